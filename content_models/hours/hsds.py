"""Writes opening hours as rows of the HSDS table ``schedule``.

HSDS 3.1 has weekly rules between two dates, and no closures, holidays or appointments. What it has
no field for stands in each row's description, in OpenStreetMap's syntax, so that our own rows are
read without loss; other readers lose what ``losses`` lists.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Literal
from uuid import UUID, uuid5

from content_models.blocks import Frozen
from content_models.hours.osm import BY_APPOINTMENT, grouped, to_osm
from content_models.hours.weekly import (
    MINUTES_OF_A_DAY,
    WEEKDAYS,
    Hours,
    MonthDay,
    PublicHolidays,
    SchoolHolidays,
    Week,
)

OSM_PREFIX = "opening_hours="
ROW_NAMESPACE = UUID("5f1f0d4e-6c35-4f0e-9a8b-0f4f8e0b6d15")
"""A constant of ours: a row of the same content keeps its identifier."""
ONE_DAY = timedelta(days=1)


class HsdsLoss(StrEnum):
    """A loss between our hours and the fields of HSDS."""

    TIMEZONE_NAME = "timezone-name"
    HOLIDAY_REGION = "holiday-region"
    PUBLIC_HOLIDAYS = "public-holidays"
    SCHOOL_HOLIDAYS = "school-holidays"
    CLOSURE_REASONS = "closure-reasons"
    BEYOND_NEXT_YEAR = "beyond-next-year"
    ALSO_BY_APPOINTMENT = "also-by-appointment"
    DOUBT = "doubt"
    NO_TIMES = "no-times"
    OTHER_FREQUENCY = "other-frequency"
    OTHER_OFFSET = "other-offset"
    VALIDITY = "validity"
    TIMES_NOT_READ = "times-not-read"


class HsdsSchedule(Frozen):
    """A row of the table ``schedule``; names and formats are those of HSDS 3.1.

    ``timezone`` is an offset from UTC in hours. ``closes_at`` not after ``opens_at`` is on the next
    day.
    """

    id: UUID
    valid_from: date | None = None
    valid_to: date | None = None
    timezone: float | None = None
    freq: Literal["WEEKLY"] | None = None
    interval: int | None = None
    wkst: Literal["MO"] | None = None
    byday: str | None = None
    opens_at: str | None = None
    closes_at: str | None = None
    attending_type: str | None = None
    description: str | None = None
    notes: str | None = None


class HsdsRows(Frozen):
    """Rows with what readers of HSDS lose that do not read OpenStreetMap's syntax."""

    rows: tuple[HsdsSchedule, ...]
    losses: tuple[HsdsLoss, ...]


def to_hsds_schedules(hours: Hours, owner: UUID, on: date) -> HsdsRows:
    """Return the rows of opening hours.

    Args:
        hours: what to write.
        owner: the service, location or service at location, for the identifiers.
        on: the day of writing. Seasons and closures become dates of its year and the next one.
    """
    offset = datetime(on.year, on.month, on.day, 12, tzinfo=hours.zone).utcoffset() or timedelta()
    common = {
        "timezone": offset / timedelta(hours=1),
        "description": f"{OSM_PREFIX}{to_osm(hours)}",
        "notes": hours.note or None,
    }
    rows = [] if hours.doubtful else list(rows_of(hours, on.year))
    return HsdsRows(
        rows=tuple(
            HsdsSchedule.model_validate({"id": _identifier(owner, row), **common, **row})
            for row in rows or [{"attending_type": BY_APPOINTMENT} if hours.by_appointment else {}]
        ),
        losses=tuple(_losses(hours)),
    )


def _identifier(owner: UUID, row: Mapping[str, object]) -> UUID:
    return uuid5(ROW_NAMESPACE, f"{owner} {sorted(row.items())}")


def _losses(hours: Hours) -> Iterator[HsdsLoss]:
    yield HsdsLoss.TIMEZONE_NAME
    yield HsdsLoss.HOLIDAY_REGION
    dated = bool(hours.seasons or hours.yearly_closures)
    lost = {
        HsdsLoss.PUBLIC_HOLIDAYS: hours.public_holidays is not PublicHolidays.AS_USUAL,
        HsdsLoss.SCHOOL_HOLIDAYS: hours.school_holidays is not SchoolHolidays.AS_USUAL,
        HsdsLoss.CLOSURE_REASONS: bool(hours.closures or hours.yearly_closures),
        HsdsLoss.BEYOND_NEXT_YEAR: dated,
        HsdsLoss.ALSO_BY_APPOINTMENT: hours.also_by_appointment,
        HsdsLoss.DOUBT: hours.doubtful,
        HsdsLoss.NO_TIMES: hours.week is None,
    }
    yield from (loss for loss, happens in lost.items() if happens)


def rows_of(hours: Hours, year: int) -> Iterator[dict[str, object]]:
    """Yield what differs between the rows, for a year and the next one."""
    for first, last, week in _stretches(hours, year):
        for days, intervals in grouped(week):
            for interval in intervals:
                by_appointment = hours.by_appointment or interval.by_appointment
                yield {
                    "valid_from": first,
                    "valid_to": last,
                    "freq": "WEEKLY",
                    "interval": 1,
                    "wkst": "MO",
                    "byday": ",".join(day.upper() for day in days),
                    "opens_at": _clock(interval.opens),
                    "closes_at": _clock(interval.closes),
                    "attending_type": BY_APPOINTMENT if by_appointment else None,
                }


def _clock(minute: int) -> str:
    minute %= MINUTES_OF_A_DAY
    return f"{minute // 60:02}:{minute % 60:02}"


def _stretches(hours: Hours, year: int) -> Iterator[tuple[date | None, date | None, Week]]:
    """Yield stretches of days that have one week.

    Without dates (None, None) where it is always the same.
    """
    if not (hours.seasons or hours.closures or hours.yearly_closures or hours.special_days):
        if hours.week is not None:
            yield None, None, hours.week
        return
    beyond = date(year + 2, 1, 1)
    days = sorted({*_days_of_change(hours, year, beyond), date(year, 1, 1)})
    weeks = [
        (week, next(days_of)) for week, days_of in groupby(days, lambda day: _week_of(hours, day))
    ]
    ends = [*(first for _week, first in weeks[1:]), beyond]
    for (week, first), end in zip(weeks, ends, strict=True):
        if week is not None:
            yield first, end - ONE_DAY, week


def _days_of_change(hours: Hours, year: int, beyond: date) -> Iterator[date]:
    """Yield the days of two years on which another week may begin.

    Some others are among them.
    """
    edges = [special.day for special in hours.special_days]
    for closure in hours.closures:
        edges += [closure.first, *([closure.last] if closure.last else [])]
    for stretch in (*hours.seasons, *hours.yearly_closures):
        for each in (year, year + 1):
            edges += [_day_of(stretch.first, each), _day_of(stretch.last, each)]
    for edge in edges:
        for days in (-1, 0, 1, 2):
            day = edge + days * ONE_DAY
            if date(year, 1, 1) <= day < beyond:
                yield day


def _day_of(day: MonthDay, year: int) -> date:
    """Return a day in a year; the last of February in one without a 29th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(year, 2, 28) if is_leap_day else date(year, day.month, day.day)


def _week_of(hours: Hours, day: date) -> Week | None:
    """Return the week that holds on a day; None if closed or not known."""
    if any(closure.covers(day) for closure in hours.every_closure):
        return None
    for special in hours.special_days:
        if special.day == day:
            return Week.of({WEEKDAYS[day.weekday()]: special.intervals})
    return next((season.week for season in hours.seasons if season.covers(day)), hours.week)
