"""Checks all organisations, a few at a time, and then only what changed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote, urlsplit
from uuid import UUID

from content_models.exchange.conformance.report import (
    ConformanceReport,
    FaultyRow,
    FieldFault,
    StandardReport,
    TableCount,
)
from content_models.exchange.conformance.rules import Fault, faults_in
from content_models.exchange.conformance.standards import STANDARDS, PublishedRecord, Standard
from content_models.exchange.originals import original_of
from content_models.kinds import KINDS
from content_models.kinds.organisation import Organisation
from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES
from content_models.published.reading import StoreSnapshot

KIND = "organisation"
RECORDS_AT_A_TIME = 20
MOST_LISTED = 100
"""Faulty rows of one standard in a report; the counts have all."""


@dataclass(frozen=True)
class Checked:
    """Holds what one standard says of one organisation.

    Attributes:
        tables: the table of each row.
        faulty: the rows that are not valid.
    """

    tables: tuple[str, ...]
    faulty: tuple[FaultyRow, ...]


def checked(published: PublishedRecord, standard: Standard) -> Checked:
    """Return what a standard says of an organisation."""
    rows = list(standard.rows(published))
    found = [(table, row, faults_in(row, table, standard.tables)) for table, row in rows]
    return Checked(
        tables=tuple(table for table, _row in rows),
        faulty=tuple(
            FaultyRow(
                table=table,
                id=str(row.get("id", "")),
                organisation=published.document.key,
                faults=_written(faults),
            )
            for table, row, faults in found
            if faults
        ),
    )


def _written(faults: Iterable[Fault]) -> tuple[FieldFault, ...]:
    return tuple(FieldFault(field=each.field, reason=each.reason) for each in sorted(faults))


def producer_of(base_url: str) -> str:
    """Return the name of a site as data·inclusion has names: its host with hyphens."""
    return (urlsplit(base_url).hostname or "insert").replace(".", "-")


class Checker:
    """Follows the store's change sequence, and begins anew every day.

    Args:
        base_url: of this site.
    """

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._producer = producer_of(base_url)
        self._sequence: int | None = None
        self._day = date.min
        self._waiting: list[UUID] = []
        self._results: dict[UUID, tuple[Checked, ...]] = {}

    def check_some(self, snapshot: StoreSnapshot, now: datetime) -> bool:
        """Check some of what has not been checked; return whether there was anything to do."""
        self._follow(snapshot, now.astimezone(UTC).date())
        if not self._waiting:
            return False
        part, self._waiting = (
            self._waiting[:RECORDS_AT_A_TIME],
            self._waiting[RECORDS_AT_A_TIME:],
        )
        versions = snapshot.versions(part)
        for key in part:
            self._check(key, original_of(versions.get(key, ())))
        return True

    @property
    def is_done(self) -> bool:
        """True if all of a state has been checked."""
        return self._sequence is not None and not self._waiting

    def report(self, now: datetime) -> ConformanceReport:
        """Return the report of what has been checked."""
        return ConformanceReport(
            sequence=self._sequence or 0,
            day=self._day,
            checked_at=now,
            organisations=len(self._results),
            standards=tuple(
                _report(standard, [results[at] for _key, results in sorted(self._results.items())])
                for at, standard in enumerate(STANDARDS)
            ),
        )

    def _follow(self, snapshot: StoreSnapshot, today: date) -> None:
        if self._waiting:
            return
        sequence = snapshot.state().sequence
        if self._sequence is None or sequence < self._sequence or today != self._day:
            self._results.clear()
            self._day = today
            keys = {key for key, _locale in snapshot.versions_of_kind(KIND)}
        elif sequence == self._sequence:
            return
        else:
            keys = snapshot.keys_changed_since(self._sequence)
        self._sequence = sequence
        self._waiting = sorted(keys)

    def _check(self, key: UUID, document: Organisation | None) -> None:
        if document is None:
            self._results.pop(key, None)
            return
        published = PublishedRecord(document, self._day, self._address(document), self._producer)
        self._results[key] = tuple(checked(published, standard) for standard in STANDARDS)

    def _address(self, document: Organisation) -> str:
        is_spoken = document.locale in INTERFACE_LANGUAGES
        language = document.locale if is_spoken else DEFAULT_LANGUAGE
        return self._base_url + KINDS[KIND].path(language, quote(document.segment))


def _report(standard: Standard, results: list[Checked]) -> StandardReport:
    rows = Counter(table for each in results for table in each.tables)
    faulty = [row for each in results for row in each.faulty]
    wrong = Counter(row.table for row in faulty)
    return StandardReport(
        standard=standard.code,
        tables=tuple(
            TableCount(table=table, checked=rows[table], valid=rows[table] - wrong[table])
            for table in standard.counted
        ),
        left_out=sum(not each.tables for each in results),
        faulty=tuple(faulty[:MOST_LISTED]),
    )
