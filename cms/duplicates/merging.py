"""Merges one organisation into another: facts, words, addresses, links and imports."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale

from cms.directory.checks import ADDRESSES, HOURS, PHONES, WHOLE, OrganisationCheck
from cms.directory.merges import Merge
from cms.directory.models import Organisation
from cms.duplicates import links
from cms.duplicates.joining import joined, new_version
from cms.duplicates.log_entries import GIVEN, TAKEN
from cms.duplicates.offers import Choices
from cms.duplicates.sides import Content, Side, content_of, obstacles, side_of
from cms.ground.completeness import IncompleteError
from cms.imports.models import ImportedRecord
from cms.translation.managed import translation_of
from cms.translation.stopping import take_in


class MergeRefusedError(Exception):
    """Something is in the way of a merge, or of undoing it.

    Attributes:
        reasons: in words.
    """

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


class OvertakenError(Exception):
    """Somebody has saved one of both since they were looked at."""


@transaction.atomic
def merge(kept_key: UUID, other_key: UUID, choices: Choices, state: str, user: Any) -> Merge:
    """Merge an organisation into the one that is kept.

    Nothing of the other is deleted: its versions and history stay, and readers are led on.

    Args:
        kept_key: of the one that is kept.
        other_key: of the one that becomes part of it.
        choices: what is kept of both.
        state: of both when they were looked at, see ``state_of``.
        user: who merges.

    Raises:
        MergeRefusedError: one of both is being written, reviewed or part of another already.
        OvertakenError: what was looked at is not what is there.
    """
    found = {key: side_of(key, is_locked=True) for key in sorted((kept_key, other_key))}
    kept, other = found[kept_key], found[other_key]
    if kept is None or other is None or kept_key == other_key:
        raise OvertakenError
    if reasons := [*obstacles(kept), *obstacles(other)]:
        raise MergeRefusedError(reasons)
    if state_of(kept, other) != state:
        raise OvertakenError
    contents = joined(kept, other, choices)
    before = {code: content_of(each) for code, each in kept.versions.items()}
    was_live = {code: each.live for code, each in kept.versions.items()}
    versions = dict(_written(kept, other, contents, user))
    withdrawn = list(_withdrawn(other, kept, user))
    instead = {
        each.pk: versions.get(code, versions[kept.language]).pk
        for code, each in other.versions.items()
    }
    records = ImportedRecord.objects.filter(key=other_key)
    undoing = {
        "kept": [
            {
                "pk": version.pk,
                "language": code,
                "before": before.get(code),
                "was_live": was_live.get(code, False),
                "after": content_of(Organisation.objects.get(pk=version.pk))
                if version.live
                else content_of(version),
            }
            for code, version in versions.items()
        ],
        "merged": withdrawn,
        "records": list(records.values_list("pk", flat=True)),
        "links": links.move(instead),
        "checks": _take_checks(kept_key, other_key),
    }
    records.update(key=kept_key)
    # Last: what is merged can be withdrawn by nobody.
    return Merge.objects.create(
        kept=kept_key,
        merged=other_key,
        kept_name=kept.name,
        merged_name=other.name,
        made_by=user,
        before=undoing,
    )


def state_of(kept: Side, other: Side) -> str:
    """Return both as they were looked at."""
    return f"{kept.state}/{other.state}"


def _written(
    kept: Side, other: Side, contents: dict[str, Content], user: Any
) -> Iterator[tuple[str, Any]]:
    """Write each language of the one that is kept, public where one of both was."""
    for code, content in contents.items():
        own, theirs = kept.versions.get(code), other.versions.get(code)
        is_public = any(each is not None and each.live for each in (own, theirs))
        if own is None:
            locale = Locale.objects.get(language_code=code)
            own = new_version(kept.key, locale, content)
            own.save()
        version = write(own, content, user, is_public=is_public)
        log(
            instance=version,
            action=TAKEN,
            user=user,
            revision=version.latest_revision,
            data={"name": other.name, "key": str(other.key)},
        )
        yield code, version


def write(version: Any, content: Content, user: Any, *, is_public: bool) -> Any:
    """Keep a content as the latest version, and publish it if it is public.

    Raises:
        MergeRefusedError: it lacks what readers need.
    """
    stored = Organisation.objects.get(pk=version.pk)
    # What is taken from both was checked when it was written: it is not refused here.
    revision = stored.with_content_json(stored.serializable_data() | content).save_revision(
        user=user, clean=False
    )
    if is_public:
        try:
            revision.publish(user=user, log_action=False)
        except IncompleteError as error:
            raise MergeRefusedError(
                [f"{each.place}: {each.message}" for each in error.lacks]
            ) from error
    before, stored = stored, Organisation.objects.get(pk=version.pk)
    if translation := translation_of(stored):
        take_in(translation, user, before)
    return stored if is_public else stored.get_latest_revision_as_object()


def _withdrawn(other: Side, kept: Side, user: Any) -> Iterator[dict[str, Any]]:
    """Take the other from readers; yield what undoing needs of each version."""
    for each in other.versions.values():
        stored = Organisation.objects.get(pk=each.pk)
        yield {"pk": stored.pk, "was_live": stored.live, "revision": stored.live_revision_id}
        if stored.live:
            stored.unpublish(user=user, log_action=False)
        log(
            instance=stored, action=GIVEN, user=user, data={"name": kept.name, "key": str(kept.key)}
        )


def _take_checks(kept: UUID, other: UUID) -> list[int]:
    """Have the services that were taken over keep their own checks; return the new rows."""
    services = Organisation.objects.filter(translation_key=kept).values_list("services__key")
    parts = {str(key) for (key,) in services if key} - {WHOLE, ADDRESSES, HOURS, PHONES}
    rows = OrganisationCheck.objects.filter(organisation=other, part__in=parts)
    copies = [
        OrganisationCheck(
            organisation=kept,
            part=row.part,
            on=row.on,
            checker=row.checker,
            name=row.name,
            user=row.user,
            made_at=row.made_at,
        )
        for row in rows
    ]
    return [row.pk for row in OrganisationCheck.objects.bulk_create(copies)]
