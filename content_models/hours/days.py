"""Decides for one day which intervals hold, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from content_models.hours.calendars import Sureness, public_holiday, school_holiday
from content_models.hours.weekly import (
    WHOLE_DAY,
    Closure,
    Hours,
    Interval,
    PublicHolidays,
    SchoolHolidays,
    YearlyClosure,
)


class Openness(StrEnum):
    """An openness says what is known of a stretch of time.

    From weak to strong: of two that overlap the later one holds.
    """

    NOT_KNOWN = "not-known"
    SCHOOL_HOLIDAYS_NOT_KNOWN = "school-holidays-not-known"
    BY_APPOINTMENT = "by-appointment"
    OPEN = "open"


class Reason(StrEnum):
    """A reason why a day differs from the usual week."""

    CLOSURE = "closure"
    PUBLIC_HOLIDAY = "public-holiday"
    SCHOOL_HOLIDAYS = "school-holidays"
    SPECIAL_DAY = "special-day"
    DOUBTFUL_TEXT = "doubtful-text"
    USUAL_HOURS_NOT_KNOWN = "usual-hours-not-known"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it will be, with the reason if it is no usual one.

    ``closed`` is True where a closure or a holiday closes a day; ``closure`` is the one that does.
    """

    intervals: tuple[tuple[Interval, Openness], ...] = ()
    reason: Reason | None = None
    closed: bool = False
    closure: Closure | YearlyClosure | None = None


def day_of(hours: Hours, day: date) -> Day:
    """Return a day as it will be.

    What stands first wins: closures, special days, public holidays, school holidays, the season's
    week, the usual week.
    """
    for closure in hours.every_closure:
        if closure.covers(day):
            return Day(reason=Reason.CLOSURE, closed=True, closure=closure)
    for special in hours.special_days:
        if special.day == day:
            return Day(_certain(hours, special.intervals), Reason.SPECIAL_DAY)
    return _on_a_public_holiday(hours, day) or _in_school_holidays(hours, day) or _usual(hours, day)


def usual_intervals(hours: Hours, day: date) -> tuple[Interval, ...] | None:
    """Return a day's intervals by the week that holds; None if not known."""
    week = next((season.week for season in hours.seasons if season.covers(day)), hours.week)
    return None if week is None else week.days[day.weekday()]


def _on_a_public_holiday(hours: Hours, day: date) -> Day | None:
    """Return the day if it may be a public holiday that changes it."""
    rule = hours.public_holidays
    if rule is PublicHolidays.AS_USUAL:
        return None
    sure = public_holiday(hours.holiday_region, day)
    if sure is Sureness.NO:
        return None
    if sure is Sureness.YES and rule is PublicHolidays.CLOSED:
        return Day(reason=Reason.PUBLIC_HOLIDAY, closed=True)
    if sure is Sureness.YES and rule is PublicHolidays.OWN_HOURS:
        return Day(_certain(hours, hours.public_holiday_intervals), Reason.PUBLIC_HOLIDAY)
    possible = (*_possible(hours, day), *hours.public_holiday_intervals)
    return Day(_doubtful(possible, Openness.NOT_KNOWN), Reason.PUBLIC_HOLIDAY)


def _in_school_holidays(hours: Hours, day: date) -> Day | None:
    """Return the day if it may be in school holidays that change it."""
    rule = hours.school_holidays
    if rule is SchoolHolidays.AS_USUAL:
        return None
    sure = school_holiday(hours.holiday_region, day)
    if sure is Sureness.NO:
        return None
    if sure is Sureness.YES and rule is SchoolHolidays.CLOSED:
        return Day(reason=Reason.SCHOOL_HOLIDAYS, closed=True)
    possible = _doubtful(_possible(hours, day), Openness.SCHOOL_HOLIDAYS_NOT_KNOWN)
    return Day(possible, Reason.SCHOOL_HOLIDAYS)


def _usual(hours: Hours, day: date) -> Day:
    intervals = usual_intervals(hours, day)
    reason = Reason.DOUBTFUL_TEXT if hours.doubtful else None
    if intervals is None:
        possible = _doubtful(_possible(hours, day), Openness.NOT_KNOWN)
        return Day(possible, reason or Reason.USUAL_HOURS_NOT_KNOWN)
    return Day(_certain(hours, intervals), reason)


def _possible(hours: Hours, day: date) -> tuple[Interval, ...]:
    """Return when something may be open: at any time where usual hours are not known.

    Who sees people only by appointment, whenever that is, has no such time.
    """
    intervals = usual_intervals(hours, day)
    if intervals is None:
        return () if hours.by_appointment else (WHOLE_DAY,)
    return intervals


def _certain(
    hours: Hours, intervals: tuple[Interval, ...]
) -> tuple[tuple[Interval, Openness], ...]:
    """Return intervals as open or by appointment; as not known where the hours are doubtful."""
    if hours.doubtful:
        return _doubtful(intervals, Openness.NOT_KNOWN)
    return tuple(
        (
            each,
            Openness.BY_APPOINTMENT
            if hours.by_appointment or each.by_appointment
            else Openness.OPEN,
        )
        for each in intervals
    )


def _doubtful(
    intervals: tuple[Interval, ...], openness: Openness
) -> tuple[tuple[Interval, Openness], ...]:
    ordered = sorted(intervals, key=lambda each: each.opens)
    return tuple((each, openness) for each in ordered)
