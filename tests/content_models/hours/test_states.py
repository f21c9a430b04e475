"""States at a moment, worked out by hand in states.txt.

30 November 2026 is a Monday, 1 January 2027 a Friday. Hours are written in OpenStreetMap's syntax;
where it does not name public holidays they are as usual. Times are local. A case: region | hours |
moment | state.
"""

from datetime import datetime
from pathlib import Path

import pytest

from content_models.hours.evaluation import LocalMoment, Nearness, State, Status, state
from content_models.hours.osm_reader import from_osm
from content_models.hours.weekly import Hours, PublicHolidays

ZONES = {"FR": "Europe/Paris", "GB": "Europe/London", "AT": "Europe/Vienna", "GR": "Europe/Athens"}

OFFICE = "Mo-Fr 09:00-12:00,14:00-17:00"
CASES = (Path(__file__).parent / "states.txt").read_text(encoding="utf-8")


def cases() -> list[tuple[str, ...]]:
    lines = [line for line in CASES.strip().splitlines() if not line.startswith("#")]
    return [
        tuple(part.strip().replace("OFFICE", OFFICE) for part in line.split(" | "))
        for line in lines
    ]


def hours_of(region: str, osm: str) -> Hours:
    read = from_osm(
        osm,
        timezone=ZONES[region[:2]],
        holiday_region=region,
        unmentioned=PublicHolidays.AS_USUAL,
    )
    assert read.hours is not None
    return read.hours


def at(hours: Hours, moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=hours.zone)


def local(moment: LocalMoment) -> str:
    if moment.nearness is Nearness.WEEKDAY:
        return f"{moment.day:%a}"[:2] + f" {moment.time:%H:%M}"
    day = moment.day if moment.nearness is Nearness.DATE else moment.nearness
    return f"{day} {moment.time:%H:%M}"


def told(found: State) -> str:
    """Say a state in the words of the table."""
    until = f" until {local(found.until)}".replace("today ", "") if found.until else ""
    opens = ""
    if found.opens:
        word = "from" if found.opens_by_appointment else "opens"
        opens = f", {word} {local(found.opens)}"
    opens += ", perhaps earlier" * found.perhaps_earlier
    match found.status:
        case Status.OPEN_UNTIL:
            return f"open{until}"
        case Status.BY_APPOINTMENT:
            return f"by appointment{until}{opens}"
        case Status.OPENS_AT:
            return opens.removeprefix(", ")
        case Status.CLOSED_FOR_HOLIDAY:
            return f"closed {found.reason} to {found.closed_to}{opens}"
        case Status.CLOSED_UNTIL_FURTHER_NOTICE:
            return "closed until further notice"
        case Status.SCHOOL_HOLIDAYS_NOT_KNOWN:
            return "school holidays not known"
    return f"unknown: {found.reason}"


@pytest.mark.parametrize(("region", "osm", "moment", "words"), cases())
def test_the_state_at_a_moment(region: str, osm: str, moment: str, words: str) -> None:
    hours = hours_of(region, osm)

    found = state(hours, at(hours, moment))

    assert told(found) == words
