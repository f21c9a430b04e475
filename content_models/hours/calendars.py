"""Knows public and school holidays, by region, from the package ``holidays``.

The package is imported at the first question, since that takes a third of a second. It asks no
network. It writes what it knows as dates, we add how sure it is.
"""

from datetime import date
from enum import StrEnum
from functools import lru_cache

KEPT_DAYS = 1 << 15
"""Answers that a process keeps: ninety years of days."""
KEPT_YEARS = 1024
"""Years of regions that a process keeps: a few kilobytes each."""
CERTAIN_YEARS = range(1990, 2100)
"""Years whose public holidays follow today's laws."""

FRENCH_ZONES = {
    "A": "01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87"
    " 89 90 69M",
    "B": "02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 57 59 60"
    " 61 62 67 68 6AE 72 76 80 83 84 85 88",
    "C": "09 11 12 30 31 32 34 46 48 65 66 75 75C 77 78 81 82 91 92 93 94 95",
}
"""Départements of each school zone (code de l'éducation, D. 521-1 to 521-5). Corsica and the
territories overseas have calendars of their own."""
FRENCH_ZONE_OF = {
    f"FR-{code}": zone for zone, codes in FRENCH_ZONES.items() for code in codes.split()
}
LAST_SCHOOL_YEAR = {"FR": date(2028, 8, 31), "AT": date(2027, 8, 31)}
"""The last day that a ministry has announced; beyond it the package counts on by rules."""
FIRST_SCHOOL_YEAR = {"FR": date(2018, 1, 1), "AT": date(2021, 1, 1)}
ALSACE = {"FR-67": "6AE", "FR-68": "6AE"}
"""The two départements whose public holidays the package has under Alsace."""


class Sureness(StrEnum):
    """An answer that may be in doubt."""

    YES = "yes"
    NO = "no"
    PERHAPS = "perhaps"


@lru_cache(maxsize=KEPT_DAYS)
def public_holiday(region: str, day: date) -> Sureness:
    """Return if a day is a public holiday of a region.

    PERHAPS is said where parts of the region differ (a holiday of Scotland, asked for ``GB``), for
    the days of Austria's Länder, which close schools and offices but not shops, and where the
    country or the year is not known.
    """
    if day.year not in CERTAIN_YEARS:
        return Sureness.PERHAPS
    known = _public_holidays(region, day.year)
    if known is None:
        return Sureness.PERHAPS
    certain, perhaps = known
    if day in certain:
        return Sureness.YES
    return Sureness.PERHAPS if day in perhaps else Sureness.NO


@lru_cache(maxsize=KEPT_DAYS)
def school_holiday(region: str, day: date) -> Sureness:
    """Return if a day is in the school holidays of a region.

    Mainland France and Austria are known, as far ahead as their ministries have announced. For a
    country without its part, days that all parts share are certain. All else is PERHAPS.
    """
    country = region[:2]
    first, last = FIRST_SCHOOL_YEAR.get(country), LAST_SCHOOL_YEAR.get(country)
    if first is None or last is None or not first <= day <= last:
        return Sureness.PERHAPS
    zones = _school_zones(region)
    found = [day in _school_holidays(country, zone, day.year) for zone in zones]
    if not found or (any(found) and not all(found)):
        return Sureness.PERHAPS
    return Sureness.YES if found[0] else Sureness.NO


def _school_zones(region: str) -> tuple[str, ...]:
    """Return the school zones that a region may be in; none without data."""
    country, _, part = region.partition("-")
    if country == "AT":
        laender = tuple("123456789")
        return (part,) if part in laender else laender
    if region in FRENCH_ZONE_OF:
        return (f"Zone {FRENCH_ZONE_OF[region]}",)
    return () if part else ("Zone A", "Zone B", "Zone C")


@lru_cache(maxsize=KEPT_YEARS)
def _school_holidays(country: str, zone: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415 - a third of a second

    return frozenset(country_holidays(country, zone, years=year, categories=("school",)))


@lru_cache(maxsize=KEPT_YEARS)
def _public_holidays(region: str, year: int) -> tuple[frozenset[date], frozenset[date]] | None:
    """Return the certain and the doubtful holidays of a year; None for an unknown country."""
    from holidays import country_holidays  # noqa: PLC0415 - a third of a second

    country, _, part = region.partition("-")
    try:
        parts = country_holidays(country).subdivisions
    except NotImplementedError:
        return None
    part = ALSACE.get(region, part)

    def dates(subdivision: str | None, category: str = "public") -> frozenset[date]:
        return frozenset(country_holidays(country, subdivision, years=year, categories=(category,)))

    if country == "GB" and part not in parts:
        nations = [dates(nation) for nation in parts]
        certain = frozenset.intersection(*nations)
        return certain, frozenset.union(*nations) - certain
    if country == "AT":
        laender = [part] if part in parts else parts
        of_laender = frozenset.union(*(dates(land, "bank") for land in laender))
        return dates(None), of_laender - dates(None, "bank") - dates(None)
    return dates(part if part in parts else None), frozenset()
