"""Describes opening hours as schema.org does (``openingHoursSpecification``)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from content_models.hours import Hours, Interval, PublicHolidays, Week, Weekday
from content_models.hours.weekly import MINUTES_OF_A_DAY, WEEKDAYS, MonthDay
from portal.reading.structured_data.nodes import Node, Value, node

PUBLIC_HOLIDAYS = "https://schema.org/PublicHolidays"
CLOSED = "00:00"
"""What opens and closes at midnight is closed all day."""
END_OF_A_DAY = "23:59"


def opening_specification(hours: Hours, on: date) -> list[Node]:
    """Return the hours in which one may come without appointment, this year.

    Nothing of hours that are doubtful: machines show them as sure.
    """
    if hours.doubtful or hours.by_appointment:
        return []
    return [
        *_weeks(hours, on),
        *_public_holidays(hours),
        *_special_days(hours, on),
        *_closures(hours, on),
    ]


def _weeks(hours: Hours, on: date) -> Iterator[Node]:
    # Where there are seasons, the usual week holds between them, which nothing here can say.
    if hours.week is not None and not hours.seasons:
        yield from _week(hours.week)
    for season in hours.seasons:
        first, last = _this_year(season.first, on), _this_year(season.last, on)
        if first and last and first <= last:
            yield from _week(season.week, validFrom=first, validThrough=last)


def _week(week: Week, **valid: str) -> Iterator[Node]:
    days: dict[Interval, list[Weekday]] = defaultdict(list)
    for day, intervals in zip(WEEKDAYS, week.days, strict=True):
        for each in intervals:
            if not each.by_appointment:
                days[each].append(day)
    for interval, those in days.items():
        names = [f"https://schema.org/{day.name.capitalize()}" for day in those]
        yield _open(interval, dayOfWeek=names, **valid)


def _public_holidays(hours: Hours) -> Iterator[Node]:
    if hours.public_holidays is PublicHolidays.CLOSED:
        yield _closed(dayOfWeek=PUBLIC_HOLIDAYS)
    for interval in hours.public_holiday_intervals:
        if not interval.by_appointment:
            yield _open(interval, dayOfWeek=PUBLIC_HOLIDAYS)


def _special_days(hours: Hours, on: date) -> Iterator[Node]:
    for special in hours.special_days:
        day = special.day.isoformat()
        for interval in special.intervals:
            if special.day >= on and not interval.by_appointment:
                yield _open(interval, validFrom=day, validThrough=day)


def _closures(hours: Hours, on: date) -> Iterator[Node]:
    for closure in hours.closures:
        if closure.last is None or closure.last >= on:
            last = closure.last.isoformat() if closure.last else None
            yield _closed(validFrom=closure.first.isoformat(), validThrough=last)
    for yearly in hours.yearly_closures:
        first, end = _this_year(yearly.first, on), _this_year(yearly.last, on)
        if first and end and first <= end:
            yield _closed(validFrom=first, validThrough=end)


def _open(interval: Interval, **when: Value) -> Node:
    closes = interval.closes
    end = END_OF_A_DAY if closes == MINUTES_OF_A_DAY else _clock(closes % MINUTES_OF_A_DAY)
    return node("OpeningHoursSpecification", opens=_clock(interval.opens), closes=end, **when)


def _closed(**when: Value) -> Node:
    return node("OpeningHoursSpecification", opens=CLOSED, closes=CLOSED, **when)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _this_year(day: MonthDay, on: date) -> str | None:
    try:
        return date(on.year, day.month, day.day).isoformat()
    except ValueError:
        return None
