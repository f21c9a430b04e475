"""Decides which interval two clock times tell, if it is only one."""

from dataclasses import dataclass

from content_models.hours.reading.errors import NotUnderstoodError
from content_models.hours.reading.words import Kind
from content_models.hours.weekly import MINUTES_OF_A_DAY, Interval

NOON = 12 * 60
EARLIEST_BARE_HOUR = 7
"""A bare "2-5" may be afternoon; from 7 on, bare hours are meant as they stand."""
EARLIEST_START_OF_A_NIGHT = 16 * 60
"""What closes before it opens goes past midnight only if it opens in the evening."""


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time as written; ``half`` is am or pm, ``exact`` one that needs neither."""

    minute: int
    exact: bool
    half: Kind | None = None


def interval_between(opens: ClockTime, closes: ClockTime) -> Interval:
    """Return the interval between two times as written.

    Raises:
        NotUnderstoodError: it could be more than one.
    """
    if opens.half or closes.half:
        first, last = _by_halves(opens, closes)
    else:
        first, last = opens.minute, closes.minute
        if not opens.exact and first < EARLIEST_BARE_HOUR * 60:
            raise NotUnderstoodError
    if last <= first:
        if first < EARLIEST_START_OF_A_NIGHT or last == first or not opens.exact:
            raise NotUnderstoodError
        last += MINUTES_OF_A_DAY
    if first >= MINUTES_OF_A_DAY:
        raise NotUnderstoodError
    return Interval(opens=first, closes=last)


def _by_halves(opens: ClockTime, closes: ClockTime) -> tuple[int, int]:
    """Return both minutes where am or pm stands at one of them.

    In "2-5pm" it holds for both, in "9-5pm" for the last alone.
    """
    if closes.half is None:
        if opens.half is Kind.AFTERNOON_HALF and closes.minute <= NOON:
            raise NotUnderstoodError
        first, last = _half(opens.minute, opens.half), closes.minute
        if last <= first and last <= NOON:
            last = _half(last, Kind.AFTERNOON_HALF)
        elif last < NOON:
            raise NotUnderstoodError
        return first, last
    last = _half(closes.minute, closes.half)
    if opens.half is not None or opens.minute > NOON:
        return _half(opens.minute, opens.half), last
    same = _half(opens.minute, closes.half)
    return (same if same < last else opens.minute), last


def _half(minute: int, half: Kind | None) -> int:
    """Return a minute of the day of a clock with twelve hours.

    Raises:
        NotUnderstoodError: no such clock shows it.
    """
    if half is None:
        return minute
    if not 60 <= minute < NOON + 60:
        if half is Kind.AFTERNOON_HALF and minute >= NOON:
            return minute  # "14:00 pm"
        raise NotUnderstoodError
    return minute % NOON + (NOON if half is Kind.AFTERNOON_HALF else 0)
