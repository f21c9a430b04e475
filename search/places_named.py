"""Finds the places that a reader's words name beside what is sought.

*French course in Oloron* asks for none in Kalamata: what is near a place that is named goes first.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from content_models.places import Coordinates
from search.concepts import spans
from search.engine import Candidate
from search.gazetteer.finding import called
from search.meaning import required_words
from search.vicinity import Vicinity
from search.words import SearchText

_AT_PLACE = 3.0
"""Weighs what is just where the words say, beside what is far away or nowhere."""
_HALF_AS_NEAR_KM = 5.0
"""Half of what nearness adds is left so far away."""
_LONGEST_NAME = 4
"""In telling words."""
_TEXTS_REMEMBERED = 200


@dataclass(frozen=True)
class PlacesNamed:
    """Holds where the places are that a text names."""

    places: tuple[Coordinates, ...] = ()

    def factor(self, candidate: Candidate) -> float:
        """Return the number, 1 at least, by which a candidate's score is multiplied."""
        distances = (Vicinity(place).distance_km(candidate.positions) for place in self.places)
        known = [distance for distance in distances if distance is not None]
        if not known:
            return 1.0
        nearness: float = 0.5 ** (min(known) / _HALF_AS_NEAR_KM)
        return 1.0 + (_AT_PLACE - 1.0) * nearness


@functools.lru_cache(maxsize=_TEXTS_REMEMBERED)
def places_named(text: SearchText, country: str) -> PlacesNamed:
    """Return the places that a text names beside other words, the longest names first.

    Names are looked for in a country first, ISO 3166-1 alpha-2.
    """
    return PlacesNamed(tuple(_places(text, country)))


def _places(text: SearchText, country: str) -> Iterator[Coordinates]:
    words, taken = required_words(text), set[int]()
    for start, end in sorted(spans(len(words)), key=lambda span: span[0] - span[1]):
        is_all = end - start == len(words)
        if is_all or end - start > _LONGEST_NAME or not taken.isdisjoint(range(start, end)):
            continue
        place = called(" ".join(words[start:end]), country)
        if place:
            taken.update(range(start, end))
            yield place.coordinates
