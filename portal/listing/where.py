"""Finds out where a reader looks for help, from what the address says."""

import math
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from werkzeug.datastructures import MultiDict

from content_models.countries import country_name
from content_models.distances import CIRCLES_KM, rounded
from content_models.places import Coordinates
from portal.listing.numbers import count_in
from portal.web.parameters import WHERE_FIELDS
from search.analysis.folding import fold
from search.gazetteer.around import place_at
from search.gazetteer.finding import COUNTRY_OF_LANGUAGE, find, place
from search.gazetteer.places import Place
from search.vicinity import Vicinity, reaches_at

LONGEST_NAME = 120
"""Characters of a place, shown back; the gazetteer reads fewer."""
MOST_MEANT = 4
"""Other places of the same name, the likeliest first."""
_MOST_LOOKED_AT = 12
_LONGEST_DEGREES = 24
_ID_MARK = ":"
_DECIMAL_SIGNS = str.maketrans({",": ".", "٫": ".", "−": "-"})
_FINDS_REMEMBERED = 2_000


class Problem(Enum):
    """Lists why a place is left out."""

    NOT_FOUND = "not-found"
    NO_POSITION = "no-position"
    NOWHERE = "nowhere"


@dataclass(frozen=True)
class Asked:
    """Holds what an address says of a reader's place, as it is typed.

    Attributes:
        near: a name, a postcode or the id of a place.
        latitude, longitude: a position; ``near`` goes before it.
        within: kilometres.
    """

    near: str = ""
    latitude: str = ""
    longitude: str = ""
    within: str = ""

    @property
    def is_position(self) -> bool:
        """True if a position counts, and no name."""
        return bool((self.latitude or self.longitude) and not self.near)

    @property
    def is_empty(self) -> bool:
        """True if nothing is said of a place."""
        return not (self.near or self.latitude or self.longitude)

    def parameters(self) -> list[tuple[str, str]]:
        """Return the address parameters that say the same."""
        values = (self.near, self.latitude, self.longitude, self.within)
        return [(name, value) for name, value in zip(WHERE_FIELDS, values, strict=True) if value]


@dataclass(frozen=True)
class Where:
    """Says where a reader is.

    Attributes:
        place: the one named, or the one that a position is in.
        meant: other places that may be meant.
        is_position: whether it is a position, and not the middle of the place.
    """

    place: Place
    vicinity: Vicinity
    meant: tuple[Place, ...] = ()
    is_position: bool = False


def read_asked(arguments: MultiDict[str, str]) -> Asked:
    """Read an address's parameters; nothing in them is an error."""
    near, latitude, longitude, within = (
        " ".join(arguments.get(name, "").split())[:LONGEST_NAME] for name in WHERE_FIELDS
    )
    return Asked(near, latitude, longitude, within)


def where(asked: Asked, language: str) -> Where | Problem | None:
    """Return where the reader is; None where nothing is said of it."""
    if asked.is_empty:
        return None
    circle = circle_in(asked.within)
    if asked.is_position:
        return _at_position(asked, circle)
    found = _found(asked.near, COUNTRY_OF_LANGUAGE.get(language, ""))
    if not found:
        return Problem.NOT_FOUND
    first, *others = found
    return Where(first, _vicinity(first, first.coordinates, circle), tuple(others))


def circle_in(text: str) -> int | None:
    """Return a number of kilometres, within what is looked at; None for what is no such number."""
    number = count_in(text)
    return None if number is None else min(number, CIRCLES_KM[-1])


def title_of(of: Place, language: str) -> str:
    """Return the name of a place with what it is part of, to tell it from its namesakes."""
    area = next(iter(of.areas_in(language)), "")
    country = country_name(of.country, language)
    parts = (of.postcode, of.name_in(language), area, country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _at_position(asked: Asked, circle: int | None) -> Where | Problem:
    latitude, longitude = _degrees(asked.latitude, 90), _degrees(asked.longitude, 180)
    if latitude is None or longitude is None:
        return Problem.NO_POSITION
    # Whoever sends more is not taken at the word: nothing but a neighbourhood is looked at.
    position = rounded(Coordinates(latitude=latitude, longitude=longitude))
    at = place_at(position)
    if at is None:
        return Problem.NOWHERE
    return Where(at, _vicinity(at, position, circle), is_position=True)


def _vicinity(at: Place, position: Coordinates, circle: int | None) -> Vicinity:
    return Vicinity(position, at.country, reaches_at(at), circle)


def _degrees(text: str, most: int) -> float | None:
    if len(text) > _LONGEST_DEGREES or "_" in text:
        return None
    try:
        degrees = float(text.translate(_DECIMAL_SIGNS))
    except ValueError:
        return None
    return degrees if math.isfinite(degrees) and abs(degrees) <= most else None


@lru_cache(maxsize=_FINDS_REMEMBERED)
def _found(text: str, country: str) -> tuple[Place, ...]:
    """Return the place that a text means, and others that may be meant."""
    if _ID_MARK in text and (known := place(text)):
        return (known,)
    found = find(text, country, _MOST_LOOKED_AT)
    if not found:
        return ()
    first, others = found[0], found[1:]
    names = _names(first)
    is_called_so = fold(text) in names
    alike = [each for each in others if not is_called_so or names & _names(each)]
    return (first, *alike[:MOST_MEANT])


def _names(of: Place) -> set[str]:
    return {fold(name) for name in (of.name.local, *of.name.in_languages.values())}
