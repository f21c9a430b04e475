"""Prepares the open stretches of many records, so that "open now" is looked up.

Pages that say something of "now" are the same for a quarter of an hour: the time slot, which is
part of the page cache's key.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from content_models.hours.days import Openness
from content_models.hours.evaluation import pieces
from content_models.hours.weekly import Hours
from content_models.hours.windows import Window, window_of

TIME_SLOT = timedelta(minutes=15)
"""Offsets of time zones are whole quarters of an hour, and so are most opening hours."""
PREPARED_DAYS = 9
"""A weekend that begins in six days has ended by then."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Key = TypeVar("Key")


def time_slot(at: datetime) -> int:
    """Return a moment's time slot: quarters of an hour since 1970."""
    return (at - EPOCH) // TIME_SLOT


def slot_begins(slot: int) -> datetime:
    """Return the moment in UTC with which a time slot begins."""
    return EPOCH + slot * TIME_SLOT


class NotPreparedError(LookupError):
    """A table was asked for a time that it was not prepared for."""


class PreparedHours(Generic[Key]):
    """A table of certain open stretches of many records, from one moment to another.

    Neither stretches by appointment nor doubtful ones are in it. Each answer takes a few array
    operations, however many records there are.
    """

    def __init__(
        self,
        records: Iterable[tuple[Key, Hours]],
        begins: datetime,
        days: int = PREPARED_DAYS,
    ) -> None:
        self.begins = slot_begins(time_slot(begins))
        self.ends = self.begins + timedelta(days=days)
        self._keys: list[Key] = []
        self._zones: list[str] = []
        self._opens = self._closes = self._owners = np.empty(0, np.int64)
        self._zones_of_stretches = np.empty(0, np.str_)
        self.add(records)

    def add(self, records: Iterable[tuple[Key, Hours]]) -> None:
        """Prepare more records, for the same time."""
        opens: list[int] = []
        closes: list[int] = []
        owners: list[int] = []
        for owner, (key, hours) in enumerate(records, len(self._keys)):
            self._keys.append(key)
            self._zones.append(hours.timezone)
            for piece in pieces(hours, self.begins, self.ends):
                if piece.openness is Openness.OPEN:
                    opens.append(_second(piece.begins))
                    closes.append(_second(piece.ends))
                    owners.append(owner)
        self._opens = np.append(self._opens, np.asarray(opens, np.int64))
        self._closes = np.append(self._closes, np.asarray(closes, np.int64))
        self._owners = np.append(self._owners, np.asarray(owners, np.int64))
        self._zones_of_stretches = np.asarray(self._zones, np.str_)[self._owners]

    def open_in(self, slot: int) -> frozenset[Key]:
        """Return who is open from the beginning of a time slot to its end.

        So nobody who reads a page of this slot stands before a door that has closed in it.

        Raises:
            NotPreparedError: the slot is not in the prepared time.
        """
        begins = slot_begins(slot)
        self._check(begins, begins + TIME_SLOT)
        first, last = _second(begins), _second(begins + TIME_SLOT)
        return self._those((self._opens <= first) & (self._closes >= last))

    def open_within(self, window: Window, slot: int) -> frozenset[Key]:
        """Return who is open at some time in a window, by local clocks.

        Raises:
            NotPreparedError: the window is not in the prepared time.
        """
        at = slot_begins(slot)
        found = np.zeros(len(self._owners), dtype=np.bool_)
        for name, zone in self._known_zones().items():
            begins, ends = window_of(window, at, zone)
            self._check(begins, ends)
            if begins < ends:
                overlaps = (self._opens < _second(ends)) & (self._closes > _second(begins))
                found |= overlaps & (self._zones_of_stretches == name)
        return self._those(found)

    def next_openings(self, slot: int) -> dict[Key, datetime]:
        """Return when each opens next after a time slot begins, in the prepared time."""
        later = np.flatnonzero(self._opens > _second(slot_begins(slot)))
        first = np.full(len(self._keys), np.iinfo(np.int64).max)
        np.minimum.at(first, self._owners[later], self._opens[later])
        found = np.unique(self._owners[later]).tolist()
        return {self._keys[owner]: _moment(int(first[owner])) for owner in found}

    def _known_zones(self) -> dict[str, ZoneInfo]:
        return {name: ZoneInfo(name) for name in set(self._zones)}

    def _check(self, begins: datetime, ends: datetime) -> None:
        if begins < self.begins or ends > self.ends:
            raise NotPreparedError(f"prepared from {self.begins} to {self.ends}")

    def _those(self, stretches: NDArray[np.bool_]) -> frozenset[Key]:
        found = np.zeros(len(self._keys), dtype=np.bool_)
        found[self._owners[stretches]] = True
        return frozenset(self._keys[owner] for owner in np.flatnonzero(found).tolist())


def _second(moment: datetime) -> int:
    return int(moment.timestamp())


def _moment(second: int) -> datetime:
    return EPOCH + timedelta(seconds=second)
