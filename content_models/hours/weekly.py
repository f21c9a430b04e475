"""Defines opening hours: a weekly form with seasons, closures and rules for holidays.

Facts alone stand here, once for all languages. Words beside them (a note) belong to the record.
"""

import itertools
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, model_validator

from content_models.blocks import Frozen

MINUTES_OF_A_DAY = 24 * 60
MOST_INTERVALS_OF_A_DAY = 12
MOST_PERIODS = 100
"""Seasons, closures or special days of one record; more is a calendar, not a weekly form."""
LONGEST_NOTE = 2000
LEAP_YEAR = 2000
"""A year in which every day of a month exists, the 29th of February too."""


class Weekday(StrEnum):
    """A weekday, by the two letters that OpenStreetMap has for it."""

    MONDAY = "Mo"
    TUESDAY = "Tu"
    WEDNESDAY = "We"
    THURSDAY = "Th"
    FRIDAY = "Fr"
    SATURDAY = "Sa"
    SUNDAY = "Su"

    @property
    def number(self) -> int:
        """Return 0 for Monday to 6 for Sunday, as ``date.weekday`` counts."""
        return WEEKDAYS.index(self)


WEEKDAYS = tuple(Weekday)


class PublicHolidays(StrEnum):
    """A rule for public holidays.

    ``NOT_KNOWN`` makes the usual intervals doubtful on such a day.
    """

    CLOSED = "closed"
    AS_USUAL = "as-usual"
    OWN_HOURS = "own-hours"
    NOT_KNOWN = "not-known"


class SchoolHolidays(StrEnum):
    """A rule for school holidays.

    ``NOT_KNOWN`` says that hours differ in them, and nobody said how.
    """

    AS_USUAL = "as-usual"
    CLOSED = "closed"
    NOT_KNOWN = "not-known"


class ClosureReason(StrEnum):
    """A reason for a closure, which each reader gets in their language."""

    HOLIDAYS = "holidays"
    WORKS = "works"
    MOVING = "moving"
    STAFF = "staff"
    EVENT = "event"
    OTHER = "other"


class Interval(Frozen):
    """An interval of a day, in minutes after its midnight, local time.

    ``closes`` after 1440 is past the next midnight: 22:00 to 02:00 is 1320 to 1560. An interval
    lasts at most 24 hours. With ``by_appointment`` nobody may just come in it.
    """

    opens: int = Field(ge=0, lt=MINUTES_OF_A_DAY)
    closes: int = Field(gt=0, le=2 * MINUTES_OF_A_DAY)
    by_appointment: bool = False

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if not self.opens < self.closes <= self.opens + MINUTES_OF_A_DAY:
            raise ValueError("an interval closes after it opens, and within 24 hours")
        return self


WHOLE_DAY = Interval(opens=0, closes=MINUTES_OF_A_DAY)


def _in_order(intervals: tuple[Interval, ...]) -> tuple[Interval, ...]:
    ordered = tuple(sorted(intervals, key=lambda each: (each.opens, each.closes)))
    for before, after in itertools.pairwise(ordered):
        if after.opens < before.closes:
            raise ValueError("two intervals of a day overlap")
    return ordered


Intervals = Annotated[
    tuple[Interval, ...], Field(max_length=MOST_INTERVALS_OF_A_DAY), AfterValidator(_in_order)
]
"""The intervals of one day, in order; none overlaps another, an empty tuple is a closed day."""


class Week(Frozen):
    """A week: the intervals of each weekday; a day without any is closed."""

    monday: Intervals = ()
    tuesday: Intervals = ()
    wednesday: Intervals = ()
    thursday: Intervals = ()
    friday: Intervals = ()
    saturday: Intervals = ()
    sunday: Intervals = ()

    @property
    def days(self) -> tuple[tuple[Interval, ...], ...]:
        """Return the intervals of Monday to Sunday."""
        return (
            self.monday,
            self.tuesday,
            self.wednesday,
            self.thursday,
            self.friday,
            self.saturday,
            self.sunday,
        )

    @classmethod
    def of(cls, days: dict[Weekday, tuple[Interval, ...]]) -> Self:
        """Return the week with these days; others are closed."""
        return cls(**{day.name.lower(): intervals for day, intervals in days.items()})


ALWAYS_OPEN = Week.of(dict.fromkeys(WEEKDAYS, (WHOLE_DAY,)))


class MonthDay(Frozen):
    """A day of any year.

    The 29th of February stands for the end of that month.
    """

    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)

    @model_validator(mode="after")
    def _exists(self) -> Self:
        try:
            date(LEAP_YEAR, self.month, self.day)
        except ValueError as error:
            raise ValueError("no year has this day") from error
        return self

    @property
    def order(self) -> tuple[int, int]:
        """Return what days of a year are compared by."""
        return self.month, self.day


class _Yearly(Frozen):
    """A stretch of each year, both days included; it may go over new year."""

    first: MonthDay
    last: MonthDay

    def covers(self, day: date) -> bool:
        """Return True if the day is in it, in whatever year."""
        return self.covers_month_day((day.month, day.day))

    def covers_month_day(self, order: tuple[int, int]) -> bool:
        """Return True if this month and day are in it."""
        if self.first.order <= self.last.order:
            return self.first.order <= order <= self.last.order
        return order >= self.first.order or order <= self.last.order

    def shares_a_day_with(self, other: "_Yearly") -> bool:
        """Return True if some day is in both."""
        return self.covers_month_day(other.first.order) or other.covers_month_day(self.first.order)


