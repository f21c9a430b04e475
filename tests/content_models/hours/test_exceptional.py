"""Days that differ from the usual week, for calendars."""

from datetime import date
from typing import Any

from content_models.hours import (
    Closure,
    ClosureReason,
    Hours,
    Interval,
    MonthDay,
    PublicHolidays,
    SpecialDay,
    Week,
    YearlyClosure,
)
from content_models.hours.exceptional import exceptional_days, may_have_exceptional_days

MORNING = Interval(opens=540, closes=720)
MONDAY_TO_FRIDAY = Week(
    monday=(MORNING,),
    tuesday=(MORNING,),
    wednesday=(MORNING,),
    thursday=(MORNING,),
    friday=(MORNING,),
)
TODAY = date(2026, 11, 30)


def hours(**values: Any) -> Hours:
    fields: dict[str, Any] = {"week": MONDAY_TO_FRIDAY, "public_holidays": PublicHolidays.AS_USUAL}
    return Hours(timezone="Europe/Paris", holiday_region="FR-64", **(fields | values))


def told(of: Hours, on: date = TODAY) -> list[tuple[str, str]]:
    return [(str(each.first), str(each.last)) for each in exceptional_days(of, on)]


def test_a_usual_week_has_none() -> None:
    assert told(hours()) == []
    assert not may_have_exceptional_days(hours())


def test_a_closure_is_told_whole_though_it_has_begun() -> None:
    closed = hours(closures=(Closure(first=date(2026, 11, 20), last=date(2026, 12, 4)),))

    assert told(closed) == [("2026-11-20", "2026-12-04")]
    assert told(closed, date(2026, 12, 5)) == []
    assert may_have_exceptional_days(closed)


def test_a_closure_without_an_end_is_open_ended() -> None:
    closed = hours(closures=(Closure(first=date(2020, 1, 1), reason=ClosureReason.WORKS),))

    assert told(closed) == [("2020-01-01", "None")]


def test_a_yearly_closure_keeps_both_its_days_at_the_edge_of_the_year() -> None:
    august = YearlyClosure(first=MonthDay(month=8, day=1), last=MonthDay(month=8, day=31))

    assert told(hours(yearly_closures=(august,)), date(2026, 8, 15)) == [
        ("2026-08-01", "2026-08-31"),
        ("2027-08-01", "2027-08-31"),
    ]


def test_public_holidays_are_told_where_it_would_be_open_otherwise() -> None:
    found = told(hours(public_holidays=PublicHolidays.CLOSED))

    assert ("2026-12-25", "2026-12-25") in found  # a Friday
    assert ("2027-05-01", "2027-05-01") not in found  # a Saturday


def test_two_special_days_stay_two() -> None:
    days = tuple(SpecialDay(day=date(2026, 12, day), intervals=(MORNING,)) for day in (5, 6))

    assert told(hours(special_days=days)) == [
        ("2026-12-05", "2026-12-05"),
        ("2026-12-06", "2026-12-06"),
    ]


def test_what_is_doubtful_is_no_promise() -> None:
    special = SpecialDay(day=date(2026, 12, 5), intervals=(MORNING,))

    assert told(hours(special_days=(special,), doubtful=True)) == []
