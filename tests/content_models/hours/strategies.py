"""Makes any opening hours that the weekly form can hold."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from content_models.hours.weekly import (
    MINUTES_OF_A_DAY,
    Closure,
    ClosureReason,
    Hours,
    Interval,
    MonthDay,
    PublicHolidays,
    SchoolHolidays,
    Season,
    SpecialDay,
    Week,
    YearlyClosure,
)

MONTH_DAYS = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(
    lambda day: MonthDay(month=day.month, day=day.day)
)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@st.composite
def intervals_of_a_day(draw: st.DrawFn, *, marks: bool = True, least: int = 0) -> list[Interval]:
    """Draw intervals between distinct edges; the last may go past midnight."""
    count = draw(st.integers(least, 3))
    edges = sorted(
        draw(
            st.lists(
                st.integers(0, MINUTES_OF_A_DAY + 600),
                min_size=2 * count,
                max_size=2 * count,
                unique=True,
            )
        )
    )
    found = []
    for opens, closes in zip(edges[::2], edges[1::2], strict=True):
        if opens < MINUTES_OF_A_DAY and closes <= opens + MINUTES_OF_A_DAY:
            mark = marks and draw(st.booleans())
            found.append(Interval(opens=opens, closes=closes, by_appointment=mark))
    if least and not found:
        found = [Interval(opens=540, closes=720)]
    return found


@st.composite
def weeks(draw: st.DrawFn, *, marks: bool) -> Week:
    days = [draw(intervals_of_a_day(marks=marks)) for _ in range(7)]
    return Week.model_validate(dict(zip(Week.model_fields, days, strict=True)))


@st.composite
def hours(draw: st.DrawFn, *, note: bool = False) -> Hours:
    """Draw hours; what the form refuses is drawn anew."""
    by_appointment = draw(st.booleans())
    marks = not by_appointment
    week = draw(st.none() | weeks(marks=marks))
    rule = draw(st.sampled_from(PublicHolidays))
    seasons: list[Season] = []
    for first, last in draw(st.lists(st.tuples(MONTH_DAYS, MONTH_DAYS), max_size=3)):
        season = Season(first=first, last=last, week=draw(weeks(marks=marks)))
        if not any(season.shares_a_day_with(other) for other in seasons):
            seasons.append(season)
    special = {
        day: draw(intervals_of_a_day(marks=marks, least=1))
        for day in draw(st.lists(DAYS, max_size=2, unique=True))
    }
    own = draw(intervals_of_a_day(marks=marks, least=1)) if rule is PublicHolidays.OWN_HOURS else []
    closures = []
    for first_day, last_day in draw(st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=2)):
        later = None if last_day is None else max(first_day, last_day)
        closures.append(
            Closure(first=first_day, last=later, reason=draw(st.sampled_from(ClosureReason)))
        )
    every = [week, *(season.week for season in seasons)]
    something = week is None or any(day for each in every if each for day in each.days)
    something = something or bool(special) or bool(own)
    return Hours(
        timezone="Europe/Paris",
        holiday_region="FR",
        week=week,
        seasons=tuple(seasons),
        closures=tuple(closures),
        yearly_closures=tuple(
            YearlyClosure(first=first, last=last, reason=draw(st.sampled_from(ClosureReason)))
            for first, last in draw(st.lists(st.tuples(MONTH_DAYS, MONTH_DAYS), max_size=2))
        ),
        special_days=tuple(SpecialDay(day=day, intervals=each) for day, each in special.items()),
        public_holidays=rule,
        public_holiday_intervals=own,
        school_holidays=draw(st.sampled_from(SchoolHolidays)),
        by_appointment=by_appointment and something,
        also_by_appointment=marks and week is not None and draw(st.booleans()),
        doubtful=something and draw(st.booleans()),
        note=draw(st.text(max_size=40)).strip() if note else "",
    )


REASONS = st.sampled_from(ClosureReason)
INTERVALS = st.builds(
    lambda opens, lasts, by_appointment: Interval(
        opens=opens, closes=opens + lasts, by_appointment=by_appointment
    ),
    st.integers(0, MINUTES_OF_A_DAY - 1),
    st.integers(1, MINUTES_OF_A_DAY),
    st.booleans(),
)
PARTS_OF_HOURS: dict[Any, st.SearchStrategy[Any]] = {
    Interval: INTERVALS,
    Week: weeks(marks=True),
    MonthDay: MONTH_DAYS,
    Season: st.builds(Season, first=MONTH_DAYS, last=MONTH_DAYS, week=weeks(marks=True)),
    YearlyClosure: st.builds(YearlyClosure, first=MONTH_DAYS, last=MONTH_DAYS, reason=REASONS),
    Closure: st.builds(Closure, first=DAYS, last=st.none(), reason=REASONS),
    SpecialDay: st.builds(SpecialDay, day=DAYS, intervals=intervals_of_a_day(least=1).map(tuple)),
    Hours: hours(note=True),
}
"""Hours and all that is part of them."""
