"""Lists the days that differ from the usual week: closures, holidays and special openings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from content_models.hours.days import Day, Openness, Reason, day_of, usual_intervals
from content_models.hours.weekly import (
    Closure,
    Hours,
    Interval,
    PublicHolidays,
    SchoolHolidays,
    YearlyClosure,
)

DAYS_AHEAD = 365
_DAYS_BACK = 366
"""What has begun is told with its first day; a closure of a year has begun by then."""
_DAYS_BEYOND = 62
"""What begins in time is told with its last day: summer holidays are as long."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ExceptionalDays:
    """Exceptional days follow one another and differ in the same way.

    Attributes:
        first: the first of them, which may be past.
        last: the last of them; None until further notice.
        reason: why they differ.
        closure: the one that closes them; None where a holiday does, or a day is open.
        intervals: when such a day is open; empty where it is closed.
    """

    first: date
    last: date | None
    reason: Reason
    closure: Closure | YearlyClosure | None = None
    intervals: tuple[Interval, ...] = ()


def exceptional_days(hours: Hours, on: date) -> tuple[ExceptionalDays, ...]:
    """Return the exceptional days from a day on, for twelve months, in their order.

    What is in doubt is left out, and so are holidays on which it would be closed anyway.
    """
    ends = on + timedelta(days=DAYS_AHEAD)
    begins, beyond = on - timedelta(days=_DAYS_BACK), ends + timedelta(days=_DAYS_BEYOND)
    return tuple(
        each
        for each in _runs(hours, begins, beyond)
        if each.first < ends and (each.last is None or each.last >= on)
    )


def may_have_exceptional_days(hours: Hours) -> bool:
    """Return whether some days may differ from the usual week, without looking at each."""
    return bool(
        hours.every_closure
        or hours.special_days
        or hours.public_holidays in (PublicHolidays.CLOSED, PublicHolidays.OWN_HOURS)
        or hours.school_holidays is SchoolHolidays.CLOSED
    )


def _runs(hours: Hours, begins: date, ends: date) -> Iterator[ExceptionalDays]:
    run: ExceptionalDays | None = None
    for number in range((ends - begins).days):
        day = begins + number * _DAY
        here = _exception(hours, day)
        if run and here and not here.intervals and here == replace(run, first=day, last=day):
            run = replace(run, last=day)
            continue
        if run:
            yield _whole(run)
        run = here
    if run:
        yield _whole(run)


def _whole(run: ExceptionalDays) -> ExceptionalDays:
    """Return a run with the limits of its closure, however far they are."""
    if isinstance(run.closure, Closure):
        return replace(run, first=run.closure.first, last=run.closure.last)
    return run


def _exception(hours: Hours, day: date) -> ExceptionalDays | None:
    found = day_of(hours, day)
    if found.reason is None:
        return None
    if found.closed:
        is_told = found.reason is Reason.CLOSURE or usual_intervals(hours, day)
        return ExceptionalDays(day, day, found.reason, found.closure) if is_told else None
    intervals = _certain(found)
    if not intervals or found.reason not in (Reason.SPECIAL_DAY, Reason.PUBLIC_HOLIDAY):
        return None
    return ExceptionalDays(day, day, found.reason, intervals=intervals)


def _certain(day: Day) -> tuple[Interval, ...]:
    certain = (Openness.OPEN, Openness.BY_APPOINTMENT)
    return tuple(interval for interval, openness in day.intervals if openness in certain)
