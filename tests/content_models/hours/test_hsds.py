"""Rows of HSDS as others read and write them."""

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from content_models.hours.hsds import HsdsLoss, HsdsSchedule, to_hsds_schedules
from content_models.hours.hsds_reader import from_hsds_schedules
from content_models.hours.osm import to_osm
from tests.content_models.hours.test_states import hours_of

OWNER = UUID("ac148810-d857-441c-9679-408f346de14b")
ON = date(2026, 11, 30)


def told(row: HsdsSchedule) -> str:
    dates = f"{row.valid_from or ''}..{row.valid_to or ''}"
    return f"{dates} {row.byday} {row.opens_at}-{row.closes_at}"


WRITTEN = [
    ("Mo,Tu 09:00-12:00,14:00-17:00", [".. MO,TU 09:00-12:00", ".. MO,TU 14:00-17:00"]),
    ("Mo 09:00-12:00; Fr 22:00-02:00", [".. MO 09:00-12:00", ".. FR 22:00-02:00"]),
    ("Sa 00:00-24:00", [".. SA 00:00-00:00"]),
    ("Mo 09:00-12:00; 2026 Dec 24-2027 Jan 03 off",
     ["2026-01-01..2026-12-23 MO 09:00-12:00", "2027-01-04..2027-12-31 MO 09:00-12:00"]),
    ("Mo 09:00-12:00; 2026 Dec 05 10:00-11:00",
     ["2026-01-01..2026-12-04 MO 09:00-12:00", "2026-12-05..2026-12-05 SA 10:00-11:00",
      "2026-12-06..2027-12-31 MO 09:00-12:00"]),
    ("Mo 09:00-12:00; 2027 Jan 04+ off", ["2026-01-01..2027-01-03 MO 09:00-12:00"]),
    ("Mo-Su off; Jul 01-Aug 31 Mo 10:00-12:00",
     ["2026-07-01..2026-08-31 MO 10:00-12:00", "2027-07-01..2027-08-31 MO 10:00-12:00"]),
    ('unknown "by appointment"', [".. None None-None"]),
    ('Mo 09:00-12:00 unknown "see the note"', [".. None None-None"]),
]  # fmt: skip


@pytest.mark.parametrize(("osm", "expected"), WRITTEN)
def test_rows_hold_weeks_between_two_dates(osm: str, expected: list[str]) -> None:
    rows = to_hsds_schedules(hours_of("FR", osm), OWNER, ON).rows

    assert [told(row) for row in rows] == expected
    assert len({row.id for row in rows}) == len(rows)


def test_rows_of_the_same_content_keep_their_identifiers() -> None:
    hours = hours_of("FR", "Mo-Fr 09:00-12:00")

    first, later = (to_hsds_schedules(hours, OWNER, day).rows for day in (ON, date(2027, 6, 1)))

    assert [row.id for row in first] == [row.id for row in later]
    assert first[0].timezone == 1
    assert later[0].timezone == 2


def test_losses_are_named() -> None:
    hours = hours_of("FR", 'Mo 09:00-12:00; SH off; PH off; Aug 01-31 off || "by appointment"')

    assert set(to_hsds_schedules(hours, OWNER, ON).losses) == {
        HsdsLoss.TIMEZONE_NAME,
        HsdsLoss.HOLIDAY_REGION,
        HsdsLoss.PUBLIC_HOLIDAYS,
        HsdsLoss.SCHOOL_HOLIDAYS,
        HsdsLoss.CLOSURE_REASONS,
        HsdsLoss.BEYOND_NEXT_YEAR,
        HsdsLoss.ALSO_BY_APPOINTMENT,
    }


def row(**fields: Any) -> dict[str, Any]:
    return {"id": str(OWNER), "freq": "WEEKLY", "opens_at": "10:00", "closes_at": "18:00"} | fields


