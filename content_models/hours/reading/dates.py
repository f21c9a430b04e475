"""Decides which days two dates tell, where one may leave out what the other has."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date

from content_models.hours.reading.errors import NotUnderstoodError
from content_models.hours.weekly import MonthDay

LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The last day of each month; the 29th of February stands for its end."""


@dataclass(frozen=True, slots=True)
class DayRange:
    """A range of days, of each year (``MonthDay``) or of one time (``date``)."""

    first: MonthDay | date
    last: MonthDay | date


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as written; None stands for what it leaves out."""

    day: int | None
    month: int | None
    year: int | None


def day_range(first: PartialDate, last: PartialDate) -> DayRange:
    """Return the days between two dates, which complete each other.

    Raises:
        NotUnderstoodError: a month is missing, or there is no such day.
    """
    month = first.month or last.month
    last_month = last.month or first.month
    if month is None or last_month is None or (first.day is None) != (last.day is None):
        raise NotUnderstoodError
    begins = (month, first.day or 1)
    ends = (last_month, last.day or LAST_DAYS[last_month - 1])
    try:
        if last.year is None:
            if first.year is not None:
                raise NotUnderstoodError
            return DayRange(_month_day(begins), _month_day(ends))
        year = first.year or (last.year if begins <= ends else last.year - 1)
        found = DayRange(_date(year, begins), _date(last.year, ends))
    except ValueError as error:
        raise NotUnderstoodError from error
    return found


def _month_day(order: tuple[int, int]) -> MonthDay:
    return MonthDay(month=order[0], day=order[1])


def _date(year: int, order: tuple[int, int]) -> date:
    month, day = order
    if (month, day) == (2, 29) and not isleap(year):
        day = 28
    return date(year, month, day)
