"""Looks up which offers of an index are open: now, this evening, at the weekend.

Nothing is evaluated for a request. The hours that occur in an index are made into stretches for a
fortnight when they are first seen; then a time slot takes a look at arrays, and is remembered.
"""

import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from content_models.help import Condition
from content_models.hours import Hours
from content_models.hours.prepared import PREPARED_DAYS, PreparedHours, slot_begins
from content_models.hours.windows import Window
from search.offers import offer, offer_without_hours, read_offer

_DAYS = 16
"""How long stretches are made for: another table is needed once in a week."""
_SETS_REMEMBERED = 500
"""Sixteen combinations of conditions, each for some times."""
Offers = frozenset[str]
"""Offers as an index holds them; an item is meant that has one of them."""


class Open(StrEnum):
    """Lists when somebody wants to come; ``UNKNOWN`` is what has no known hours."""

    NOW = "now"
    EVENING = "evening"
    WEEKEND = "weekend"
    UNKNOWN = "unknown"


_WINDOWS = {Open.EVENING: Window.THIS_EVENING, Open.WEEKEND: Window.AT_THE_WEEKEND}


@dataclass(frozen=True)
class Wanted:
    """Says what one and the same offer must be.

    Attributes:
        slot: the time slot that it is (``hours.prepared``).
        conditions: all of them must be met.
        open: when it must be open; None for any time.
        counts_times: whether it is to be counted what is open when.
    """

    slot: int
    conditions: frozenset[Condition] = frozenset()
    open: Open | None = None
    counts_times: bool = True


class Table:
    """Holds the offers with hours of one state of an index.

    Attributes:
        ends: the first moment that the table does not know.
    """

    def __init__(self, begins: datetime) -> None:
        self._prepared: PreparedHours[str] = PreparedHours((), begins, _DAYS)
        self._known: set[str] = set()
        self._offers: list[tuple[str, frozenset[str], str]] = []
        self._fitting: dict[frozenset[Condition], list[tuple[str, str]]] = {}
        self._sets: dict[tuple[frozenset[Condition], Open | datetime, int], Offers] = {}
        self._times: dict[tuple[frozenset[Condition], int], list[datetime]] = {}
        self._next: tuple[int, dict[str, datetime]] = (-1, {})

    def reaches(self, slot: int) -> bool:
        """True if it knows all that may be asked in a time slot."""
        begins = slot_begins(slot)
        ends = begins + timedelta(days=PREPARED_DAYS)
        return self._prepared.begins <= begins and ends <= self._prepared.ends

    def hold(self, offers: Iterable[str]) -> None:
        """Hold the offers of a state of the index, and no others."""
        self._offers = [(each, *read_offer(each)) for each in offers]
        self._fitting, self._sets = {}, {}
        self._next = (-1, {})
        new = {hours for _, _, hours in self._offers} - self._known
        self._prepared.add((hours, Hours.model_validate_json(hours)) for hours in sorted(new))
        self._known |= new

    @property
    def is_empty(self) -> bool:
        """True if nothing has known hours, so that no answer depends on the time."""
        return not self._offers

    def open_offers(
        self, conditions: frozenset[Condition], when: Open | datetime, slot: int
    ) -> Offers:
        """Return the offers that meet all conditions and are open then.

        Args:
            conditions: to be met.
            when: a time that readers ask for; or a moment, by which an offer opens next.
            slot: that it is.
        """
        asked = (conditions, when, slot)
        found = self._sets.get(asked)
        if found is None:
            if len(self._sets) >= _SETS_REMEMBERED:
                self._sets = {}
            hours = self._open_hours(when, slot)
            found = self._sets[asked] = frozenset(
                each for each, open_at in self._offers_with(conditions) if open_at in hours
            )
        return found

    def opening_times(self, conditions: frozenset[Condition], slot: int) -> list[datetime]:
        """Return the moments to come at which some offer that meets all conditions opens."""
        asked = (conditions, slot)
        if asked not in self._times:
            opens = self._next_openings(slot)
            fitting = {hours for _, hours in self._offers_with(conditions)}
            self._times[asked] = sorted({opens[hours] for hours in fitting & opens.keys()})
        return self._times[asked]

    def _offers_with(self, conditions: frozenset[Condition]) -> list[tuple[str, str]]:
        """Return the offers that meet all conditions, each with its hours."""
        if conditions not in self._fitting:
            self._fitting[conditions] = [
                (each, hours) for each, met, hours in self._offers if conditions <= met
            ]
        return self._fitting[conditions]

    def _next_openings(self, slot: int) -> dict[str, datetime]:
        known, opens = self._next
        if known != slot:
            opens = self._prepared.next_openings(slot)
            self._next, self._times = (slot, opens), {}
        return opens

    def _open_hours(self, when: Open | datetime, slot: int) -> Collection[str]:
        if isinstance(when, datetime):
            return {hours for hours, opens in self._next_openings(slot).items() if opens <= when}
        if when is Open.NOW:
            return self._prepared.open_in(slot)
        return self._prepared.open_within(_WINDOWS[when], slot)


class Openings:
    """Keeps the table of an index, safe between threads."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._table: Table | None = None
        self._state = ""

    def table(self, state: str, offers: Callable[[], Iterable[str]], slot: int) -> Table:
        """Return the table of a state of the index that reaches a time slot.

        Args:
            state: differs wherever the index may hold other offers.
            offers: reads all offers of the index that have hours.
            slot: that it is.
        """
        with self._guard:
            table = self._table
            if table is None or not table.reaches(slot):
                table = Table(slot_begins(slot))
            if table is not self._table or state != self._state:
                table.hold(offers())
                self._table, self._state = table, state
            return table


@dataclass(frozen=True)
class Timetable:
    """A timetable is the openings of one state of an index."""

    openings: Openings = field(default_factory=Openings)
    state: str = ""

    def table(self, offers: Callable[[], Iterable[str]], slot: int) -> Table:
        """Return its table, for what may be asked in a time slot."""
        return self.openings.table(self.state, offers, slot)


def offers_wanted(table: Table, wanted: Wanted) -> Offers | None:
    """Return the offers of which an item must have one; None for any item."""
    return _offers(table, wanted.conditions, wanted.open, wanted.slot)


def offers_to_count(table: Table, wanted: Wanted) -> dict[str, Offers]:
    """Return what each further choice would leave: conditions and, if asked for, times."""
    chosen = wanted.conditions
    further = {
        each.value: _offers(table, chosen | {each}, wanted.open, wanted.slot) for each in Condition
    }
    if wanted.counts_times:
        further |= {when.value: _offers(table, chosen, when, wanted.slot) for when in Open}
    return {name: offers for name, offers in further.items() if offers is not None}


def _offers(
    table: Table, conditions: frozenset[Condition], when: Open | None, slot: int
) -> Offers | None:
    if when is Open.UNKNOWN:
        return frozenset({offer_without_hours(conditions)})
    if when is not None:
        return table.open_offers(conditions, when, slot)
    return frozenset({offer(conditions)}) if conditions else None
