"""Writes opening hours in the syntax of OpenStreetMap's ``opening_hours``.

Later rules undo earlier ones there, so closures come last. What only we hold (time zone, region of
holidays, note) is not in it. Readers of the syntax take ``unknown`` for neither open nor closed.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from content_models.hours.weekly import (
    ALWAYS_OPEN,
    MINUTES_OF_A_DAY,
    WEEKDAYS,
    Closure,
    Hours,
    Interval,
    MonthDay,
    PublicHolidays,
    SchoolHolidays,
    Week,
    Weekday,
)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BY_APPOINTMENT = "by appointment"
ONLY_BY_APPOINTMENT = "by appointment only"
SEE_THE_NOTE = "see the note"
ALL_DAYS = "Mo-Su"
SHORTEST_RANGE = 3
"""Two days that follow one another are a list, ``Sa,Su``."""


def to_osm(hours: Hours) -> str:
    """Return hours in OpenStreetMap's syntax; ``from_osm`` reads the same from it."""
    text = "; ".join(_rules(hours))
    return f'{text} || unknown "{BY_APPOINTMENT}"' if hours.also_by_appointment else text


def _rules(hours: Hours) -> Iterator[str]:
    """Yield the rules; a later one may undo an earlier one."""
    mark = _mark(hours)
    yield from _usual_week(hours.week, mark)
    for season in hours.seasons:
        yield from _week(season.week, f"{_days_of_a_year(season.first, season.last)} ", mark)
        yield from _closed_days(season.week, f"{_days_of_a_year(season.first, season.last)} ")
    if hours.school_holidays is not SchoolHolidays.AS_USUAL:
        yield f"SH {'off' if hours.school_holidays is SchoolHolidays.CLOSED else 'unknown'}"
    match hours.public_holidays:
        case PublicHolidays.CLOSED:
            yield "PH off"
        case PublicHolidays.NOT_KNOWN:
            yield "PH unknown"
        case PublicHolidays.OWN_HOURS:
            yield _intervals("PH", hours.public_holiday_intervals, mark)
    for special in hours.special_days:
        yield _intervals(_date(special.day), special.intervals, mark)
    for yearly in hours.yearly_closures:
        yield f'{_days_of_a_year(yearly.first, yearly.last)} off "{yearly.reason}"'
    for closure in hours.closures:
        yield f'{_dates(closure)} off "{closure.reason}"'


def _mark(hours: Hours) -> str:
    """Return what stands behind every interval, empty for plain ones."""
    comments = [ONLY_BY_APPOINTMENT] * hours.by_appointment + [SEE_THE_NOTE] * hours.doubtful
    return f' unknown "{", ".join(comments)}"' if comments else ""


def _usual_week(week: Week | None, mark: str) -> Iterator[str]:
    if week is None:
        yield mark.strip() or "unknown"
    elif week == ALWAYS_OPEN:
        yield f"24/7{mark}"
    elif week == Week():
        yield f"{ALL_DAYS} off"
    else:
        yield from _week(week, "", mark)


def _week(week: Week, when: str, mark: str) -> Iterator[str]:
    """Yield a rule for each group of days with the same intervals."""
    for days, intervals in grouped(week):
        if intervals:
            yield _intervals(f"{when}{weekdays(days)}", intervals, mark)


def _closed_days(week: Week, when: str) -> Iterator[str]:
    for days, intervals in grouped(week):
        if not intervals:
            yield f"{when}{weekdays(days)} off"


def grouped(week: Week) -> tuple[tuple[tuple[Weekday, ...], tuple[Interval, ...]], ...]:
    """Return the days of a week by their intervals, by first day."""
    groups: dict[tuple[Interval, ...], tuple[Weekday, ...]] = {}
    for day, intervals in zip(WEEKDAYS, week.days, strict=True):
        groups[intervals] = (*groups.get(intervals, ()), day)
    return tuple((days, intervals) for intervals, days in groups.items())


def runs(days: Iterable[Weekday]) -> tuple[tuple[Weekday, ...], ...]:
    """Return days as runs of days that follow one another."""
    found: list[list[Weekday]] = []
    for day in days:
        if found and day.number == found[-1][-1].number + 1:
            found[-1].append(day)
        else:
            found.append([day])
    return tuple(tuple(run) for run in found)


def weekdays(days: Iterable[Weekday]) -> str:
    """Return days as the syntax lists them: ``Mo-We,Fr``."""
    return ",".join(
        f"{run[0]}-{run[-1]}" if len(run) >= SHORTEST_RANGE else ",".join(run) for run in runs(days)
    )


def _intervals(when: str, intervals: tuple[Interval, ...], mark: str) -> str:
    """Return the rule of one kind of day, with intervals by appointment added."""
    plain = [_span(each) for each in intervals if not each.by_appointment]
    by_appointment = [_span(each) for each in intervals if each.by_appointment]
    rules = []
    if plain:
        rules.append(f"{when} {','.join(plain)}{mark}")
    if by_appointment:
        comments = f"{BY_APPOINTMENT}, {SEE_THE_NOTE}" if mark else BY_APPOINTMENT
        rules.append(f'{when} {",".join(by_appointment)} unknown "{comments}"')
    return ", ".join(rules)


def _span(interval: Interval) -> str:
    """Return an interval as clock times; 24 hours end above 24:00."""
    closes = interval.closes
    if MINUTES_OF_A_DAY < closes < interval.opens + MINUTES_OF_A_DAY:
        closes -= MINUTES_OF_A_DAY
    return f"{_clock(interval.opens)}-{_clock(closes)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _days_of_a_year(first: MonthDay, last: MonthDay) -> str:
    days = [f"{MONTHS[each.month - 1]} {each.day:02}" for each in (first, last)]
    return "-".join(dict.fromkeys(days))


def _date(day: date) -> str:
    return f"{day.year:04} {MONTHS[day.month - 1]} {day.day:02}"


def _dates(closure: Closure) -> str:
    if closure.last is None:
        return f"{_date(closure.first)}+"
    return "-".join(dict.fromkeys((_date(closure.first), _date(closure.last))))
