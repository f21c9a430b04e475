"""Weighs a record of a source against what stands here.

It is asked twice: when a file is compared, and when it is written, since somebody may have edited
in between.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from cms.directory.checks import LastChecks
from cms.directory.models import Organisation
from cms.directory.projection import document_of
from cms.directory.reception import Misfit, Reception, new_organisation
from cms.imports import fields as paths
from cms.imports.fields import (
    Conflict,
    Fields,
    Merged,
    decided,
    fields_of,
    in_our_shape,
    merge,
    remembered,
)
from cms.imports.models import ImportedRecord, LineState, Source
from cms.imports.reasons import Because, Reason
from content_models.documents import Translation
from content_models.exchange.reading import Reason as ReadingReason
from content_models.kinds.organisation import Organisation as Document

RECORD = ""
"""The path of the whole record, where a decision is about all of it."""
THEIRS, OURS = "theirs", "ours"
SOURCE_COLUMNS = ("source_name", "source_address", "source_licence", "source_licence_address")
_MISFITS = {
    Misfit.SHORTENED: Reason.SHORTENED,
    Misfit.LEFT_OUT: Reason.LEFT_OUT,
    Misfit.UNKNOWN_THEME: Reason.UNKNOWN_THEME,
    Misfit.NOT_A_PHONE: ReadingReason.NOT_A_PHONE,
}


@dataclass(frozen=True)
class Verdict:
    """A verdict says what becomes of a record.

    Attributes:
        state: of its line.
        reasons: why.
        conflicts: that nobody has decided, by path.
        fields: what is to stand here; None where nothing is written.
        remembered: what to remember as the source's word; None where it is to be asked again.
    """

    state: LineState
    reasons: tuple[Because, ...] = ()
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    fields: Fields | None = None
    remembered: Fields | None = None


def fingerprint_of(document: Document, source: Source) -> str:
    """Return a fingerprint of what a source says, of itself as well."""
    said = document.model_dump_json(exclude={"published_at", "updated_at"})
    shown = source.shown.model_dump_json()
    return hashlib.sha256(f"{shown}\n{source.language}\n{said}".encode()).hexdigest()


def said_by(document: Document, locale: Any, reception: Reception) -> tuple[Fields, list[Because]]:
    """Return what a source says, as it would stand here, with what does not fit.

    Two are only compared after both have gone the same way: into columns and out again.
    """
    organisation = new_organisation(document.key, locale)
    misfits = reception.fill(organisation, document)
    organisation.first_published_at = organisation.last_published_at = document.updated_at
    reasons = [
        Because(each.field, _MISFITS[each.misfit].value, each.value[:200]) for each in misfits
    ]
    return standing_fields(organisation), reasons


def standing_fields(organisation: Any) -> Fields:
    """Return the fields of an original as it stands in memory."""
    organisation.read_facts_of(organisation)
    organisation.known_checks = LastChecks()  # no source says any: not to be read for each record
    return fields_of(document_of(organisation, Translation()))


def standing(keys: Iterable[UUID]) -> dict[UUID, Any]:
    """Return the originals of some organisations by key, with their rows."""
    rows = Organisation.objects.filter(translation_key__in=set(keys)).select_related("locale")
    found: dict[UUID, Any] = {}
    for each in rows.order_by("pk").prefetch_related(*Organisation.prefetched_facts):
        found.setdefault(each.translation_key, each)
    return found


def weigh(
    theirs: Fields,
    record: ImportedRecord | None,
    organisation: Any,
    locale: Any,
    source: Source,
    decisions: Mapping[str, str],
) -> Verdict:
    """Say what becomes of a record that the source has.

    Args:
        theirs: as the source says now.
        record: what it said before; None where it is new to us.
        organisation: the original as it stands; None where there is none.
        locale: of the source's words.
        source: where it comes from.
        decisions: of editors, by path.
    """
    if organisation is None:
        if record is not None:
            return _refused(Reason.DELETED_HERE)
        return Verdict(LineState.NEW, fields=theirs, remembered=theirs)
    if organisation.locale_id != locale.pk:
        return _refused(Reason.OTHER_LANGUAGE)
    is_back = record is not None and record.gone
    if not organisation.live and not is_back:
        return _doubtful(Reason.WITHDRAWN_HERE)
    if organisation.live and (organisation.has_unpublished_changes or organisation.locked):
        return _doubtful(Reason.DRAFT_HERE)
    base, ours = (record.fields if record else {}), standing_fields(organisation)
    theirs = in_our_shape(theirs, base, ours)
    if (
        record is None
        and not organisation.source_name
        and merge(base, ours, theirs) == Merged(ours)
    ):
        return Verdict(LineState.UNCHANGED)  # our own data, given out and read again: it stays ours
    return _compared(base, ours, theirs, organisation, source, decisions, is_back=is_back)


def _compared(
    base: Fields,
    ours: Fields,
    theirs: Fields,
    organisation: Any,
    source: Source,
    decisions: Mapping[str, str],
    *,
    is_back: bool,
) -> Verdict:
    merged = merge(base, ours, theirs)
    taken = [path for path in merged.conflicts if decisions.get(path) == THEIRS]
    left = {path: each for path, each in merged.conflicts.items() if path not in decisions}
    fields = decided(merged, theirs, taken)
    reasons = [Because.because(Reason.CHANGED_HERE, path) for path in left]
    reasons += [Because.because(Reason.RETURNED)] if is_back else []
    # What is ours, and from which nothing was taken over, stays ours.
    is_theirs = bool(organisation.source_name) and takes_the_name_of(organisation, source)
    is_new_here = fields != ours or is_back or is_theirs
    state = LineState.CHANGED if is_new_here else LineState.UNCHANGED
    return Verdict(
        LineState.DOUBTFUL if left else state,
        tuple(reasons),
        left,
        fields if is_new_here else None,
        remembered(base, theirs, left),
    )


def weigh_gone(record: ImportedRecord, organisation: Any, decisions: Mapping[str, str]) -> Verdict:
    """Say what becomes of a record that the source has no longer."""
    if organisation is None or not organisation.live or has_another_record(record):
        return Verdict(LineState.GONE)
    ours = standing_fields(organisation)
    is_ours = ours != record.fields or organisation.has_unpublished_changes
    if not is_ours or decisions.get(RECORD) == THEIRS:
        return Verdict(LineState.GONE)
    if decisions.get(RECORD) == OURS:
        return Verdict(LineState.UNCHANGED)
    conflict = Conflict(str(organisation), None)
    return Verdict(LineState.DOUBTFUL, (Because.because(Reason.CHANGED_HERE),), {RECORD: conflict})


def has_another_record(record: ImportedRecord) -> bool:
    """True if another record, of any source, keeps the same organisation: it was merged."""
    others = ImportedRecord.objects.filter(key=record.key, gone=False)
    return others.exclude(pk=record.pk).exists()


def built(
    verdict: Verdict, key: UUID, organisation: Any, locale: Any, at: datetime, reception: Reception
) -> Any:
    """Return the organisation that a verdict wants, in memory."""
    document = paths.document_of(verdict.fields or {}, key, locale.language_code, at)
    if organisation is None:
        organisation = new_organisation(key, locale)
    reception.fill(organisation, document)
    return organisation


def show_source(organisation: Any, source: Source) -> None:
    """Write at an organisation where it comes from."""
    for name, value in zip(SOURCE_COLUMNS, _shown(source), strict=True):
        setattr(organisation, name, value)


def takes_the_name_of(organisation: Any, source: Source) -> bool:
    """True if an organisation is to show this source, and shows another one or none.

    What two sources have, since two organisations were merged, goes on showing the one it shows.
    """
    if tuple(getattr(organisation, name) for name in SOURCE_COLUMNS) == _shown(source):
        return False
    return not organisation.source_name or not is_kept_by_others(organisation, source)


def is_kept_by_others(organisation: Any, source: Source) -> bool:
    """True if another source has an organisation, too."""
    records = ImportedRecord.objects.filter(key=organisation.translation_key, gone=False)
    return records.exclude(source=source).exists()


def _shown(source: Source) -> tuple[str, ...]:
    shown = source.shown
    return shown.name, shown.address, shown.licence, shown.licence_address


def _refused(reason: Reason) -> Verdict:
    return Verdict(LineState.REFUSED, (Because.because(reason),))


def _doubtful(reason: Reason) -> Verdict:
    return Verdict(LineState.DOUBTFUL, (Because.because(reason),))
