"""Public and school holidays of the regions, worked out by hand.

Western Easter: 5 April 2026, 28 March 2027, 16 April 2028. Orthodox Easter: 2 May 2021, 5 May 2024,
12 April 2026, 2 May 2027.
"""

import subprocess
import sys
from datetime import date

import pytest

from content_models.hours.calendars import public_holiday, school_holiday

PUBLIC = """
FR      2026-12-25 yes      Christmas
FR      2026-12-26 no       Saint Stephen is of Alsace and Moselle alone
FR-57   2026-12-26 yes
FR-6AE  2026-12-26 yes
FR-67   2026-12-26 yes      a département of Alsace
FR-68   2026-12-26 yes
FR-64   2026-12-26 no
FR      2027-03-26 no       Good Friday
FR-57   2027-03-26 yes
FR-67   2027-03-26 yes
FR      2026-04-06 yes      Easter Monday
FR      2027-03-29 yes      Easter Monday
FR      2028-04-17 yes      Easter Monday
FR      2026-05-14 yes      Ascension
FR      2027-05-06 yes      Ascension
FR      2026-05-25 yes      Whit Monday
FR      2027-05-17 yes      Whit Monday
FR-64   2027-05-01 yes
FR-64   2027-05-08 yes
FR-64   2027-07-14 yes
FR-64   2027-08-15 yes
FR-64   2027-11-01 yes
FR-64   2027-11-02 no
FR-64   2027-11-11 yes
FR-971  2027-05-27 yes      abolition of slavery
FR-974  2026-12-20 yes      abolition of slavery
FR      2026-12-20 no
GB-ENG  2027-01-01 yes
GB-ENG  2027-03-26 yes      Good Friday
GB-SCT  2027-03-26 yes
GB-ENG  2027-03-29 yes      Easter Monday
GB-WLS  2027-03-29 yes
GB-NIR  2027-03-29 yes
GB-SCT  2027-03-29 no       no bank holiday in Scotland
GB-ENG  2027-05-03 yes      first Monday of May
GB-SCT  2027-05-03 yes
GB-ENG  2027-05-31 yes      last Monday of May
GB-ENG  2027-08-30 yes      last Monday of August
GB-NIR  2027-08-30 yes
GB-SCT  2027-08-30 no
GB-SCT  2027-08-02 yes      first Monday of August
GB-ENG  2027-08-02 no
GB-WLS  2027-08-02 no
GB-NIR  2027-03-17 yes      Saint Patrick
GB-ENG  2027-03-17 no
GB-NIR  2029-03-19 yes      the 17th is a Saturday
GB-NIR  2027-07-12 yes      Battle of the Boyne
GB-NIR  2026-07-13 yes      the 12th is a Sunday
GB-SCT  2027-07-12 no
GB-SCT  2026-11-30 yes      Saint Andrew, a Monday
GB-ENG  2026-11-30 no
GB-SCT  2027-01-04 yes      2 January is a Saturday
GB-ENG  2027-01-04 no
GB-ENG  2026-12-28 yes      Boxing Day is a Saturday
GB-SCT  2026-12-28 yes
GB-ENG  2027-12-27 yes      Christmas is a Saturday
GB-ENG  2027-12-28 yes      Boxing Day is a Sunday
GB-ENG  2027-12-29 no
GB-ENG  2028-01-03 yes      1 January is a Saturday
GB-SCT  2028-01-03 yes
GB-SCT  2028-01-04 yes      2 January is a Sunday
GB-ENG  2028-01-04 no
GB      2026-12-25 yes      in each nation
GB      2027-03-17 perhaps  in one of them
GB      2027-03-29 perhaps  not in Scotland
GB      2027-02-10 no
AT-9    2027-01-06 yes      Epiphany
AT-9    2027-03-29 yes      Easter Monday
AT-9    2027-03-26 no       Good Friday is nobody's holiday by law
AT-9    2027-05-06 yes      Ascension
AT-9    2027-05-17 yes      Whit Monday
AT-9    2027-05-27 yes      Corpus Christi
AT-9    2026-10-26 yes      national day
AT-9    2026-12-08 yes      Immaculate Conception
AT-9    2026-12-24 no       Christmas Eve
AT-9    2026-12-26 yes
AT-9    2027-11-15 perhaps  Saint Leopold closes Vienna's offices and schools
AT-3    2027-11-15 perhaps
AT-7    2027-11-15 no
AT-2    2027-10-10 perhaps  plebiscite day of Carinthia
AT-6    2027-10-10 no
AT-7    2027-03-19 perhaps  Saint Joseph
AT-6    2027-03-19 perhaps
AT-8    2027-03-19 perhaps
AT-9    2027-03-19 no
AT-5    2027-09-24 perhaps  Saint Rupert
AT-4    2027-05-04 perhaps  Saint Florian
AT-1    2027-11-11 perhaps  Saint Martin
AT      2027-11-11 perhaps  in one of the Länder
GR      2026-02-23 yes      Clean Monday
GR      2027-03-15 yes      Clean Monday
GR      2026-04-10 yes      Orthodox Good Friday
GR      2026-04-13 yes      Orthodox Easter Monday
GR      2026-04-06 no       Western Easter Monday
GR      2026-06-01 yes      Whit Monday
GR      2027-06-21 yes      Whit Monday
GR      2027-04-30 yes      Orthodox Good Friday
GR      2027-05-03 yes      Orthodox Easter Monday
GR      2021-05-04 yes      1 May was Holy Saturday, and moved
GR      2024-05-07 yes      1 May was in Holy Week, and moved
GR      2024-05-01 no
GR      2027-05-04 yes      1 May is Holy Saturday
GR      2026-05-01 yes      a Friday after Easter
GR      2027-01-06 yes
GR      2027-03-25 yes
GR      2026-10-28 yes
GR      2026-11-01 no
GR      2026-12-26 yes
ZZ      2027-01-01 perhaps  no such country
FR      2150-01-01 perhaps  who knows the laws of then
"""

