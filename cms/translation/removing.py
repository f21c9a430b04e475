"""Takes what was taken out of an original out of all its versions, too.

Somebody withdraws a quote. Taking it out of the original passes the review as every change does;
the translations would go on saying it until each has been through a review of its own. So whoever
may edit the original has it taken out of all of them: of what readers have, and of drafts, which
would bring it back. Nothing else of a version changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Locale

from cms.ground.ownership import tree_model
from cms.translation.closing import review_of
from cms.translation.descriptions import described
from cms.translation.following import follow
from cms.translation.kinds import is_published, original_of
from cms.translation.managed import translation_of
from cms.translation.models import Version
from cms.translation.parts import field_and_block, parts_of, written_fields

TAKEN_OUT = "translation.taken_out"
"""The name of the entry in the history of a version."""


@dataclass(frozen=True)
class Standing:
    """A part stands in a version still, though the original has it no longer.

    Attributes:
        of: the name that the part had in the original.
        part: its name in the version.
        version: the version, as readers or as editors have it.
        label: what it is called.
        excerpt: how it begins.
        is_public: readers have it.
    """

    of: str
    part: str
    version: Any
    label: str
    excerpt: str
    is_public: bool

    @property
    def language(self) -> Locale:
        """Return the language of the version."""
        locale: Locale = self.version.locale
        return locale


def stands_in_versions(original: Any) -> bool:
    """True if readers of another version still have what the original has no longer."""
    rows = Version.objects.filter(key=original.translation_key).exclude(stale=[])
    return any(each.is_removed for row in rows for each in row.stale_parts)


def standing(original: Any) -> list[Standing]:
    """Return what stands in the versions of an original still, part by part."""
    if not is_published(original) or original_of(original).pk != original.pk:
        return []
    found = []
    for version in _translations(original):
        public, draft = _removed(version), _draft(version)
        found += [
            Standing(of, name, version, *described(version, name), is_public=True)
            for name, of in public.items()
        ]
        found += [
            Standing(name, name, version, *described(draft, name), is_public=False)
            for name in _foreign_blocks(draft, original) - public.keys()
        ]
    return sorted(found, key=lambda each: (each.of, not each.is_public, each.version.pk))


@transaction.atomic
def take_out(original: Any, of: str, user: Any) -> list[Any]:
    """Take one part out of all versions, publish those that readers have, and return them.

    Args:
        original: the item, which has the part no longer.
        of: the name that the part had there.
        user: whoever does it, for the history.
    """
    wanted = [each for each in standing(original) if each.of == of]
    versions = {each.version.pk: each.version for each in wanted}
    for pk, version in versions.items():
        names = {each.part for each in wanted if each.version.pk == pk}
        _take_out(version, names, user)
    return list(versions.values())


def _take_out(version: Any, names: set[str], user: Any) -> None:
    """Take parts out of what readers have, and of the draft after it."""
    label = "; ".join(sorted({described(_draft(version), name)[0] for name in names}))
    draft = version.latest_revision if version.has_unpublished_changes else None
    review = review_of(version)
    requested_by = review.requested_by if review is not None else None
    if version.live and names & {part.name for part in parts_of(version)}:
        _without(version, names)
        # What was published under older rules would else keep words that somebody has withdrawn.
        version.publish_without_asking(
            version.save_revision(user=user, clean=False), user=user, skip_permission_checks=True
        )
    if draft is not None:
        later = draft.as_object()
        _without(later, names)
        later.save_revision(user=user, clean=False)
        _review_again(later, requested_by)
    translation = translation_of(version)
    if translation is not None:
        follow(translation.source)
    log(instance=version, action=TAKEN_OUT, user=user, data={"part": label})


def _review_again(draft: Any, requested_by: Any) -> None:
    """Hand a draft in again that was in review, for whoever handed it in."""
    if requested_by is None:
        return
    review = review_of(type(draft).objects.get(pk=draft.pk))
    if review is not None:
        review.cancel()
    draft = type(draft).objects.get(pk=draft.pk)
    draft.get_workflow().start(draft, requested_by)


def _without(item: Any, names: Iterable[str]) -> None:
    """Empty fields of an item, and take blocks out of them."""
    blocks: dict[str, set[str]] = {}
    for name in names:
        field, block = field_and_block(name)
        if block:
            blocks.setdefault(field, set()).add(block)
        else:
            setattr(item, field, "")
    for field, gone in blocks.items():
        stream = getattr(item, field)
        for index in reversed(range(len(stream))):
            if stream[index].id in gone:
                del stream[index]


def _translations(original: Any) -> Iterator[Any]:
    rows = tree_model(original).objects.filter(translation_key=original.translation_key)
    for row in rows.exclude(pk=original.pk).select_related("locale").order_by("pk"):
        version = getattr(row, "specific", row)
        if getattr(version, "alias_of_id", None) is None:
            yield version


def _removed(version: Any) -> dict[str, str]:
    """Return the parts of a published version that its original has no longer."""
    row = Version.objects.filter(
        key=version.translation_key, language=version.locale.language_code
    ).first()
    removed = [each for each in row.stale_parts if each.is_removed] if row is not None else []
    return {each.part: each.of for each in removed}


def _draft(version: Any) -> Any:
    """Return a version as its editors have it."""
    if getattr(version, "has_unpublished_changes", False) and version.latest_revision is not None:
        return version.get_latest_revision_as_object()
    return version


def _foreign_blocks(draft: Any, original: Any) -> set[str]:
    """Return the blocks of a draft that the original has no longer.

    What is written in the ordinary form, or translated from another translation, has blocks of its
    own: of its draft nothing is known.
    """
    translation = translation_of(draft)
    if translation is None or translation.source.locale_id != original.locale_id:
        return set()
    names = {part.name for part in parts_of(original)}
    streams = {
        field
        for field in written_fields(type(original))
        if isinstance(original._meta.get_field(field), StreamField)
    }
    return {
        part.name
        for part in parts_of(draft)
        if part.name not in names and field_and_block(part.name)[0] in streams
    }
