"""Compares a file with the directory, batch by batch; nothing of the directory is written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Locale

from cms.directory.merges import kept_instead
from cms.directory.models import Organisation
from cms.directory.reception import Reception
from cms.ground.kinds import kinds
from cms.imports.models import Import, ImportedRecord, ImportLine, LineState, Source
from cms.imports.reasons import Because, Reason
from cms.imports.weighing import Verdict, fingerprint_of, said_by, standing, weigh, weigh_gone
from cms.taxonomy.models import Theme, ThemeLabel
from content_models.exchange import reading
from content_models.exchange.reading import Format, Found, ReadingOptions, SourceUnreadableError
from content_models.exchange.reading import Reason as ReadingReason
from content_models.references import short_id

BATCH = 100
"""Records in one transaction: what a kill costs at most."""
GoesOn = Callable[[], bool]
"""Asked after each batch; False where somebody wants the run to stop."""


@dataclass
class _Candidate:
    """A record that is looked at more closely."""

    found: Found
    line: ImportLine
    document: Any
    locale: Any


@dataclass
class Comparison:
    """Compares the file of one run.

    Args:
        run: goes on after the records that it has compared.
        batch: records in one transaction.
    """

    run: Import
    batch: int = BATCH
    _ids: set[str] = field(default_factory=set)
    _keys: set[UUID] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._source = self.run.source
        self._reception = Reception({each.key: each for each in Theme.objects.all()})
        self._locales = {each.language_code: each for each in Locale.objects.all()}
        here = Organisation.objects.values_list("translation_key", flat=True)
        self._addresses = {short_id(key): key for key in here.iterator()}
        seen = self.run.lines.values_list("record_id", "key")
        for record_id, key in seen.iterator():
            self._ids.add(record_id)
            if key is not None:
                self._keys.add(key)

    def carry_on(self, goes_on: GoesOn) -> bool:
        """Compare until the end; False where it was stopped before.

        Raises:
            SourceUnreadableError: the file cannot be read, or not to its end, or has no record:
                nobody means that everything is gone.
            FileNotFoundError: it is not kept any more.
        """
        with ExitStack() as files:
            records = islice(self._records(files), self.run.records, None)
            for batch in iter(lambda: list(islice(records, self.batch)), []):
                with transaction.atomic():
                    ImportLine.objects.bulk_create(self._lines(batch))
                    self.run.records += len(batch)
                    self.run.save(update_fields=["records"])
                if not goes_on():
                    return False
        if not self.run.records:
            raise SourceUnreadableError(ReadingReason.EMPTY, self.run.name)
        return self._find_gone(goes_on)

    def _records(self, files: ExitStack) -> Iterator[Found]:
        run = self.run
        services: Any = None
        if run.services:
            services = (files.enter_context(run.services.open("rb")), run.services_name)
        options = reading_options(self._source, run.created_at.date())
        file: Any = files.enter_context(run.file.open("rb"))
        return reading.read_records(file, run.name, replace(options, services=services))

    def _lines(self, batch: Iterable[Found]) -> list[ImportLine]:
        lines, candidates = [], []
        for found in batch:
            line = ImportLine(
                run=self.run,
                record_id=found.source_id,
                where=found.where[:100],
                state=LineState.REFUSED,
                reasons=[asdict(Because.of(each)) for each in found.refusals],
            )
            lines.append(line)
            candidate = self._candidate(found, line)
            if candidate:
                candidates.append(candidate)
        self._judge(candidates)
        return lines

    def _candidate(self, found: Found, line: ImportLine) -> _Candidate | None:
        """Return a record that may be written; else its line says why not."""
        if found.source_id and found.source_id in self._ids:
            _add(line, Because.because(Reason.REPEATED, value=found.source_id))
            return None
        self._ids.add(found.source_id)
        document = found.organisation
        if document is None:
            return None
        line.title = document.title[:200]
        if document.key in self._keys:
            _add(line, Because.because(Reason.REPEATED, value=found.source_id))
            return None
        self._keys.add(document.key)
        line.key = document.key
        # Those of one computer (UUID version 1) end alike, and addresses are made of the end.
        if self._addresses.setdefault(short_id(document.key), document.key) != document.key:
            _add(line, Because.because(Reason.TAKEN, value=found.source_id))
            return None
        country = self._source.country
        for each in document.locations:
            if country and each.country != country:
                _add(line, Because.because(Reason.ABROAD, "locations.country", each.country))
                return None
        locale = self._locales.get(document.locale) or self._locales[self._source.language]
        line.locale = locale.language_code
        return _Candidate(found, line, document, locale)

    def _judge(self, candidates: Sequence[_Candidate]) -> None:
        known = {
            each.record_id: each
            for each in ImportedRecord.objects.filter(
                source=self._source, record_id__in=[each.found.source_id for each in candidates]
            )
        }
        changed = []
        for each in candidates:
            each.line.fingerprint = fingerprint_of(each.document, self._source)
            record = known.get(each.found.source_id)
            is_same = record is not None and record.fingerprint == each.line.fingerprint
            if record is not None and is_same and not record.gone:
                each.line.state, each.line.key = LineState.UNCHANGED, record.key
                each.line.is_written = True
            else:
                changed.append(each)
        instead = kept_instead({each.document.key for each in changed})
        key_of = {each.found.source_id: _key(each, known, instead) for each in changed}
        keys = set(key_of.values())
        organisations = standing(keys)
        elsewhere = set(
            ImportedRecord.objects.filter(key__in=keys)
            .exclude(source=self._source, record_id__in=known)
            .values_list("key", flat=True)
        )
        taken = _keys_of_other_kinds(keys)
        for each in changed:
            key = key_of[each.found.source_id]
            record = known.get(each.found.source_id)
            if record is None and key in taken:
                _add(each.line, Because.because(Reason.TAKEN))
                continue
            if record is None and key in elsewhere:
                _add(each.line, Because.because(Reason.OF_ANOTHER_SOURCE))
                continue
            self._weigh(each, record, key, organisations.get(key))

    def _weigh(
        self, each: _Candidate, record: ImportedRecord | None, key: UUID, organisation: Any
    ) -> None:
        theirs, reasons = said_by(each.document, each.locale, self._reception)
        verdict = weigh(theirs, record, organisation, each.locale, self._source, {})
        each.line.key = key
        note(each.line, verdict)
        for reason in reasons:
            _add(each.line, reason)
        if verdict.state is not LineState.REFUSED:
            each.line.fields = theirs

    def _find_gone(self, goes_on: GoesOn) -> bool:
        """Add a line for each record that the file has no longer."""
        has_line = ImportLine.objects.filter(run=self.run, record_id=OuterRef("record_id"))
        missing = ImportedRecord.objects.filter(~Exists(has_line), source=self._source, gone=False)
        while records := list(missing.order_by("pk")[: self.batch]):
            organisations = standing(each.key for each in records)
            with transaction.atomic():
                lines = []
                for record in records:
                    organisation = organisations.get(record.key)
                    line = ImportLine(run=self.run, record_id=record.record_id, key=record.key)
                    line.title = str(organisation or record.fields.get("title", ""))[:200]
                    note(line, weigh_gone(record, organisation, {}))
                    lines.append(line)
                ImportLine.objects.bulk_create(lines)
            if not goes_on():
                return False
        return True


def note(line: ImportLine, verdict: Verdict) -> None:
    """Write a verdict on a line."""
    line.state = verdict.state
    line.conflicts = {path: asdict(each) for path, each in verdict.conflicts.items()}
    for reason in verdict.reasons:
        _add(line, reason)


def _add(line: ImportLine, reason: Because) -> None:
    said = asdict(reason)
    if said not in line.reasons:
        line.reasons.append(said)


def _key(each: _Candidate, known: dict[str, ImportedRecord], instead: dict[UUID, UUID]) -> UUID:
    """Return the key of the organisation that a record is part of now."""
    record = known.get(each.found.source_id)
    key: UUID = record.key if record else each.document.key
    return instead.get(key, key)


def _keys_of_other_kinds(keys: set[UUID]) -> set[UUID]:
    """Return the keys that pages, themes or partners have: theirs is the address."""
    taken: set[UUID] = set()
    for kind in kinds():
        if kind.model is not Organisation:
            rows = kind.model.objects.filter(**{f"{kind.key_field}__in": keys})
            taken |= set(rows.values_list(kind.key_field, flat=True))
    return taken


def reading_options(source: Source, on: date) -> ReadingOptions:
    """Return what a source says of all its files; ``on`` is the day of reading."""
    columns = {column: field for column, field in source.columns.items() if field}
    return ReadingOptions(
        source=source.shown,
        namespace=source.key,
        country=source.country,
        locale=source.language,
        on=on,
        format=Format(source.format) if source.format else None,
        columns=columns or None,
        themes=theme_words(),
    )


def theme_words() -> dict[str, UUID]:
    """Return our themes by their names and everyday words, in all languages."""
    words: dict[str, UUID] = {}
    for label in ThemeLabel.objects.select_related("theme"):
        for name in (label.label, *label.synonym_list):
            words.setdefault(name, label.theme.key)
    return words
