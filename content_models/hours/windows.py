"""Finds the time windows that readers ask for: this evening, at the weekend."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from content_models.hours.clock import instant
from content_models.hours.days import Openness
from content_models.hours.evaluation import intervals
from content_models.hours.weekly import MINUTES_OF_A_DAY, Hours, Weekday

EVENING_BEGINS = 17 * 60 + 30
EVENING_ENDS = 21 * 60
"""Who works or learns all day comes from half past five, and goes home by nine."""


class Window(StrEnum):
    """A window of time that readers ask for."""

    THIS_EVENING = "this-evening"
    AT_THE_WEEKEND = "at-the-weekend"


def window_of(window: Window, at: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the rest of a window, in UTC, as seen from a moment.

    This evening is 17:30 to 21:00; after it, the window is empty. The weekend is Saturday and
    Sunday: the present one, or the next.
    """
    at = at.astimezone(UTC)
    today = at.astimezone(zone).date()
    if window is Window.THIS_EVENING:
        return _rest(at, today, (EVENING_BEGINS, EVENING_ENDS), zone)
    saturday = today + timedelta(days=Weekday.SATURDAY.number - today.weekday())
    if today.weekday() == Weekday.SUNDAY.number:
        saturday = today - timedelta(days=1)
    return _rest(at, saturday, (0, 2 * MINUTES_OF_A_DAY), zone)


def _rest(
    at: datetime, day: date, minutes: tuple[int, int], zone: ZoneInfo
) -> tuple[datetime, datetime]:
    begins, ends = (instant(day, minute, zone) for minute in minutes)
    return max(begins, at), max(ends, at)


def open_within(hours: Hours, window: Window, at: datetime) -> bool:
    """Return True if it is certainly open, without appointment, at some time of a window."""
    begins, ends = window_of(window, at, hours.zone)
    return any(each.openness is Openness.OPEN for each in intervals(hours, begins, ends))