READ = [
    ([row(byday="MO,TU")], "Mo,Tu 10:00-18:00; PH unknown", []),
    ([row(byday="MO", interval=1, until=None, count="")], "Mo 10:00-18:00; PH unknown", []),
    ([row(byday="MO", opens_at="10:00:00", closes_at="18:00:00")],
     "Mo 10:00-18:00; PH unknown", []),
    ([row(byday="MO", opens_at="10:00+01:00", closes_at="18:00+02:00")],
     "Mo 10:00-18:00; PH unknown", []),
    ([row(byday="FR", opens_at="22:00", closes_at="02:00")], "Fr 22:00-02:00; PH unknown", []),
    ([row(byday="MO", attending_type="By appointment only"), row(byday="TU")],
     'Mo 10:00-18:00 unknown "by appointment"; Tu 10:00-18:00; PH unknown', []),
    ([row(valid_from="2026-12-05", valid_to="2026-12-05", byday="SA")],
     "unknown; PH unknown; 2026 Dec 05 10:00-18:00", []),
    ([row(byday="MO", valid_from="2026-01-01")], "Mo 10:00-18:00; PH unknown", []),
    # in doubt: what a weekly form cannot hold
    ([row(byday="MO"), row(byday="2TU", freq="MONTHLY")],
     'Mo 10:00-18:00 unknown "see the note"; PH unknown', [HsdsLoss.OTHER_FREQUENCY]),
    ([row(byday="MO"), row(byday="TU", interval=2)],
     'Mo 10:00-18:00 unknown "see the note"; PH unknown', [HsdsLoss.OTHER_FREQUENCY]),
    ([row(byday="MO"), row(byday="TU", opens_at="10:00-05:00")],
     'Mo 10:00-18:00 unknown "see the note"; PH unknown', [HsdsLoss.OTHER_OFFSET]),
    ([row(byday="MO", valid_from="2026-09-01", valid_to="2027-06-30")],
     'Mo 10:00-18:00 unknown "see the note"; PH unknown', [HsdsLoss.VALIDITY]),
    ([row(byday="MO", valid_to="2025-06-30")], None, [HsdsLoss.VALIDITY]),
    ([row()], None, [HsdsLoss.TIMES_NOT_READ]),
    ([row(byday="XX")], None, [HsdsLoss.TIMES_NOT_READ]),
    ([row(byday="MO", closes_at="late")], None, [HsdsLoss.TIMES_NOT_READ]),
    ([row(byday="MO", valid_from="soon")], None, [HsdsLoss.TIMES_NOT_READ]),
    ([{"id": str(OWNER)}], None, [HsdsLoss.NO_TIMES]),
    ([row(byday="MO"), row(byday="MO", opens_at="11:00")], None, [HsdsLoss.TIMES_NOT_READ]),
    ([], None, []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "osm", "losses"), READ)
def test_rows_of_others_are_read_or_named(
    rows: list[dict[str, Any]], osm: str | None, losses: list[HsdsLoss]
) -> None:
    read = from_hsds_schedules(rows, timezone="Europe/Paris", holiday_region="FR", on=ON)

    assert (to_osm(read.hours) if read.hours else None) == osm
    assert list(read.losses) == losses


FIELDS = (
    "id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until"
    " count wkst freq interval byday byweekno bymonthday byyearday description opens_at closes_at"
    " schedule_link attending_type notes attributes metadata"
)


def test_rows_have_fields_of_the_standard_alone() -> None:
    assert set(HsdsSchedule.model_fields) <= set(FIELDS.split())


def test_a_row_is_plain_json() -> None:
    hours = hours_of("FR", "Mo 09:00-12:00; 2026 Dec 24 off")

    (first, _) = to_hsds_schedules(hours, OWNER, ON).rows

    assert json.loads(first.model_dump_json(exclude_none=True)) == {
        "id": str(first.id),
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-23",
        "timezone": 1.0,
        "freq": "WEEKLY",
        "interval": 1,
        "wkst": "MO",
        "byday": "MO",
        "opens_at": "09:00",
        "closes_at": "12:00",
        "description": 'opening_hours=Mo 09:00-12:00; 2026 Dec 24 off "other"',
    }
