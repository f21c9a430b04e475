"""Writes what a comparison found, batch by batch, each in one transaction."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Locale

from cms.directory.merges import kept_instead
from cms.directory.reception import Reception
from cms.imports import writing
from cms.imports.comparing import BATCH, GoesOn, note
from cms.imports.models import WRITTEN, Import, ImportedRecord, ImportLine, LineState
from cms.imports.reasons import Because, Reason
from cms.imports.weighing import (
    built,
    has_another_record,
    show_source,
    standing,
    takes_the_name_of,
    weigh,
    weigh_gone,
)
from cms.taxonomy.models import Theme

logger = logging.getLogger(__name__)

ASKED_FROM, ASKED_PER_CENT = 5, 10
"""Where more records than that, and a greater part, are gone, somebody must say that it is so."""
TO_WRITE = Q(state__in=WRITTEN) | Q(state=LineState.UNCHANGED, fields__isnull=False)


def gone_too_many(run: Import) -> bool:
    """True if so much is gone that the file may be half empty."""
    gone = run.lines.filter(state=LineState.GONE).count()
    before = ImportedRecord.objects.filter(source=run.source, gone=False).count()
    return gone > ASKED_FROM and gone * 100 > before * ASKED_PER_CENT


@dataclass
class Application:
    """Writes the lines of one run.

    Args:
        run: goes on with the lines that are not written yet.
        batch: lines in one transaction.
    """

    run: Import
    batch: int = BATCH

    def __post_init__(self) -> None:
        self._source = self.run.source
        themes = {each.key: each for each in Theme.objects.all()}
        self._reception = Reception(themes, is_checked=True)
        self._locales = {each.language_code: each for each in Locale.objects.all()}

    def carry_on(self, goes_on: GoesOn) -> bool:
        """Write until the end; False where it was stopped before."""
        waiting = self.run.lines.filter(TO_WRITE, is_written=False).order_by("pk")
        while lines := list(waiting[: self.batch]):
            try:
                self.write(lines)
            except (DatabaseError, ValueError):
                logger.exception("a batch of import %s failed; one by one now", self.run.pk)
                for line in lines:
                    self._write_alone(ImportLine.objects.get(pk=line.pk))
            if not goes_on():
                return False
        return True

    def _write_alone(self, line: ImportLine) -> None:
        """Write one line; whatever stops it, the others are written."""
        try:
            self.write([line])
        except (DatabaseError, ValueError):
            logger.exception("line %s cannot be written", line.pk)
            line = ImportLine.objects.get(pk=line.pk)
            line.state, line.is_written = LineState.REFUSED, True
            line.reasons.append(asdict(Because.because(Reason.FAILED)))
            line.save()

    @transaction.atomic
    def write(self, lines: Sequence[ImportLine]) -> None:
        """Write some lines, weighed anew: somebody may have edited since they were compared."""
        ids = [line.record_id for line in lines]
        rows = ImportedRecord.objects.filter(source=self._source, record_id__in=ids)
        records = {each.record_id: each for each in rows.select_for_update()}
        _lead_to_what_is_kept(lines)
        organisations = standing(line.key for line in lines if line.key)
        said = {line.pk: _said(line) for line in lines}
        published: list[Any] = []
        kept: list[ImportedRecord] = []
        archived: list[UUID] = []
        for line in lines:
            record = records.get(line.record_id)
            organisation = organisations.get(line.key) if line.key else None
            if line.fields is None:
                self._take_away(line, record, organisation, archived, kept)
            else:
                self._take_over(line, record, organisation, published, kept)
        writing.publish(published, self.run.started_by)
        writing.archive(archived, self.run.started_by)
        _keep(kept)
        _note_written(lines, said)

    def _take_over(
        self,
        line: ImportLine,
        record: ImportedRecord | None,
        organisation: Any,
        published: list[Any],
        kept: list[ImportedRecord],
    ) -> None:
        locale = self._locales[line.locale]
        theirs = line.fields or {}
        verdict = weigh(theirs, record, organisation, locale, self._source, line.decisions)
        was_doubtful = line.state == LineState.DOUBTFUL
        line.reasons = [each for each in line.reasons if each["reason"] not in _WEIGHED_ANEW]
        note(line, verdict)
        if was_doubtful and not verdict.conflicts and verdict.state is LineState.UNCHANGED:
            line.state = LineState.CHANGED  # decided: it says so
        line.is_written = True
        if verdict.fields is not None and line.key:
            shows = organisation is None or takes_the_name_of(organisation, self._source)
            made = built(verdict, line.key, organisation, locale, timezone.now(), self._reception)
            if shows:
                show_source(made, self._source)
            if made not in published:  # two records of a source may be one organisation
                published.append(made)
        if verdict.remembered is not None and line.key:
            record = record or ImportedRecord(source=self._source, record_id=line.record_id)
            record.key, record.fields, record.gone = line.key, verdict.remembered, False
            record.fingerprint = "" if verdict.conflicts else line.fingerprint
            kept.append(record)
        if not verdict.conflicts:
            line.fields = None

    def _take_away(
        self,
        line: ImportLine,
        record: ImportedRecord | None,
        organisation: Any,
        archived: list[UUID],
        kept: list[ImportedRecord],
    ) -> None:
        line.is_written = True
        if record is None or record.gone:
            return
        verdict = weigh_gone(record, organisation, line.decisions)
        note(line, verdict)
        if verdict.conflicts:
            return
        record.gone, record.fingerprint = True, ""
        kept.append(record)
        is_archived = self.run.archives_gone is not False
        is_alone = not has_another_record(record)
        if verdict.state is LineState.GONE and is_archived and is_alone and organisation:
            archived.append(record.key)
        line.reasons, line.state = [], LineState.GONE


_WEIGHED_ANEW = {
    Reason.CHANGED_HERE,
    Reason.DRAFT_HERE,
    Reason.WITHDRAWN_HERE,
    Reason.RETURNED,
}


def decide(line: ImportLine, decisions: Mapping[str, str]) -> None:
    """Keep an editor's decisions on a line, and write it if it was written before."""
    known = {path: choice for path, choice in decisions.items() if path in line.conflicts}
    line.decisions = {**line.decisions, **known}
    line.save(update_fields=["decisions"])
    if line.is_written:
        Application(line.run).write([line])


def _lead_to_what_is_kept(lines: Iterable[ImportLine]) -> None:
    """Lead lines to the organisations into which theirs were merged since."""
    instead = kept_instead({line.key for line in lines if line.key})
    for line in lines:
        if line.key in instead:
            line.key = instead[line.key]
            line.save(update_fields=["key"])


def _said(line: ImportLine) -> tuple[str, str]:
    return str(line.state), repr((line.reasons, line.conflicts))


def _note_written(lines: Iterable[ImportLine], said: Mapping[int, tuple[str, str]]) -> None:
    """Store that lines are written; those of which nothing else has changed at once."""
    plain = [each.pk for each in lines if each.fields is None and _said(each) == said[each.pk]]
    ImportLine.objects.filter(pk__in=plain).update(fields=None, is_written=True)
    for line in lines:
        if line.pk not in plain:
            line.save(update_fields=["state", "reasons", "conflicts", "fields", "is_written"])


def _keep(records: Iterable[ImportedRecord]) -> None:
    """Store what the source said last."""
    rows = list(records)
    ImportedRecord.objects.bulk_create([each for each in rows if each.pk is None])
    stored = [each for each in rows if each.pk is not None]
    ImportedRecord.objects.bulk_update(stored, ["key", "fields", "fingerprint", "gone"])
