"""Finds the records that reports are about, and who may decide on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail.permissions import policy_registry

from cms.ground.addresses import readers_address, title_of
from cms.ground.admin import edit_address
from cms.ground.kinds import CmsKind, kinds
from cms.ground.projection.versions import is_placeholder
from cms.people.translating import may_edit
from content_models.inbox import Report, Subject, Topic

WORDS = frozenset({Topic.TEXT, Topic.TRANSLATION})
"""What a translator can put right; all else stands in the original."""


@dataclass(frozen=True)
class Record:
    """A record is what a report is about, as the CMS has it now.

    Attributes:
        kind: of it.
        versions: in all languages, the original first; none of a record that was deleted.
    """

    kind: CmsKind
    versions: tuple[Any, ...]

    @property
    def original(self) -> Any:
        """Return the version that has the facts; None where it was deleted."""
        return self.versions[0] if self.versions else None

    def version_in(self, locale: str) -> Any:
        """Return the version in a language, else the original."""
        found = (each for each in self.versions if _locale_of(each) == locale)
        return next(found, self.original)

    @property
    def title(self) -> str:
        """Return its title, as it was written last."""
        return title_of(self.original)

    @property
    def public_address(self) -> str:
        """Return where readers see it."""
        return readers_address(self.original) if getattr(self.original, "live", False) else ""


def record_of(subject: Subject) -> Record | None:
    """Return the record of a subject; None for a search, and for what was deleted."""
    if subject.item is None:
        return None
    # Who reported while nobody could read what is published could not name the kind.
    chosen = [each for each in kinds() if subject.kind in {"", each.name} and each.is_translated]
    for kind in chosen:
        versions = tuple(
            each for each in _versions(kind, [subject.item]) if not is_placeholder(each)
        )
        if versions:
            return Record(kind, versions)
    return None


def form_of(user: Any, record: Record, topic: Topic, locale: str) -> str:
    """Return where somebody may edit a topic; empty where they may not."""
    version = record.version_in(locale) if topic in WORDS else record.original
    if not may_edit(user, version):
        return ""
    said = record.kind.said(record.original).get(topic)
    anchor = f"#{said.anchor}" if said and said.anchor else ""
    return edit_address(record.kind.label, version.pk) + anchor


def may_decide(user: Any, record: Record | None, report: Report) -> bool:
    """True if somebody who edits content may close a report.

    On a record that is who may put it right. On a search or what was deleted it is everybody.
    """
    if record is None or may_edit(user, record.original):
        return True
    if not {claim.topic for claim in report.claims} <= WORDS:
        return False
    return any(may_edit(user, version) for version in record.versions)


def decidable(user: Any, subjects: Iterable[tuple[str, str]]) -> frozenset[UUID]:
    """Return the keys of records that somebody may edit, or that are gone.

    Args:
        user: who looks.
        subjects: kind and key of each record.
    """
    named = {UUID(key) for _kind, key in subjects}
    gone, found = set(named), set()
    for kind in kinds():
        if not named or not kind.is_translated:
            continue
        instead = kind.instead(named)
        versions = _versions(kind, named)
        there = {version.translation_key for version in versions}
        editable = {version.translation_key for version in _editable(user, kind, versions)}
        gone -= {key for key in named if instead.get(key, key) in there}
        found |= {key for key in named if instead.get(key, key) in editable}
    return frozenset(gone | found)


def _editable(user: Any, kind: CmsKind, versions: list[Any]) -> list[Any]:
    if kind.is_page:
        return [version for version in versions if may_edit(user, version)]
    policy = policy_registry.get_by_type(kind.model)
    allowed = policy.instances_user_has_any_permission_for(user, ["change"])
    keys = set(allowed.filter(pk__in=[each.pk for each in versions]).values_list("pk", flat=True))
    return [version for version in versions if version.pk in keys]


def _versions(kind: CmsKind, keys: Iterable[UUID]) -> list[Any]:
    """Return the versions of some items, or of what they were merged into."""
    wanted = set(keys)
    instead = kind.instead(wanted)
    own = {instead.get(key, key) for key in wanted}
    rows = kind.model.objects.filter(**{f"{kind.key_field}__in": own})
    return list(rows.select_related("locale").order_by("pk"))


def _locale_of(version: Any) -> str:
    code: str = version.locale.language_code
    return code
