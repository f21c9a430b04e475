"""Stretches, windows and the prepared table, worked out by hand in UTC."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_models.hours.days import Openness
from content_models.hours.evaluation import Status, intervals, state
from content_models.hours.prepared import (
    TIME_SLOT,
    NotPreparedError,
    PreparedHours,
    slot_begins,
    time_slot,
)
from content_models.hours.weekly import Hours
from content_models.hours.windows import Window, open_within, window_of
from tests.content_models.hours.strategies import hours as any_hours
from tests.content_models.hours.test_states import at, cases, hours_of

STRETCHES = [
    # winter and summer time
    ("FR", "Mo-Su 09:00-12:00", "2026-11-30", ["2026-11-30T08:00 2026-11-30T11:00"]),
    ("FR", "Mo-Su 09:00-12:00", "2026-07-01", ["2026-07-01T07:00 2026-07-01T10:00"]),
    ("GB-ENG", "Mo-Su 09:00-12:00", "2026-07-01", ["2026-07-01T08:00 2026-07-01T11:00"]),
    ("GR", "Mo-Su 09:00-12:00", "2026-07-01", ["2026-07-01T06:00 2026-07-01T09:00"]),
    # the night of 28 March 2027 has no 2:00 to 3:00
    ("FR", "Mo-Su 01:30-02:30", "2027-03-28", ["2027-03-28T00:30 2027-03-28T01:00"]),
    ("FR", "Mo-Su 02:30-03:30", "2027-03-28", ["2027-03-28T01:00 2027-03-28T01:30"]),
    ("FR", "Mo-Su 02:00-02:59", "2027-03-28", []),
    ("FR", "Mo-Su 00:00-24:00", "2027-03-28", ["2027-03-27T23:00 2027-03-28T22:00"]),
    # the night of 25 October 2026 has 2:00 to 3:00 twice; the first one counts
    ("FR", "Mo-Su 01:30-02:30", "2026-10-25", ["2026-10-24T23:30 2026-10-25T00:30"]),
    ("FR", "Mo-Su 02:30-03:30", "2026-10-25", ["2026-10-25T00:30 2026-10-25T02:30"]),
    ("FR", "Mo-Su 00:00-24:00", "2026-10-25", ["2026-10-24T22:00 2026-10-25T23:00"]),
    # what touches is one, what is cut is cut
    ("FR", "Mo-Su 09:00-12:00,12:00-13:00", "2026-11-30", ["2026-11-30T08:00 2026-11-30T12:00"]),
    ("FR", "Mo-Su 20:00-04:00", "2026-11-30", ["2026-11-29T23:00 2026-11-30T03:00",
                                               "2026-11-30T19:00 2026-11-30T23:00"]),
    ("FR", "Su 20:00-10:00; Mo 09:00-12:00", "2026-11-30", ["2026-11-29T23:00 2026-11-30T11:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("region", "osm", "day", "expected"), STRETCHES)
def test_stretches_of_a_local_day(region: str, osm: str, day: str, expected: list[str]) -> None:
    hours = hours_of(region, osm)
    begins = at(hours, f"{day} 00:00")
    ends = at(hours, f"{(begins + timedelta(days=1)):%Y-%m-%d} 00:00")

    found = intervals(hours, begins, ends)

    assert [
        f"{each.begins:%Y-%m-%dT%H:%M} {each.ends:%Y-%m-%dT%H:%M}" for each in found
    ] == expected
    assert all(each.openness is Openness.OPEN for each in found)


def test_where_two_stretches_overlap_the_surer_one_holds() -> None:
    hours = hours_of("FR-64", "Th 20:00-10:00; Fr 09:00-12:00; PH unknown")
    begins = at(hours, "2026-12-24 12:00")

    found = intervals(hours, begins, begins + timedelta(days=1))

    assert [(f"{each.ends:%H:%M}", each.openness) for each in found] == [
        ("09:00", Openness.OPEN),
        ("11:00", Openness.NOT_KNOWN),
    ]


@pytest.mark.parametrize(("region", "osm", "moment", "_words"), cases())
def test_state_and_stretches_say_the_same(region: str, osm: str, moment: str, _words: str) -> None:
    hours = hours_of(region, osm)
    now = at(hours, moment)

    found = intervals(hours, now, now + timedelta(minutes=1))

    is_open = bool(found) and found[0].openness is Openness.OPEN
    assert is_open == (state(hours, now).status is Status.OPEN_UNTIL)


@settings(max_examples=40, deadline=None)
@given(any_hours(), st.integers(0, 3 * 365 * 96).map(lambda slot: slot_begins(1_963_584 + slot)))
def test_of_any_hours_only_what_is_certain_is_called_open(hours: Hours, now: datetime) -> None:
    told = state(hours, now)

    found = intervals(hours, now, now + timedelta(days=30))
    first = found[0] if found and found[0].begins == now else None
    is_open = first is not None and first.openness is Openness.OPEN
    assert is_open == (told.status is Status.OPEN_UNTIL)
    if first is not None and told.until is not None:
        assert told.until.moment == first.ends
    if told.opens is not None and told.opens.moment < now + timedelta(days=30):
        certain = (Openness.OPEN, Openness.BY_APPOINTMENT)
        assert next(each for each in found if each.openness in certain).begins == told.opens.moment
    assert all(one.ends <= two.begins for one, two in pairwise(found))


WINDOWS = [
    ("FR", "Mo-Fr 09:00-17:30", "2026-11-30 10:00", Window.THIS_EVENING, False),
    ("FR", "Mo-Fr 09:00-18:00", "2026-11-30 10:00", Window.THIS_EVENING, True),
    ("FR", "Mo-Fr 09:00-18:30", "2026-11-30 19:00", Window.THIS_EVENING, False),
    ("FR", "Mo-Su 21:00-02:00", "2026-11-30 19:00", Window.THIS_EVENING, False),
    ("FR", "Mo-Su 21:00-02:00", "2026-11-30 23:00", Window.THIS_EVENING, False),
    ("FR", "Th 18:00-20:00", "2026-12-03 10:00", Window.THIS_EVENING, True),
    (
        "FR",
        'Th 18:00-20:00 unknown "by appointment"',
        "2026-12-03 10:00",
        Window.THIS_EVENING,
        False,
    ),
    ("FR-64", "Mo-Fr 18:00-20:00; PH unknown", "2026-12-25 10:00", Window.THIS_EVENING, False),
    ("FR", "Sa 10:00-12:00", "2026-11-30 10:00", Window.AT_THE_WEEKEND, True),
    ("FR", "Su 10:00-12:00", "2026-12-05 10:00", Window.AT_THE_WEEKEND, True),
    ("FR", "Sa 10:00-12:00", "2026-12-06 10:00", Window.AT_THE_WEEKEND, False),
    ("FR", "Su 10:00-12:00", "2026-12-06 13:00", Window.AT_THE_WEEKEND, False),
    ("FR", "Fr 20:00-02:00", "2026-11-30 10:00", Window.AT_THE_WEEKEND, True),
    ("FR", "Mo-Fr 09:00-18:00", "2026-12-05 10:00", Window.AT_THE_WEEKEND, False),
    ("FR", "Sa 10:00-12:00; 2026 Dec 05 off", "2026-11-30 10:00", Window.AT_THE_WEEKEND, False),
]


@pytest.mark.parametrize(("region", "osm", "moment", "window", "expected"), WINDOWS)
def test_open_in_a_window(
    region: str, osm: str, moment: str, window: Window, *, expected: bool
) -> None:
    hours = hours_of(region, osm)
    now = at(hours, moment)

    table = PreparedHours([("it", hours)], now - timedelta(days=1))

    assert open_within(hours, window, now) is expected
    assert (table.open_within(window, time_slot(now)) == {"it"}) is expected


def test_a_window_is_told_by_the_clock_of_the_place() -> None:
    now = datetime(2026, 11, 30, 10, tzinfo=UTC)

    begins = [
        window_of(Window.THIS_EVENING, now, hours_of(region, "24/7").zone)[0]
        for region in ("GB-ENG", "FR", "GR")
    ]

    assert [f"{moment:%H:%M}" for moment in begins] == ["17:30", "16:30", "15:30"]


def test_a_time_slot_is_a_quarter_of_an_hour() -> None:
    moment = datetime(2026, 11, 30, 10, 14, 59, tzinfo=UTC)

    assert slot_begins(time_slot(moment)) == datetime(2026, 11, 30, 10, tzinfo=UTC)
    assert time_slot(moment + timedelta(seconds=1)) == time_slot(moment) + 1
    assert timedelta(minutes=15) == TIME_SLOT


OFTEN = ["2026-11-30 08:59", "2026-11-30 09:00", "2026-11-30 11:46", "2026-11-30 12:00",
         "2026-12-01 01:30", "2026-12-05 10:10"]  # fmt: skip


def test_the_prepared_table_finds_who_is_open_for_the_whole_slot() -> None:
    records = [
        (f"{region} {osm}", hours_of(region, osm))
        for region in ("FR-64", "GB-SCT", "AT-9", "GR")
        for osm in (
            "Mo-Fr 09:00-12:00,14:00-17:00; PH off",
            "Mo-Fr 09:05-11:55",
            "Mo-Su 20:00-08:00",
            "24/7",
            "Sa 09:00-13:00",
            'Mo-Fr 09:00-12:00 unknown "by appointment"',
            'Mo-Fr 09:00-12:00 unknown "see the note"',
            "unknown",
        )
    ]
    table = PreparedHours(records, datetime(2026, 11, 29, tzinfo=UTC))

    for moment in OFTEN:
        slot = time_slot(datetime.fromisoformat(moment).replace(tzinfo=UTC))
        begins = slot_begins(slot)
        expected = {
            key
            for key, hours in records
            if any(
                each.openness is Openness.OPEN and each.ends - each.begins == TIME_SLOT
                for each in intervals(hours, begins, begins + TIME_SLOT)
            )
        }
        assert table.open_in(slot) == expected


def test_nobody_is_called_open_in_a_slot_in_which_the_door_closes() -> None:
    hours = hours_of("FR", "Mo 09:00-12:10")
    table = PreparedHours([("it", hours)], at(hours, "2026-11-30 00:00"))

    found = [
        table.open_in(time_slot(at(hours, f"2026-11-30 {clock}"))) for clock in ("11:59", "12:05")
    ]

    assert found == [{"it"}, frozenset()]


def test_a_table_says_when_it_was_not_prepared_for_a_time() -> None:
    hours = hours_of("FR", "Mo 09:00-12:00")
    table = PreparedHours([("it", hours)], at(hours, "2026-11-30 00:00"), days=2)

    with pytest.raises(NotPreparedError):
        table.open_in(time_slot(at(hours, "2026-12-02 00:00")))
    with pytest.raises(NotPreparedError):
        table.open_within(Window.AT_THE_WEEKEND, time_slot(at(hours, "2026-11-30 10:00")))


def test_an_empty_table_answers() -> None:
    table = PreparedHours[str]([], datetime(2026, 11, 29, tzinfo=UTC))

    assert table.open_in(time_slot(datetime(2026, 11, 30, tzinfo=UTC))) == frozenset()
