"""Keeps the report of the latest check in a file that all processes share."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from uuid import UUID

from pydantic import ValidationError

from content_models.blocks import Frozen
from content_models.deployment import Deployment
from content_models.exchange.conformance.rules import Reason
from content_models.moments import Moment

FILE = "conformance.json"


class FieldFault(Frozen):
    """One value that a standard does not accept; ``field`` is its place in the row."""

    field: str
    reason: Reason


class FaultyRow(Frozen):
    """A row with its faults. ``id`` is its own identifier, ``organisation`` its record's key."""

    table: str
    id: str
    organisation: UUID
    faults: tuple[FieldFault, ...]


class TableCount(Frozen):
    """Counts the rows of one table: those that were checked, and those that are valid."""

    table: str
    checked: int
    valid: int


class StandardReport(Frozen):
    """Holds what a standard says of all rows.

    ``faulty`` has the first of those that are not valid, in the order of their records.
    ``left_out`` counts the organisations that the standard has no place for.
    """

    standard: str
    tables: tuple[TableCount, ...]
    left_out: int
    faulty: tuple[FaultyRow, ...]

    @property
    def checked(self) -> int:
        """Return how many rows were checked."""
        return sum(each.checked for each in self.tables)

    @property
    def valid(self) -> int:
        """Return how many of them are valid."""
        return sum(each.valid for each in self.tables)


class ConformanceReport(Frozen):
    """The result of the latest check of all organisations.

    ``sequence`` is the store's change up to which it holds, ``day`` the day that it was made for.
    """

    sequence: int
    day: date
    checked_at: Moment
    organisations: int
    standards: tuple[StandardReport, ...]


class KeptReport:
    """Writes and reads the report."""

    def __init__(self, deployment: Deployment) -> None:
        self._path: Path = deployment.var_folder / FILE

    def write(self, report: ConformanceReport) -> None:
        """Put a report in the place of the one before; raises ``OSError``."""
        unfinished = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            unfinished.write_text(report.model_dump_json())
            unfinished.replace(self._path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink()
            raise

    def read(self) -> ConformanceReport | None:
        """Return the latest report, or None where there is none yet."""
        try:
            return ConformanceReport.model_validate_json(self._path.read_text())
        except (OSError, ValidationError):
            return None
