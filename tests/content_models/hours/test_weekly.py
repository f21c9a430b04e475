"""A weekly form that contradicts itself cannot be made."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from content_models.hours.places import holiday_region_of, timezone_of
from content_models.hours.weekly import Hours, Interval, MonthDay, SpecialDay, Week

MORNING = {"opens": 540, "closes": 720}
WEEK = {"monday": [MORNING]}
BASE = {"timezone": "Europe/Paris", "holiday_region": "FR-64"}
SUMMER = {"first": {"month": 6, "day": 1}, "last": {"month": 8, "day": 31}, "week": WEEK}
WINTER = {"first": {"month": 12, "day": 1}, "last": {"month": 2, "day": 29}, "week": WEEK}


def test_intervals_are_put_in_order() -> None:
    afternoon, morning = Interval(opens=840, closes=1020), Interval(opens=540, closes=720)

    assert Week(monday=(afternoon, morning)).monday == (morning, afternoon)


@pytest.mark.parametrize(
    "change",
    [
        {"timezone": "Europe/Oloron"},
        {"holiday_region": "France"},
        {"week": {"monday": [MORNING, {"opens": 700, "closes": 800}]}},
        {"week": {"monday": [{"opens": 720, "closes": 540}]}},
        {"week": {"monday": [{"opens": 540, "closes": 540}]}},
        {"week": {"monday": [{"opens": 540, "closes": 540 + 1441}]}},
        {"week": {"monday": [{"opens": 1440, "closes": 1500}]}},
        {"week": {"lundi": [MORNING]}},
        {"seasons": [SUMMER, SUMMER]},
        {"seasons": [WINTER, WINTER | {"first": {"month": 2, "day": 1}}]},
        {"seasons": [SUMMER | {"first": {"month": 2, "day": 30}}]},
        {"closures": [{"first": "2026-12-02", "last": "2026-12-01"}]},
        {"special_days": [{"day": "2026-12-02", "intervals": [MORNING]}] * 2},
        {"special_days": [{"day": "2026-12-02", "intervals": []}]},
        {"public_holidays": "own-hours"},
        {"public_holiday_intervals": [MORNING]},
        {"week": WEEK, "by_appointment": True, "also_by_appointment": True},
        {"also_by_appointment": True},
        {"week": {"monday": [MORNING | {"by_appointment": True}]}, "by_appointment": True},
        {"week": {}, "by_appointment": True},
        {"week": {}, "doubtful": True},
        {"note": "x" * 2001},
    ],
)
def test_what_contradicts_itself_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Hours.model_validate(BASE | change)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"week": {}},
        {"seasons": [SUMMER, WINTER]},
        {"by_appointment": True},
        {"week": WEEK, "by_appointment": True},
        {"week": WEEK, "also_by_appointment": True},
        {"week": {}, "seasons": [SUMMER], "by_appointment": True},
        {"public_holidays": "own-hours", "public_holiday_intervals": [MORNING]},
        {"holiday_region": "GB-SCT"},
        {"holiday_region": "FR-6AE"},
    ],
)
def test_what_can_be_meant_is_held(change: dict[str, Any]) -> None:
    assert Hours.model_validate(BASE | change).model_dump(mode="json", exclude_defaults=True)


def test_the_json_form_is_small_and_readable() -> None:
    hours = Hours.model_validate(BASE | {"week": WEEK, "public_holidays": "closed"})

    assert hours.model_dump(mode="json", exclude_defaults=True) == {
        "timezone": "Europe/Paris",
        "holiday_region": "FR-64",
        "week": {"monday": [{"opens": 540, "closes": 720}]},
        "public_holidays": "closed",
    }


def test_a_season_over_new_year_covers_both_sides_of_it() -> None:
    season = Hours.model_validate(BASE | {"seasons": [WINTER]}).seasons[0]

    days = ((2026, 11, 30), (2026, 12, 1), (2027, 1, 1), (2027, 2, 28))

    assert [season.covers(date(*day)) for day in days] == [False, True, True, True]
    assert season.covers(date(2028, 2, 29))
    assert not season.covers(date(2027, 3, 1))
    assert season.last == MonthDay(month=2, day=29)


def test_a_special_day_has_intervals() -> None:
    special = SpecialDay(day=date(2026, 12, 24), intervals=(Interval(opens=540, closes=720),))

    assert special.intervals


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("FR", "Europe/Paris"),
        ("GB", "Europe/London"),
        ("AT", "Europe/Vienna"),
        ("GR", "Europe/Athens"),
        ("DE", "Europe/Berlin"),
        ("UA", "Europe/Kyiv"),
        ("BE", "Europe/Brussels"),
    ],
)
def test_a_country_has_its_time_zone(country: str, zone: str) -> None:
    assert timezone_of(country) == zone


@pytest.mark.parametrize(
    ("country", "postcode", "region"),
    [
        ("FR", "64400", "FR-64"),
        ("FR", "67000", "FR-67"),
        ("FR", "57000", "FR-57"),
        ("FR", "01000", "FR-01"),
        ("FR", "20000", "FR-2A"),
        ("FR", "20200", "FR-2B"),
        ("FR", "97410", "FR-974"),
        ("FR", "", "FR"),
        ("FR", "6440", "FR"),
        ("GB", "EH1 1YZ", "GB-SCT"),
        ("GB", "g1 1aa", "GB-SCT"),
        ("GB", "GL1 1AA", "GB-ENG"),
        ("GB", "HU1 2AA", "GB-ENG"),
        ("GB", "CF10 1AA", "GB-WLS"),
        ("GB", "BT1 1AA", "GB-NIR"),
        ("GB", "TD15 1AA", "GB"),
        ("GB", "", "GB"),
        ("AT", "1010", "AT"),
        ("GR", "546 21", "GR"),
    ],
)
def test_a_postcode_tells_whose_holidays_count(country: str, postcode: str, region: str) -> None:
    assert holiday_region_of(country, postcode) == region


def test_names_of_time_zones_are_read_from_the_disk_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system keeps them in hundreds of files: it took 20 ms of each document with hours."""
    Hours(timezone="Europe/Paris", holiday_region="FR")
    monkeypatch.setattr("os.walk", lambda *_arguments: pytest.fail("looked at the disk"))

    assert Hours(timezone="Europe/Athens", holiday_region="GR").timezone == "Europe/Athens"
