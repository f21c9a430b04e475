"""Defines reports as an editor sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from content_models.inbox import Decided, Report, ReportFilter, Reports, Thread


@dataclass(frozen=True)
class Line:
    """A line of the list stands for all reports on one record.

    Attributes:
        identifier: of the newest report.
        title, kind: of the record; ``kind`` is empty where there is none.
        topics, text: what the newest report says.
        language: of the page, its name in itself.
        received_at: in UTC.
        more: how many reports on the same record stand behind it.
        is_from_organisation: True where the organisation itself reports.
        decided: the latest decision; None while it is open.
    """

    identifier: str
    title: str
    kind: str
    topics: str
    text: str
    language: str
    received_at: datetime
    more: int
    is_from_organisation: bool
    decided: Decided | None


@dataclass(frozen=True)
class ShownClaim:
    """Holds a claim beside what the record says now."""

    label: str
    text: str
    values: tuple[str, ...]
    form_address: str


@dataclass(frozen=True)
class Shown:
    """A report stands on its page with its claims."""

    report: Report
    language: str
    is_from_organisation: bool
    claims: tuple[ShownClaim, ...]


class ThreadPages(Sequence[Thread]):
    """Lets Django's paginator count the threads of a filter, and read them in slices."""

    def __init__(self, reports: Reports, chosen: ReportFilter) -> None:
        self._reports = reports
        self._chosen = chosen

    def __len__(self) -> int:
        return self._reports.count_threads(self._chosen)

    def __getitem__(self, index: Any) -> Any:
        start, stop, _step = index.indices(len(self))
        return self._reports.threads(self._chosen, start=start, limit=stop - start)
