"""Writes postcodes outside France, under a licence of their own."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from scripts.gazetteer.found import FoundPlace
from scripts.gazetteer.packages import Packages
from search.gazetteer.spelling import key_of, words_of

HEADER = (
    "# This file is made available under the Open Database License:\n"
    "# http://opendatacommons.org/licenses/odbl/1.0/. Any rights in individual contents of the\n"
    "# database are licensed under the Database Contents License:\n"
    "# http://opendatacommons.org/licenses/dbcl/1.0/\n"
    "# Source: countries-states-cities-database, https://github.com/dr5hn/countries-states-cities-database,\n"
    "# by the package countrystatecity-postal-codes 2.0.1; ids of places are GeoNames'.\n"
    "# country, code, latitude, longitude, places\n"
)
MOST_PLACES = 5
"""Most places that one postcode leads to; the largest come first."""
_STATES = dict(
    enumerate(
        (
            "Burgenland",
            "Kärnten",
            "Niederösterreich",
            "Oberösterreich",
            "Salzburg",
            "Steiermark",
            "Tirol",
            "Vorarlberg",
            "Wien",
        ),
        start=1,
    )
)
TOWN = 5_000
"""Inhabitants of a place that gives its name to a postcode around."""


def write_postcodes(packages: Packages, places: Iterable[FoundPlace], file: Path) -> dict[str, int]:
    """Write the file, and return how many codes it has of each country."""
    by_country: dict[str, list[FoundPlace]] = defaultdict(list)
    for place in places:
        by_country[place.country].append(place)
    lines = sorted(
        {
            *_with_position("GR", packages.postcodes("GR"), by_country["GR"]),
            *_with_position("GB", packages.postcodes("GB"), by_country["GB"]),
            *_austrian(packages.postcodes("AT"), by_country["AT"]),
        }
    )
    file.write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")
    return {
        country: sum(line.startswith(country) for line in lines) for country in ("GR", "AT", "GB")
    }


NEAR = 0.5
"""Degrees within which a place of the same name is meant."""


def _with_position(
    country: str, rows: list[dict[str, Any]], places: list[FoundPlace]
) -> Iterator[str]:
    """Yield codes that have a position, with a place that names them."""
    towns = [place for place in places if place.population >= TOWN]
    by_name = _by_name(places)
    for row in rows:
        if row["latitude"] is not None and row["longitude"] is not None:
            point = (round(row["latitude"], 4), round(row["longitude"], 4))
            same = [
                place
                for place in by_name.get(key_of(words_of(row["localityName"])), [])
                if _far(place, point) < NEAR
            ]
            place = max(same, key=lambda each: each.population, default=None) or min(
                towns, key=lambda town: _far(town, point)
            )
            yield f"{country}\t{row['code'].replace(' ', '')}\t{point[0]}\t{point[1]}\t{place.id}"


def _by_name(places: list[FoundPlace]) -> dict[str, list[FoundPlace]]:
    by_name: dict[str, list[FoundPlace]] = defaultdict(list)
    for place in places:
        names = {place.name, *place.others, *place.languages.values()}
        for key in sorted({key_of(words_of(name)) for name in names}):
            by_name[key].append(place)
    return by_name


def _austrian(rows: list[dict[str, Any]], places: list[FoundPlace]) -> Iterator[str]:
    """Yield codes with the places of the names that the source lists for them."""
    by_name = _by_name(places)
    found: dict[str, dict[str, FoundPlace]] = defaultdict(dict)
    for row in rows:
        state = _STATES.get(int(row["stateCode"]))
        names = row["localityName"].split(", ")
        for name in (*reversed(names), row["localityName"]):
            same = [
                place
                for place in by_name.get(key_of(words_of(name)), [])
                if state in {area.local for area in place.areas}
            ]
            if same:
                place = max(same, key=lambda each: each.population)
                found[row["code"]][place.id] = place
                break
    for code, named in sorted(found.items()):
        largest = sorted(named.values(), key=lambda place: -place.population)[:MOST_PLACES]
        yield f"AT\t{code}\t\t\t{','.join(place.id for place in largest)}"


def _far(place: FoundPlace, point: tuple[float, float]) -> float:
    latitude, longitude = place.position or (0.0, 0.0)
    narrowing = math.cos(math.radians(latitude))
    return math.hypot(latitude - point[0], (longitude - point[1]) * narrowing)
