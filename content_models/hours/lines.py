"""Describes opening hours as lines and values, from which a page makes sentences."""

from datetime import date, time

from content_models.blocks import Frozen
from content_models.hours.osm import grouped, runs
from content_models.hours.weekly import (
    ALWAYS_OPEN,
    MINUTES_OF_A_DAY,
    Closure,
    Hours,
    Interval,
    MonthDay,
    PublicHolidays,
    SchoolHolidays,
    Season,
    Week,
    Weekday,
    YearlyClosure,
)


class Span(Frozen):
    """A span between two clock times; ``past_midnight`` if it closes on the next day.

    Midnight at the end of a day is 00:00 past midnight; ``whole_day`` is from midnight to midnight.
    """

    opens: time
    closes: time
    past_midnight: bool = False
    whole_day: bool = False
    by_appointment: bool = False


class DayRun(Frozen):
    """A run of weekdays that follow one another; a single day is first and last."""

    first: Weekday
    last: Weekday


class DayLine(Frozen):
    """A line of a week: days with the same spans; closed days have none."""

    days: tuple[DayRun, ...]
    spans: tuple[Span, ...]


class SeasonLines(Frozen):
    """The lines of a season; ``current`` if the day asked for is in it."""

    first: MonthDay
    last: MonthDay
    current: bool
    lines: tuple[DayLine, ...]


class SpecialLine(Frozen):
    """A line of a special day that is still to come."""

    day: date
    spans: tuple[Span, ...]


class HoursLines(Frozen):
    """Opening hours as lines.

    ``usual`` is None where usual hours are not known. Closures and special days that are over are
    left out.
    """

    usual: tuple[DayLine, ...] | None
    always_open: bool
    seasons: tuple[SeasonLines, ...]
    special_days: tuple[SpecialLine, ...]
    closures: tuple[Closure, ...]
    yearly_closures: tuple[YearlyClosure, ...]
    public_holidays: PublicHolidays
    public_holiday_spans: tuple[Span, ...]
    school_holidays: SchoolHolidays
    by_appointment: bool
    also_by_appointment: bool
    doubtful: bool
    note: str


def lines_of(hours: Hours, on: date) -> HoursLines:
    """Return the lines of opening hours as they are told on a day."""
    closures = (each for each in hours.closures if each.last is None or each.last >= on)
    specials = (each for each in hours.special_days if each.day >= on)
    return HoursLines(
        usual=None if hours.week is None else _lines(hours.week),
        always_open=hours.week == ALWAYS_OPEN and not hours.seasons,
        seasons=tuple(_season_lines(season, on) for season in hours.seasons),
        special_days=tuple(
            SpecialLine(day=each.day, spans=_spans(each.intervals))
            for each in sorted(specials, key=lambda each: each.day)
        ),
        closures=tuple(sorted(closures, key=lambda each: each.first)),
        yearly_closures=hours.yearly_closures,
        public_holidays=hours.public_holidays,
        public_holiday_spans=_spans(hours.public_holiday_intervals),
        school_holidays=hours.school_holidays,
        by_appointment=hours.by_appointment,
        also_by_appointment=hours.also_by_appointment,
        doubtful=hours.doubtful,
        note=hours.note,
    )


def clock_time(minute: int) -> time:
    """Return the clock time of a minute after midnight; the next day's begin anew."""
    minute %= MINUTES_OF_A_DAY
    return time(minute // 60, minute % 60)


def _season_lines(season: Season, on: date) -> SeasonLines:
    return SeasonLines(
        first=season.first,
        last=season.last,
        current=season.covers(on),
        lines=_lines(season.week),
    )


def _lines(week: Week) -> tuple[DayLine, ...]:
    return tuple(
        DayLine(
            days=tuple(DayRun(first=run[0], last=run[-1]) for run in runs(days)),
            spans=_spans(intervals),
        )
        for days, intervals in grouped(week)
    )


def _spans(intervals: tuple[Interval, ...]) -> tuple[Span, ...]:
    return tuple(
        Span(
            opens=clock_time(each.opens),
            closes=clock_time(each.closes),
            past_midnight=each.closes >= MINUTES_OF_A_DAY,
            whole_day=(each.opens, each.closes) == (0, MINUTES_OF_A_DAY),
            by_appointment=each.by_appointment,
        )
        for each in intervals
    )
