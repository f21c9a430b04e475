"""Reads both organisations of a pair, in all their languages, as a merge takes them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from cms.directory.merges import is_part_of_another
from cms.directory.models import Organisation
from cms.ground.spoken_languages import named
from cms.people.translating import may_publish
from cms.translation.services import placeholders

Content = dict[str, Any]
"""What a version is made of, as its history keeps it."""
WORDS = ("name", "alternative_names", "description", "website")
"""What each language has of its own, beside the words of rows."""


@dataclass(frozen=True)
class Side:
    """A side is one organisation of a pair.

    Attributes:
        key: of the organisation.
        versions: by language, the original first: as readers see them, else as drafts.
        untranslated: languages in which nobody has written anything yet.
    """

    key: UUID
    versions: dict[str, Any]
    untranslated: frozenset[str] = frozenset()

    @property
    def original(self) -> Any:
        """Return the version with the facts."""
        return next(iter(self.versions.values()))

    @property
    def language(self) -> str:
        """Return the language of the original."""
        return next(iter(self.versions))

    @property
    def name(self) -> str:
        """Return what the original is called."""
        return str(self.original.name)

    @property
    def is_live(self) -> bool:
        """True if readers see some version of it."""
        return any(each.live for each in self.versions.values())

    @property
    def state(self) -> str:
        """Return its versions with their latest drafts: another state where somebody has saved."""
        return ".".join(f"{each.pk}-{each.latest_revision_id}" for each in self.versions.values())


def side_of(key: UUID, *, is_locked: bool = False) -> Side | None:
    """Return an organisation; None where there is none.

    Args:
        key: of the organisation.
        is_locked: nobody else changes its rows until the end of the transaction.
    """
    rows = Organisation.objects.filter(translation_key=key).select_related("locale").order_by("pk")
    if is_locked:
        rows = rows.select_for_update(of=("self",))
    versions = {each.locale.language_code: _as_taken(each) for each in rows}
    begun = frozenset(language for _key, language in placeholders([key]))
    return Side(key, versions, begun) if versions else None


def _as_taken(row: Any) -> Any:
    is_draft = not row.live and row.latest_revision_id is not None
    return row.get_latest_revision_as_object() if is_draft else row


def content_of(version: Any) -> Content:
    """Return what a version is made of, as JSON has it."""
    content: Content = json.loads(json.dumps(version.serializable_data(), cls=DjangoJSONEncoder))
    return content


def obstacles(side: Side) -> Iterator[str]:
    """Yield why an organisation can neither be merged nor parted, in words."""
    if is_part_of_another(side.key):
        yield _("“%(name)s” is part of another organisation already.") % {"name": side.name}
        return
    for language, version in side.versions.items():
        words = {"name": version.name, "language": named(language)}
        if version.current_workflow_state is not None:
            yield _("“%(name)s” (%(language)s) is being reviewed. Let it be decided first.") % words
        elif version.live and version.has_unpublished_changes:
            yield (
                _(
                    "“%(name)s” (%(language)s) has a draft that readers do not see yet. Publish it,"
                    " or go back to what is published, first."
                )
                % words
            )
        elif version.locked:
            yield _("“%(name)s” (%(language)s) is locked. Unlock it first.") % words


def may_merge(user: Any, sides: Iterable[Side]) -> bool:
    """True if somebody may publish, and withdraw, all versions of some organisations."""
    versions = (version for side in sides for version in side.versions.values())
    return all(may_publish(user, version) for version in versions)
