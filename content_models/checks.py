"""Defines checks of what a record says, and after how many months one grows old.

A check is an event: somebody found a fact still correct on a day. It is no part of a text, so that
it needs no draft and no translation.
"""

from calendar import monthrange
from datetime import date
from enum import StrEnum

from content_models.blocks import Frozen

TOLD_AFTER_MONTHS = 3
"""From then on readers are told: numbers and hours change with the seasons."""
LATER_AFTER_MONTHS = 6
"""From then on it comes later in lists and searches, and its editors are reminded."""
ARCHIVED_AFTER_MONTHS = 12
"""From then on it is taken from readers, if its editors were reminded in time."""
MONTHS_PER_YEAR = 12


class Checker(StrEnum):
    """A checker says who found a fact still correct."""

    EDITORS = "editors"
    ORGANISATION = "organisation"


class Check(Frozen):
    """A check says when and by whom facts were found correct.

    Attributes:
        on: the day.
        by: whose word it is.
        name: of a partner, a person or a role among the editors; empty where none is known.
    """

    on: date
    by: Checker = Checker.EDITORS
    name: str = ""


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or the last one of that month."""
    year, month = divmod(day.year * MONTHS_PER_YEAR + day.month - 1 - months, MONTHS_PER_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_months(since: date, until: date) -> int:
    """Return the number of whole months between two days; 0 where the first is later."""
    months = (until.year - since.year) * MONTHS_PER_YEAR + until.month - since.month
    if months_before(until, months) < since:
        months -= 1
    return max(0, months)


def is_older(since: date, today: date, months: int) -> bool:
    """True from the day on that is as many months later."""
    return since <= months_before(today, months)
