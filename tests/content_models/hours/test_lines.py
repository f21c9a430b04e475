"""Hours as lines from which a page makes sentences."""

from datetime import date, time

from content_models.hours.lines import DayRun, Span, lines_of
from content_models.hours.weekly import Weekday
from tests.content_models.hours.test_states import hours_of

ON = date(2026, 11, 30)


def test_days_with_the_same_spans_are_one_line() -> None:
    hours = hours_of("FR", "Mo-We,Fr 09:00-12:00,14:00-17:00; Th 14:00-17:00")

    lines = lines_of(hours, ON).usual

    assert lines is not None
    assert [line.days for line in lines] == [
        (
            DayRun(first=Weekday.MONDAY, last=Weekday.WEDNESDAY),
            DayRun(first=Weekday.FRIDAY, last=Weekday.FRIDAY),
        ),
        (DayRun(first=Weekday.THURSDAY, last=Weekday.THURSDAY),),
        (DayRun(first=Weekday.SATURDAY, last=Weekday.SUNDAY),),
    ]
    assert lines[0].spans == (
        Span(opens=time(9), closes=time(12)),
        Span(opens=time(14), closes=time(17)),
    )
    assert lines[2].spans == ()


def test_spans_say_when_they_go_past_midnight() -> None:
    lines = lines_of(hours_of("FR", "Fr 22:00-02:00; Sa 18:00-24:00; Su 00:00-24:00"), ON).usual

    assert lines is not None
    assert [span for line in lines for span in line.spans] == [
        Span(opens=time(22), closes=time(2), past_midnight=True),
        Span(opens=time(18), closes=time(0), past_midnight=True),
        Span(opens=time(0), closes=time(0), past_midnight=True, whole_day=True),
    ]


def test_what_is_over_is_not_told() -> None:
    hours = hours_of(
        "FR",
        "Mo 09:00-12:00; 2026 Nov 28 10:00-12:00; 2026 Dec 05 10:00-12:00; 2026 Nov 01-29 off;"
        " 2026 Nov 30-Dec 02 off; 2027 Jan 04+ off; Aug 01-31 off",
    )

    lines = lines_of(hours, ON)

    assert [each.day for each in lines.special_days] == [date(2026, 12, 5)]
    assert [each.first for each in lines.closures] == [date(2026, 11, 30), date(2027, 1, 4)]
    assert len(lines.yearly_closures) == 1


def test_the_season_of_today_is_marked() -> None:
    hours = hours_of(
        "FR", "Mo 09:00-12:00; Jun 01-Aug 31 Mo 10:00-12:00; Nov 01-Feb 29 Mo 11:00-12:00"
    )

    assert [season.current for season in lines_of(hours, ON).seasons] == [False, True]


def test_hours_that_nobody_knows_have_no_lines() -> None:
    lines = lines_of(hours_of("FR", 'unknown "by appointment"'), ON)

    assert lines.usual is None
    assert lines.by_appointment


def test_day_and_night_has_a_word_of_its_own() -> None:
    assert lines_of(hours_of("FR", "24/7"), ON).always_open
    assert not lines_of(hours_of("FR", "Mo-Fr 00:00-24:00"), ON).always_open
