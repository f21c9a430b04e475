"""Builds the gazetteer's data: ``python -m scripts.gazetteer``, two minutes."""

import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from scripts.gazetteer.found import PARTNERS, Area, FoundPlace
from scripts.gazetteer.france import France
from scripts.gazetteer.names import add_names_of_clocks
from scripts.gazetteer.notice import notice
from scripts.gazetteer.packages import Packages
from scripts.gazetteer.postcodes import write_postcodes
from scripts.gazetteer.world import World
from scripts.gazetteer.writing import write
from search.gazetteer.tables import FOLDER

BY_HAND = Path(__file__).with_name("by_hand.yaml")


def main() -> int:
    """Install the packages in a folder that goes afterwards, and write the data."""
    with tempfile.TemporaryDirectory() as folder:
        packages = Packages(Path(folder))
        packages.install()
        build(packages, FOLDER)
    return 0


def build(packages: Packages, folder: Path) -> None:
    """Write the data of installed packages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    by_hand: dict[str, Any] = yaml.safe_load(BY_HAND.read_text("utf-8"))
    world = World(packages)
    regions = {
        group: Area(name, told["languages"])
        for name, told in by_hand["regions"].items()
        for group in told.get("groups_of_communes", ())
    }
    france = France(packages, world, regions).places()
    places = [*france, *world.places_outside_france()]
    _add_by_hand(places, by_hand)
    zones = {f"geonames:{city['geonameid']}": city["timezone"] for city in world.cities}
    add_names_of_clocks(places, zones)
    write(places, folder)
    codes = write_postcodes(packages, places, folder / "postcodes_odbl.tsv")
    counts = {
        country: [place for place in places if place.country == country] for country in PARTNERS
    }
    (folder / "NOTICE.md").write_text(notice(places, counts, codes), "utf-8")


def _add_by_hand(places: list[FoundPlace], by_hand: dict[str, Any]) -> None:
    known = {place.id: place for place in places}
    for identifier, names in by_hand["names"].items():
        place = known[identifier]
        languages = dict(names)
        place.others.add(place.name)
        place.population = languages.pop("population", place.population)
        place.name = languages.pop("local", place.name)
        place.languages |= languages
    for name, told in by_hand["regions"].items():
        for place in places:
            if place.country == told.get("districts_of") and any(
                area.local in told["districts"] for area in place.areas
            ):
                place.areas = (Area(name, told["languages"]), *place.areas)


if __name__ == "__main__":
    sys.exit(main())
