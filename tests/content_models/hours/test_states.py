"""States at a moment, worked out by hand.

30 November 2026 is a Monday, 1 January 2027 a Friday. Hours are written in OpenStreetMap's syntax;
where it does not name public holidays they are as usual. Times are local.
"""

from datetime import datetime

import pytest

from content_models.hours.evaluation import LocalMoment, Nearness, State, Status, state
from content_models.hours.osm_reader import from_osm
from content_models.hours.weekly import Hours, PublicHolidays

ZONES = {"FR": "Europe/Paris", "GB": "Europe/London", "AT": "Europe/Vienna", "GR": "Europe/Athens"}

OFFICE = "Mo-Fr 09:00-12:00,14:00-17:00"
CASES = f"""
# The usual week
FR     | {OFFICE} | 2026-11-30 10:00 | open until 12:00
FR     | {OFFICE} | 2026-11-30 09:00 | open until 12:00
FR     | {OFFICE} | 2026-11-30 08:59 | opens today 09:00
FR     | {OFFICE} | 2026-11-30 12:00 | opens today 14:00
FR     | {OFFICE} | 2026-11-30 16:59 | open until 17:00
FR     | {OFFICE} | 2026-11-30 17:00 | opens tomorrow 09:00
FR     | {OFFICE} | 2026-12-04 17:30 | opens Mo 09:00
FR     | {OFFICE} | 2026-12-05 10:00 | opens Mo 09:00
FR     | {OFFICE} | 2026-12-06 10:00 | opens tomorrow 09:00
FR     | Mo 09:00-12:00 | 2026-11-30 13:00 | opens 2026-12-07 09:00
FR     | Tu 09:00-12:00 | 2026-12-01 12:00 | opens 2026-12-08 09:00
FR     | Tu 09:00-12:00 | 2026-12-02 00:00 | opens Tu 09:00
FR     | 24/7 | 2026-11-30 03:00 | open
FR     | Mo-Fr 00:00-24:00 | 2026-11-30 03:00 | open until Sa 00:00
FR     | Mo-Su off | 2026-11-30 10:00 | closed until further notice
FR     | unknown | 2026-11-30 10:00 | unknown: usual-hours-not-known
# Past midnight
FR     | Fr 22:00-02:00 | 2026-12-04 23:00 | open until tomorrow 02:00
FR     | Fr 22:00-02:00 | 2026-12-05 01:59 | open until 02:00
FR     | Fr 22:00-02:00 | 2026-12-05 02:00 | opens Fr 22:00
FR     | Mo-Su 20:00-08:00 | 2026-12-31 23:30 | open until tomorrow 08:00
FR     | Mo-Su 20:00-08:00 | 2027-01-01 07:00 | open until 08:00
FR     | Fr 20:00-02:00; Sa 00:00-04:00 | 2026-12-04 23:00 | open until tomorrow 04:00
FR     | Su 22:00-02:00 | 2026-11-30 01:00 | open until 02:00
FR     | Mo-Su 20:00-08:00; 2026 Dec 24 off | 2026-12-24 07:00 | open until 08:00
FR     | Mo-Su 20:00-08:00; 2026 Dec 24 off | 2026-12-24 21:00 | closed closure to 2026-12-24, opens tomorrow 20:00
# Public holidays
FR-64  | {OFFICE}; PH off | 2026-12-25 10:00 | closed public-holiday to 2026-12-25, opens Mo 09:00
FR-64  | {OFFICE}; PH off | 2026-12-24 17:30 | opens Mo 09:00
FR-64  | {OFFICE} | 2026-12-25 10:00 | open until 12:00
FR-64  | {OFFICE}; PH unknown | 2026-12-25 10:00 | unknown: public-holiday
FR-64  | {OFFICE}; PH unknown | 2026-12-25 08:00 | opens Mo 09:00, perhaps earlier
FR-64  | {OFFICE}; PH unknown | 2026-12-24 18:00 | opens Mo 09:00, perhaps earlier
FR-64  | {OFFICE}; PH unknown | 2026-12-24 10:00 | open until 12:00
FR-64  | {OFFICE}; PH 10:00-12:00 | 2026-12-25 10:30 | open until 12:00
FR-64  | {OFFICE}; PH 10:00-12:00 | 2026-12-25 09:30 | opens today 10:00
FR-64  | {OFFICE}; PH off | 2027-08-15 10:00 | opens tomorrow 09:00
FR-64  | Mo-Sa 09:00-12:00; PH off | 2026-12-26 10:00 | open until 12:00
FR-57  | Mo-Sa 09:00-12:00; PH off | 2026-12-26 10:00 | closed public-holiday to 2026-12-26, opens Mo 09:00
FR-57  | Mo-Sa 09:00-12:00; PH off | 2026-12-25 10:00 | closed public-holiday to 2026-12-26, opens Mo 09:00
FR-67  | {OFFICE}; PH off | 2027-03-26 10:00 | closed public-holiday to 2027-03-26, opens Tu 09:00
FR-64  | {OFFICE}; PH off | 2027-03-26 10:00 | open until 12:00
GB-ENG | Mo-Fr 09:00-17:00; PH off | 2026-12-28 10:00 | closed public-holiday to 2026-12-28, opens tomorrow 09:00
GB-SCT | Mo-Fr 09:00-17:00; PH off | 2026-11-30 10:00 | closed public-holiday to 2026-11-30, opens tomorrow 09:00
GB-ENG | Mo-Fr 09:00-17:00; PH off | 2026-11-30 10:00 | open until 17:00
GB-SCT | Mo-Fr 09:00-17:00; PH off | 2027-03-29 10:00 | open until 17:00
GB-ENG | Mo-Fr 09:00-17:00; PH off | 2027-03-29 10:00 | closed public-holiday to 2027-03-29, opens tomorrow 09:00
GB-NIR | Mo-Fr 09:00-17:00; PH off | 2027-03-17 10:00 | closed public-holiday to 2027-03-17, opens tomorrow 09:00
GB     | Mo-Fr 09:00-17:00; PH off | 2027-03-17 10:00 | unknown: public-holiday
GB     | Mo-Fr 09:00-17:00; PH off | 2027-03-17 18:00 | opens tomorrow 09:00
GB     | Mo-Fr 09:00-17:00 | 2027-03-17 10:00 | open until 17:00
AT-9   | Mo-Fr 08:00-16:00; PH off | 2026-12-08 10:00 | closed public-holiday to 2026-12-08, opens tomorrow 08:00
AT-9   | Mo-Fr 08:00-16:00; PH off | 2027-11-15 10:00 | unknown: public-holiday
AT-7   | Mo-Fr 08:00-16:00; PH off | 2027-11-15 10:00 | open until 16:00
AT-9   | Mo-Fr 08:00-16:00; PH off | 2027-03-26 10:00 | open until 16:00
GR     | Mo-Fr 09:00-14:00; PH off | 2026-04-10 10:00 | closed public-holiday to 2026-04-10, opens Tu 09:00
GR     | Mo-Fr 09:00-14:00; PH off | 2026-04-06 10:00 | open until 14:00
GR     | Mo-Fr 09:00-14:00; PH off | 2027-05-04 10:00 | closed public-holiday to 2027-05-04, opens tomorrow 09:00
# Closures win, wherever they stand
FR     | Aug 01-Aug 31 off; {OFFICE} | 2026-08-10 10:00 | closed closure to 2026-08-31, opens 2026-09-01 09:00
FR     | {OFFICE}; Aug 01-Aug 31 off | 2026-08-31 23:00 | closed closure to 2026-08-31, opens tomorrow 09:00
FR     | {OFFICE}; Aug 01-Aug 31 off | 2026-07-31 18:00 | opens 2026-09-01 09:00
FR     | {OFFICE}; Dec 24-Jan 02 off | 2027-01-01 10:00 | closed closure to 2027-01-02, opens Mo 09:00
FR     | {OFFICE}; Dec 24-Jan 02 off | 2026-12-23 16:00 | open until 17:00
FR     | {OFFICE}; 2026 Nov 30+ off "works" | 2026-12-02 10:00 | closed until further notice
FR     | {OFFICE}; 2026 Nov 30+ off "works" | 2026-11-27 10:00 | open until 12:00
FR     | {OFFICE}; 2026 Nov 30+ off "works" | 2026-11-27 17:30 | closed until further notice
FR     | {OFFICE}; 2026 Dec 01 10:00-11:00; 2026 Dec 01-05 off | 2026-12-01 10:30 | closed closure to 2026-12-05, opens Mo 09:00
FR-64  | {OFFICE}; PH off; 2026 Dec 26-31 off | 2026-12-25 10:00 | closed public-holiday to 2027-01-01, opens 2027-01-04 09:00
FR     | Mo-Su off; 2026 Dec 24 off | 2026-12-24 10:00 | closed closure to 2026-12-24
# Special days
FR-64  | {OFFICE}; PH off; 2026 Dec 25 10:00-11:00 | 2026-12-25 10:30 | open until 11:00
FR     | {OFFICE}; 2026 Dec 05 10:00-16:00 | 2026-12-05 11:00 | open until 16:00
FR     | {OFFICE}; 2026 Dec 05 10:00-16:00 | 2026-12-04 18:00 | opens tomorrow 10:00
FR     | {OFFICE}; 2026 Dec 01 10:00-11:00 | 2026-12-01 15:00 | opens tomorrow 09:00
# Seasons
FR     | {OFFICE}; Jun 15-Sep 15 Mo-Fr 08:00-13:00; Jun 15-Sep 15 Sa,Su off | 2026-06-15 08:30 | open until 13:00
FR     | {OFFICE}; Jun 15-Sep 15 Mo-Fr 08:00-13:00; Jun 15-Sep 15 Sa,Su off | 2026-06-12 08:30 | opens today 09:00
FR     | {OFFICE}; Jun 15-Sep 15 Mo-Fr 08:00-13:00; Jun 15-Sep 15 Sa,Su off | 2026-09-15 14:30 | opens tomorrow 09:00
FR     | {OFFICE}; Nov 01-Mar 31 Mo-Fr 10:00-12:00 | 2026-12-31 11:00 | open until 12:00
FR     | {OFFICE}; Nov 01-Mar 31 Mo-Fr 10:00-12:00 | 2027-01-01 09:30 | opens today 10:00
FR     | {OFFICE}; Nov 01-Mar 31 Mo-Fr 10:00-12:00 | 2027-04-01 09:30 | open until 12:00
FR     | Mo-Su off; Jul 01-Aug 31 Mo-Su 10:00-18:00 | 2026-11-30 11:00 | opens 2027-07-01 10:00
FR     | unknown; Jul 01-Aug 31 Mo-Su 10:00-18:00 | 2026-08-31 19:00 | unknown: usual-hours-not-known
FR     | unknown; Jul 01-Aug 31 Mo-Su 10:00-18:00 | 2026-11-30 11:00 | unknown: usual-hours-not-known
FR     | Mo-Su off; Feb 29-Mar 02 Mo-Su 10:00-18:00 | 2027-03-01 11:00 | open until 18:00
FR     | Mo-Su off; Feb 01-Feb 29 Mo-Su 10:00-18:00 | 2028-02-29 11:00 | open until 18:00
FR     | Mo-Su off; Feb 01-Feb 29 Mo-Su 10:00-18:00 | 2027-02-28 11:00 | open until 18:00
FR     | Mo-Su off; Feb 01-Feb 28 Mo-Su 10:00-18:00 | 2028-02-29 11:00 | opens 2029-02-01 10:00
FR     | Tu 10:00-12:00 | 2028-02-29 11:00 | open until 12:00
# School holidays
FR-64  | We 14:00-17:00; SH off | 2027-02-17 15:00 | closed school-holidays to 2027-02-28, opens 2027-03-03 14:00
FR-59  | We 14:00-17:00; SH off | 2027-02-17 15:00 | open until 17:00
FR     | We 14:00-17:00; SH off | 2027-02-17 15:00 | school holidays not known
FR     | We 14:00-17:00; SH off | 2027-01-13 15:00 | open until 17:00
FR-64  | We 14:00-17:00; SH unknown | 2027-02-17 15:00 | school holidays not known
FR-64  | We 14:00-17:00; SH unknown | 2027-01-13 15:00 | open until 17:00
GB-ENG | Tu 10:00-12:00; SH off | 2027-01-12 11:00 | school holidays not known
GB-ENG | Tu 10:00-12:00; SH off | 2027-01-13 11:00 | school holidays not known
GB-ENG | Tu 10:00-12:00 | 2027-08-10 11:00 | open until 12:00
GR     | Mo-Fr 09:00-14:00; SH unknown | 2027-01-12 11:00 | school holidays not known
AT-9   | Mo-Fr 08:00-12:00; SH off | 2027-02-03 10:00 | closed school-holidays to 2027-02-06, opens Mo 08:00
AT-4   | Mo-Fr 08:00-12:00; SH off | 2027-02-03 10:00 | open until 12:00
# Appointments
FR     | unknown "by appointment" | 2026-11-30 10:00 | by appointment
FR     | Mo-Fr 09:00-12:00 unknown "sur rendez-vous" | 2026-11-30 10:00 | by appointment until 12:00
FR     | Mo-Fr 09:00-12:00 unknown "by appointment only" | 2026-11-30 10:00 | by appointment until 12:00
FR     | Mo-Fr 09:00-12:00 unknown "by appointment only" | 2026-11-30 13:00 | by appointment, from tomorrow 09:00
FR     | Mo 09:00-12:00; Tu 09:00-12:00 unknown "nach Vereinbarung" | 2026-11-30 10:00 | open until 12:00
FR     | Mo 09:00-12:00; Tu 09:00-12:00 unknown "nach Vereinbarung" | 2026-11-30 13:00 | by appointment, from tomorrow 09:00
FR     | Mo 09:00-12:00 \\|\\| "by appointment" | 2026-11-30 10:00 | open until 12:00
FR     | Mo 09:00-12:00 \\|\\| "by appointment" | 2026-12-01 10:00 | by appointment, opens Mo 09:00
FR-64  | Mo-Fr 09:00-12:00; PH off \\|\\| "by appointment" | 2026-12-25 10:00 | closed public-holiday to 2026-12-25, opens Mo 09:00
FR-64  | Mo 09:00-12:00; PH off \\|\\| "by appointment" | 2026-12-25 10:00 | closed public-holiday to 2026-12-25, opens Mo 09:00
FR     | unknown "by appointment"; Aug 01-Aug 31 off | 2026-08-10 10:00 | closed closure to 2026-08-31
# Doubt
FR     | Mo-Fr 09:00-12:00 unknown "see the note" | 2026-11-30 10:00 | unknown: doubtful-text
FR     | Mo-Fr 09:00-12:00 unknown "see the note" | 2026-11-30 13:00 | unknown: doubtful-text
FR     | Mo-Fr 09:00-12:00 unknown "see the note"; Aug 01-Aug 31 off | 2026-08-10 10:00 | closed closure to 2026-08-31
FR     | Mo-Fr 09:00-12:00; week 1-10 off | 2026-11-30 10:00 | unknown: doubtful-text
FR     | Mo-Fr 09:00-12:00; Mo[1] off | 2026-11-30 10:00 | unknown: doubtful-text
FR     | Mo-Fr 09:00-12:00 \\|\\| "appel" | 2026-11-30 13:00 | unknown: doubtful-text
# Clock changes: 28 March 2027 at 1:00 UTC forward, 25 October 2026 at 1:00 UTC back
FR     | Mo-Su 01:00-02:30 | 2027-03-28 01:30 | open until 03:00
FR     | Mo-Su 02:15-04:00 | 2027-03-28 01:30 | opens today 03:00
FR     | Mo-Su 02:15-02:45 | 2027-03-28 01:30 | opens tomorrow 02:15
FR     | Sa 22:00-06:00 | 2027-03-28 05:59 | open until 06:00
FR     | Sa 22:00-06:00 | 2026-10-25 05:59 | open until 06:00
GB-ENG | Mo-Su 00:30-01:30 | 2027-03-28 00:45 | open until 02:00
GR     | Mo-Su 03:30-05:00 | 2027-03-28 02:30 | opens today 04:00
"""


def cases() -> list[tuple[str, ...]]:
    lines = [line for line in CASES.strip().splitlines() if not line.startswith("#")]
    plain = [line.replace("\\|\\|", "\0") for line in lines]
    return [tuple(part.strip().replace("\0", "||") for part in line.split(" | ")) for line in plain]


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