class Season(_Yearly):
    """A season has its own week each year, in place of the usual one."""

    week: Week


class YearlyClosure(_Yearly):
    """A closure of the same days each year: closed in August."""

    reason: ClosureReason = ClosureReason.HOLIDAYS


class Closure(Frozen):
    """A closure wins over everything else; both days are included.

    ``last`` is None where nobody knows yet when it ends: until further notice.
    """

    first: date
    last: date | None = None
    reason: ClosureReason = ClosureReason.HOLIDAYS

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.last is not None and self.last < self.first:
            raise ValueError("a closure ends on its first day or later")
        return self

    def covers(self, day: date) -> bool:
        """Return True if the day is in it."""
        return self.first <= day and (self.last is None or day <= self.last)


class SpecialDay(Frozen):
    """A special day has its own intervals, whatever weekday or holiday it is."""

    day: date
    intervals: Intervals = Field(min_length=1)


@cache
def _timezones() -> frozenset[str]:
    """Return the names of all time zones, which are read from hundreds of files."""
    return frozenset(available_timezones())


def _known_timezone(name: str) -> str:
    if name not in _timezones():
        raise ValueError("no such time zone")
    return name


class Hours(Frozen):
    """Opening hours of a service or a place, without contradictions.

    Args:
        timezone: the IANA name, e.g. ``Europe/Paris``.
        holiday_region: whose public holidays count: a country (``FR``, ``GR``) or its part by
            ISO 3166-2 (``FR-57``, ``FR-64``, ``AT-9``, ``GB-SCT``).
        week: the usual week. None where usual hours are not known; an empty week is closed.
        seasons: own weeks of parts of the year; no two share a day.
        closures: what is closed once; a closure wins over all else.
        yearly_closures: what is closed each year.
        special_days: days with their own intervals; only a closure wins over one.
        public_holidays: the rule, with ``public_holiday_intervals`` where they have their own.
        school_holidays: the rule; see ``calendars`` for whose dates are known.
        by_appointment: nobody may just come, in no interval.
        also_by_appointment: outside the intervals, too, people may come by appointment.
        doubtful: a text beside these hours was not understood; they are shown, but nothing is
            called open by them until an editor has looked.
        note: words beside the hours, in no particular language; plain text.
    """

    timezone: Annotated[str, AfterValidator(_known_timezone)]
    holiday_region: str = Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")
    week: Week | None = None
    seasons: tuple[Season, ...] = Field(default=(), max_length=MOST_PERIODS)
    closures: tuple[Closure, ...] = Field(default=(), max_length=MOST_PERIODS)
    yearly_closures: tuple[YearlyClosure, ...] = Field(default=(), max_length=MOST_PERIODS)
    special_days: tuple[SpecialDay, ...] = Field(default=(), max_length=MOST_PERIODS)
    public_holidays: PublicHolidays = PublicHolidays.NOT_KNOWN
    public_holiday_intervals: Intervals = ()
    school_holidays: SchoolHolidays = SchoolHolidays.AS_USUAL
    by_appointment: bool = False
    also_by_appointment: bool = False
    doubtful: bool = False
    note: str = Field(default="", max_length=LONGEST_NOTE)

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone itself."""
        return ZoneInfo(self.timezone)

    @property
    def every_closure(self) -> tuple[Closure | YearlyClosure, ...]:
        """Return the closures of one time and those of each year."""
        return (*self.closures, *self.yearly_closures)

    def every_interval(self) -> Iterator[Interval]:
        """Yield each interval, wherever it stands."""
        for week in (self.week, *(season.week for season in self.seasons)):
            for day in week.days if week else ():
                yield from day
        for special in self.special_days:
            yield from special.intervals
        yield from self.public_holiday_intervals

    @model_validator(mode="after")
    def _seasons_are_apart(self) -> Self:
        for at, season in enumerate(self.seasons):
            if any(season.shares_a_day_with(other) for other in self.seasons[at + 1 :]):
                raise ValueError("two seasons share a day")
        return self

    @model_validator(mode="after")
    def _special_days_are_told_once(self) -> Self:
        if len({each.day for each in self.special_days}) < len(self.special_days):
            raise ValueError("a special day is told twice")
        return self

    @model_validator(mode="after")
    def _own_hours_have_intervals(self) -> Self:
        own = self.public_holidays is PublicHolidays.OWN_HOURS
        if own != bool(self.public_holiday_intervals):
            raise ValueError("intervals of public holidays belong to the rule for own hours")
        return self

    @model_validator(mode="after")
    def _appointments_are_told_once(self) -> Self:
        if self.also_by_appointment and (self.by_appointment or self.week is None):
            raise ValueError("'also by appointment' stands beside intervals without appointment")
        if self.by_appointment and any(each.by_appointment for each in self.every_interval()):
            raise ValueError("'by appointment' holds for every interval already")
        return self

    @model_validator(mode="after")
    def _there_is_something_to_doubt(self) -> Self:
        closed = self.week is not None and next(self.every_interval(), None) is None
        if closed and (self.by_appointment or self.doubtful):
            raise ValueError("a closed week has no appointments and no doubts")
        return self
