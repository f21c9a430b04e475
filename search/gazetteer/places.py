"""Defines a place: a commune, town or village that people name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType

from content_models.places import Coordinates

_NAMES_SERVE = {
    **dict.fromkeys(("ru", "be", "bg", "mk", "sr"), "uk"),
    **dict.fromkeys(("fa", "ps", "prs", "ur", "ckb", "ug"), "ar"),
    **dict.fromkeys(("lb", "gsw"), "de"),
}
"""The language whose name of a place readers of another know best: one of the same letters."""


class Precision(IntEnum):
    """Says what the coordinates of a place are, the most precise first.

    All but the first are “about here”: the mean of the places around whose positions are known.
    """

    PLACE = 0
    POSTCODE = 1
    GROUP_OF_COMMUNES = 2
    AREA = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name is local, and holds those of languages that differ."""

    local: str
    in_languages: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def for_reader(self, language: str) -> str:
        """Return the name that readers of a language know, or else the local one."""
        names = self.in_languages
        served = _NAMES_SERVE.get(language, language)
        return names.get(language) or names.get(served) or self.local


@dataclass(frozen=True, slots=True)
class Place:
    """A place is where people are, or look for somebody.

    Attributes:
        id: ``insee:64445`` of a French commune, ``geonames:736898`` of any other place, and
            ``postcode:GR:54624`` of the area of a postcode; the same in each edition of the data.
        name: in Latin letters as the country writes it, and in languages.
        country: ISO 3166-1 alpha-2. Those overseas belong to France.
        areas: what it is part of, the nearest first: Béarn, Pyrénées-Atlantiques,
            Nouvelle-Aquitaine.
        coordinates: of its centre.
        precision: says how good they are.
        population: inhabitants; 0 where it is not known.
        postcode: by which it was found; empty where it was found by name.
    """

    id: str
    name: Name
    country: str
    areas: tuple[Name, ...]
    coordinates: Coordinates
    precision: Precision
    population: int
    postcode: str = ""

    @property
    def is_about_here(self) -> bool:
        """True if the coordinates are those of places around."""
        return self.precision is not Precision.PLACE

    def name_in(self, language: str) -> str:
        """Return the name that readers of a language know."""
        return self.name.for_reader(language)

    def areas_in(self, language: str) -> tuple[str, ...]:
        """Return the names of what it is part of, in the words of a language."""
        return tuple(area.for_reader(language) for area in self.areas)
