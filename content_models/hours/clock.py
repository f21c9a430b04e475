"""Turns local times into instants, at clock changes, too."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

KEPT_INSTANTS = 1 << 15
"""Enough for a fortnight of many records, which open and close at the same hours."""


@lru_cache(maxsize=KEPT_INSTANTS)
def instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, of a minute after a day's local midnight.

    A local time that exists twice is its first one (RFC 5545). One that does not exist is the
    moment at which clocks jump over it.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    found = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) == wall:
        return found
    before, after = wall.replace(tzinfo=zone, fold=0), wall.replace(tzinfo=zone, fold=1)
    missing = (before.utcoffset() or timedelta()) - (after.utcoffset() or timedelta())
    return _jump(found + missing, found, zone)


def _jump(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """Return the first minute after ``low`` with the offset that the zone has at ``high``."""
    offset = high.astimezone(zone).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 2
        middle -= timedelta(seconds=middle.second, microseconds=middle.microsecond)
        if middle <= low:
            break
        if middle.astimezone(zone).utcoffset() == offset:
            high = middle
        else:
            low = middle
    return high
