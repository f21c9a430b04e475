"""Hours that are written and read again are the same hours."""

from datetime import date
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from content_models.hours.hsds import HsdsLoss, to_hsds_schedules
from content_models.hours.hsds_reader import from_hsds_schedules
from content_models.hours.osm import to_osm
from content_models.hours.osm_reader import from_osm
from content_models.hours.weekly import Hours, PublicHolidays
from tests.content_models.hours.strategies import hours

OWNER = UUID("ac148810-d857-441c-9679-408f346de14b")


@settings(max_examples=40, deadline=None)
@given(hours())
def test_osm_syntax_holds_all_that_says_when(value: Hours) -> None:
    read = from_osm(
        to_osm(value),
        timezone=value.timezone,
        holiday_region=value.holiday_region,
        unmentioned=PublicHolidays.AS_USUAL,
    )

    assert read.kept_as_text == ()
    assert read.hours == value


@settings(max_examples=20, deadline=None)
@given(hours(note=True))
def test_the_json_form_is_the_same_value(value: Hours) -> None:
    assert Hours.model_validate(value.model_dump(mode="json")) == value
    assert Hours.model_validate_json(value.model_dump_json(exclude_defaults=True)) == value


@settings(max_examples=15, deadline=None)
@given(hours(note=True), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_rows_of_hsds_are_read_without_loss_where_they_are_ours(value: Hours, on: date) -> None:
    rows = to_hsds_schedules(value, OWNER, on).rows

    read = from_hsds_schedules(
        [row.model_dump(mode="json", exclude_none=True) for row in rows],
        timezone=value.timezone,
        holiday_region=value.holiday_region,
        on=on,
    )

    assert read.losses == ()
    assert read.hours == value


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_in_place_of_osm_syntax_is_kept_or_read(text: str) -> None:
    read = from_osm(text, timezone="Europe/Paris", holiday_region="FR")

    assert read.hours is not None or read.kept_as_text or not text.strip()


OSM_PIECES = st.lists(
    st.sampled_from(
        [
            "Mo",
            "Tu-Fr",
            "Sa,Su",
            "PH",
            "SH",
            "off",
            "unknown",
            "open",
            "09:00-12:00",
            "22:00-02:00",
            "14:00+",
            "Aug",
            "Dec",
            "24",
            "2026",
            "31",
            "-",
            ";",
            ",",
            "||",
            '"by',
            'appointment"',
            '"x"',
            "week",
            "24/7",
            ":",
            "[1]",
            "sunrise",
            "99:99",
            "09:00-09:00",
        ]
    ),
    max_size=14,
)


@settings(deadline=None)
@given(OSM_PIECES.map(" ".join))
def test_what_was_read_from_pieces_of_osm_syntax_can_be_written_again(text: str) -> None:
    read = from_osm(text, timezone="Europe/Paris", holiday_region="FR")

    if read.hours is not None:
        again = from_osm(
            to_osm(read.hours),
            timezone="Europe/Paris",
            holiday_region="FR",
            unmentioned=PublicHolidays.AS_USUAL,
        )
        assert again.hours == read.hours.model_copy(update={"note": ""})


def test_a_changed_row_counts_for_more_than_its_description() -> None:
    value = from_osm("Mo-Fr 09:00-12:00", timezone="Europe/Paris", holiday_region="FR").hours
    assert value is not None
    (row,) = to_hsds_schedules(value, OWNER, date(2027, 1, 4)).rows
    changed = row.model_dump(mode="json", exclude_none=True) | {"closes_at": "11:00"}

    read = from_hsds_schedules(
        [changed], timezone="Europe/Paris", holiday_region="FR", on=date(2027, 1, 4)
    )

    assert read.hours is not None
    assert to_osm(read.hours).startswith("Mo-Fr 09:00-11:00")
    assert HsdsLoss.NO_TIMES not in read.losses
