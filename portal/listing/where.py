"""Finds out where a reader looks for help, from what the address says."""

import math
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rapidfuzz.fuzz import partial_ratio

from content_models.countries import country_name
from content_models.distances import CIRCLES_KM, rounded
from content_models.places import Coordinates
from portal.listing.asked import Asked
from portal.listing.numbers import count_in
from portal.reading.wording import comma
from search.analysis.folding import fold
from search.gazetteer.around import place_at
from search.gazetteer.finding import COUNTRY_OF_LANGUAGE, find, place
from search.gazetteer.places import Place
from search.gazetteer.spelling import is_latin
from search.vicinity import Vicinity, reaches_at

MOST_MEANT = 4
"""Other places of the same name, the likeliest first."""
_MOST_LOOKED_AT = 12
_LONGEST_DEGREES = 24
_ID_MARK = ":"
_DECIMAL_SIGNS = str.maketrans({",": ".", "٫": ".", "−": "-"})
_FINDS_REMEMBERED = 2_000
_FEWEST_LETTERS = 3
_ALIKE = 70
"""Per cent of letters, of the shorter text in the longer one."""


class Problem(Enum):
    """Lists why a place is left out."""

    NOT_FOUND = "not-found"
    NO_POSITION = "no-position"
    NOWHERE = "nowhere"


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
    """Return a number of kilometres; None for what is none."""
    number = count_in(text)
    return None if number is None else min(number, CIRCLES_KM[-1])


def title_of(of: Place, language: str) -> str:
    """Return the name of a place with its area and country."""
    parts = (name_of(of, language), country_name(of.country, language))
    return comma(language).join(parts)


def name_of(of: Place, language: str) -> str:
    """Return the name of a place so that, typed, it means just it."""
    if of.postcode:
        return f"{of.postcode} {of.name_in(language)}"
    if any(map(str.isdecimal, of.name.local)):  # a part of a city, which says so itself
        return of.name_in(language)
    area = next(iter(of.areas_in(language)), "")
    names = dict.fromkeys(part for part in (of.name_in(language), area) if part)
    return comma(language).join(names)


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
    if not found or not _is_like(text, found[0]):
        return ()
    first, others = found[0], found[1:]
    names = _names(first)
    is_called_so = first.postcode or fold(text) in names
    alike = [each for each in others if not is_called_so or names & _names(each)]
    return (first, *alike[:MOST_MEANT])


def _is_like(text: str, found: Place) -> bool:
    """False where a text in Latin letters only sounds like the name that was found."""
    typed = fold(text)
    if found.postcode or not is_latin(typed):
        return True
    names = _names(found)
    likeness = max(partial_ratio(typed, name) for name in names)
    return typed in names or (len(typed) >= _FEWEST_LETTERS and likeness >= _ALIKE)


def _names(of: Place) -> set[str]:
    return {fold(name) for name in (of.name.local, *of.name.in_languages.values())}
