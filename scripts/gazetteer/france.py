"""Reads the communes of France, and finds where they are.

The list of communes has no positions, GeoNames has those of the larger ones: they are joined by
name and département. What is not found there stands where the places around it stand.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.gazetteer.found import Area, FoundPlace
from scripts.gazetteer.packages import Packages
from scripts.gazetteer.world import OVERSEAS, World, place_of
from search.gazetteer.places import Precision
from search.gazetteer.spelling import key_of, words_of

Position = tuple[float, float]
_ARRONDISSEMENT = re.compile(r"(Paris|Lyon|Marseille) 0?(\d+)(?:er?\b.*)?(?: .*)?")


@dataclass
class France:
    """France holds what the list of communes tells, and GeoNames' places by name and département.

    Attributes:
        regions_of_groups: the regions as people name them, by group of communes.
    """

    packages: Packages
    world: World
    regions_of_groups: Mapping[str, Area]
    _joined: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Read the tables."""
        self.departements = {row["code"]: row for row in self.packages.french("departements")}
        self.regions = {row["code"]: row["nom"] for row in self.packages.french("regions")}
        self.communes = self.packages.french("communes")
        self._group_of = {
            member["code"]: group["code"]
            for group in self.packages.french("epci")
            for member in group["membres"]
        }
        self._named: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for city in self._cities():
            for name in {city["name"], *city["alternatenames"]}:
                self._named[self._departement_of(city), _key(name)].append(city)

    def _cities(self) -> list[dict[str, Any]]:
        return [
            city
            for city in self.world.cities
            if city["countrycode"] == "FR" or city["countrycode"] in OVERSEAS
        ]

    def _departement_of(self, city: dict[str, Any]) -> str:
        """Return the département of GeoNames' place. Those of Alsace are a level below others."""
        if city["countrycode"] in OVERSEAS:
            return OVERSEAS[city["countrycode"]]
        codes = [division.code.rpartition(".")[2] for division in self.world.areas_of(city)[1:]]
        return next((code for code in reversed(codes) if code in self.departements), "")

    def places(self) -> list[FoundPlace]:
        """Return all communes, the arrondissements of three cities, and GeoNames' other places."""
        parts = [
            row for row in self.communes if row["type"] in {"commune-deleguee", "commune-associee"}
        ]
        communes = [
            self._commune(row) for row in self.communes if row["type"] == "commune-actuelle"
        ]
        known = {place.id: place for place in communes}
        for part in parts:
            self._add_part(part, known[f"insee:{part['chefLieu']}"])
        arrondissements = [
            self._arrondissement(row)
            for row in self.communes
            if row["type"] == "arrondissement-municipal"
        ]
        _leave_postcodes_to(arrondissements, communes)
        others = list(self._others())
        _place_about(communes, self._around())
        return [place for place in (*communes, *arrondissements, *others) if place.position]

    def _commune(self, row: dict[str, Any]) -> FoundPlace:
        place = FoundPlace(
            id=f"insee:{row['code']}",
            country="FR",
            name=row["nom"],
            population=row.get("population", 0),
            areas=self._areas(row.get("departement", ""), self._group_of.get(row["code"], "")),
            postcodes=tuple(int(code) for code in row.get("codesPostaux", ())),
        )
        self._join(place, row)
        return place

    def _join(self, place: FoundPlace, row: dict[str, Any]) -> None:
        """Take position and other names from GeoNames' place of the same name."""
        departement = row.get("departement") or row.get("collectiviteOutremer", {}).get("code", "")
        same = self._named.get((departement, _key(row["nom"])), [])
        self._joined.update(str(city["geonameid"]) for city in same)
        if same:
            told = place_of(max(same, key=lambda city: int(city["population"])), [])
            place.position = told.position
            place.others |= told.others
            place.languages |= told.languages

    def _add_part(self, row: dict[str, Any], whole: FoundPlace) -> None:
        """Let a commune be found by the name of one that became part of it.

        One that has its number is its seat: it stands where that stands.
        """
        whole.others.add(row["nom"])
        if whole.position is None and whole.id == f"insee:{row['code']}":
            self._join(whole, row)

    def _arrondissement(self, row: dict[str, Any]) -> FoundPlace:
        city, number = re.match(r"(\w+) (\d+)", row["nom"]).groups()  # type: ignore[union-attr]  # "Paris 1er …"
        place = FoundPlace(
            id=f"insee:{row['code']}",
            country="FR",
            name=row["nom"].replace(" Arrondissement", ""),
            population=row.get("population", 0),
            others={f"{city} {number}"},
            areas=self._areas(row["departement"], ""),
            postcodes=tuple(int(code) for code in row["codesPostaux"]),
        )
        for other in self._cities():
            named = _ARRONDISSEMENT.fullmatch(other["name"])
            if named and named.groups() == (city, number):
                self._joined.add(str(other["geonameid"]))
                place.position = (other["latitude"], other["longitude"])
        return place

    def _others(self) -> Iterable[FoundPlace]:
        """Yield villages and quarters that are no commune."""
        for city in self._cities():
            if str(city["geonameid"]) not in self._joined and not _ARRONDISSEMENT.fullmatch(
                city["name"]
            ):
                place = place_of(city, [])
                place.country = "FR"
                place.areas = self._areas(self._departement_of(city), "")
                yield place

    def _areas(self, departement: str, group: str) -> tuple[Area, ...]:
        areas = [self.regions_of_groups[group]] if group in self.regions_of_groups else []
        told = self.departements.get(departement)
        if told:
            areas += [Area(told["nom"]), Area(self.regions[told["region"]])]
        unique = {area.local: area for area in areas}
        return tuple(unique.values())

    def _around(self) -> list[tuple[Precision, dict[str, list[str]]]]:
        """Return what communes lie in, the smallest first: the codes of each, by id."""
        rows = [row for row in self.communes if row["type"] == "commune-actuelle"]
        return [
            (Precision.POSTCODE, {_id(row): row.get("codesPostaux", []) for row in rows}),
            (
                Precision.GROUP_OF_COMMUNES,
                {_id(row): [self._group_of.get(row["code"], "")] for row in rows},
            ),
            (Precision.AREA, {_id(row): [row.get("departement", "")] for row in rows}),
        ]


def _id(row: dict[str, Any]) -> str:
    return f"insee:{row['code']}"


def _key(name: str) -> str:
    return key_of(words_of(name))


def _leave_postcodes_to(parts: list[FoundPlace], communes: list[FoundPlace]) -> None:
    """Take from communes the postcodes that their arrondissements have."""
    taken = {code for part in parts for code in part.postcodes}
    for commune in communes:
        commune.postcodes = tuple(code for code in commune.postcodes if code not in taken)


def _place_about(
    communes: list[FoundPlace], around: list[tuple[Precision, dict[str, list[str]]]]
) -> None:
    """Put communes without a position in the middle of those around."""
    exact = [place for place in communes if place.position]
    for precision, codes_of in around:
        inside: dict[str, list[Position]] = defaultdict(list)
        for place in exact:
            for code in codes_of[place.id]:
                if place.position:
                    inside[code].append(place.position)
        for place in communes:
            if place.position is None:
                known = [point for code in codes_of[place.id] if code for point in inside[code]]
                if known:
                    place.position = _middle(known)
                    place.precision = precision


def _middle(points: list[Position]) -> Position:
    return (
        round(sum(latitude for latitude, _ in points) / len(points), 4),
        round(sum(longitude for _, longitude in points) / len(points), 4),
    )