SCHOOL = """
FR-64   2026-10-20 yes      autumn, everywhere from 17 October to 1 November 2026
FR-64   2026-12-22 yes      Christmas, from 19 December
FR-64   2027-01-12 no
FR-64   2027-02-16 yes      winter of zone A, 13 to 28 February
FR-64   2027-03-02 no
FR-64   2027-04-13 yes      spring of zone A, 10 to 25 April
FR-59   2027-02-16 no       zone B begins on the 20th
FR-59   2027-03-02 yes
FR-67   2027-03-02 yes      Strasbourg is in zone B
FR-75   2027-02-09 yes      zone C, 6 to 21 February
FR-75   2027-02-23 no
FR-31   2027-02-09 yes      Toulouse is in zone C
FR      2027-02-16 perhaps  not in every zone
FR      2026-10-20 yes      in each zone
FR      2027-08-10 yes
FR      2027-01-12 no
FR-2A   2027-08-10 perhaps  Corsica has a calendar of its own
FR-974  2027-08-10 perhaps
FR-64   2031-01-14 perhaps  not announced yet
AT-9    2027-02-03 yes      first week of February
AT-9    2027-02-17 no
AT-4    2027-02-17 yes      third week
AT-4    2027-02-03 no
AT      2027-02-03 perhaps
AT-9    2026-10-28 yes      autumn, 27 to 31 October
GB-ENG  2027-08-10 perhaps  each council has its own
GR      2027-08-10 perhaps
"""


def rows_of(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()[:3]) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("region", "day", "sure"), rows_of(PUBLIC))
def test_public_holidays_of_a_region(region: str, day: str, sure: str) -> None:
    assert public_holiday(region, date.fromisoformat(day)) == sure


@pytest.mark.parametrize(("region", "day", "sure"), rows_of(SCHOOL))
def test_school_holidays_of_a_region(region: str, day: str, sure: str) -> None:
    assert school_holiday(region, date.fromisoformat(day)) == sure


def test_the_package_of_holidays_is_loaded_at_the_first_question() -> None:
    look = "import sys, content_models.hours; sys.exit('holidays' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
