"""Says where readers look for help, where help is given, and whom it reaches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from content_models.countries import country_name
from content_models.distances import distance_km
from content_models.help import Delivery, Precision, Status
from content_models.kinds.organisation import Organisation
from content_models.languages import INTERFACE_LANGUAGES
from content_models.places import Coordinates, Location
from content_models.services import Service
from search.analysis.folding import fold
from search.gazetteer.finding import find
from search.gazetteer.places import Name, Place

EVERYWHERE = "everywhere"
"""Reached by help from a distance of who says no place at all."""
REMOTE = (Delivery.BY_PHONE, Delivery.ONLINE)
"""How help is given to who is not there."""
AROUND_THE_CORNER_KM = 1.0
"""Nobody is sent past a door that is so near, though nobody has checked it of late."""
_DECIMALS = 4
"""Some ten metres."""
_LONGEST_NAME = 100
_TOWNS_REMEMBERED = 20_000
_COMMUNE = "insee:"
_OVERSEAS = "97"
"""Their départements have three figures, all others two."""


@dataclass(frozen=True)
class Position:
    """A position is where a location is; ``is_about`` where only its surroundings are known."""

    coordinates: Coordinates
    is_about: bool = False

    @property
    def text(self) -> str:
        """Return it as an entry holds it: ``43.2951,-0.3708``."""
        at = self.coordinates
        return f"{at.latitude:.{_DECIMALS}f},{at.longitude:.{_DECIMALS}f}"


@dataclass(frozen=True)
class Vicinity:
    """A vicinity is a position, and how far around it is looked.

    Attributes:
        position: of the reader.
        country: ISO 3166-1 alpha-2, empty where it is not known; what is there comes first.
        reaches: what help must reach to reach the reader (``reaches_of``).
        circle_km: what is outside is left out, unless it reaches the reader; None for no bound.
    """

    position: Coordinates
    country: str = ""
    reaches: tuple[str, ...] = (EVERYWHERE,)
    circle_km: float | None = None

    def within(self, circle_km: float | None) -> "Vicinity":
        """Return the same with another circle."""
        return replace(self, circle_km=circle_km)

    def distance_km(self, positions: Iterable[str]) -> float | None:
        """Return how far the nearest of some positions of an entry is; None without any."""
        distances = (distance_km(coordinates_in(each), self.position) for each in positions)
        return min(distances, default=None)


def position_of(location: Location) -> Position | None:
    """Return where a location is; None where nobody knows its town either."""
    if location.coordinates:
        return Position(location.coordinates, location.precision is Precision.ABOUT)
    return _position_of_town(location.postcode, location.place, location.country)


def positions_of(document: Organisation) -> tuple[Position, ...]:
    """Return where its locations are."""
    return tuple(filter(None, map(position_of, document.locations)))


def coordinates_in(text: str) -> Coordinates:
    """Read a position of an entry."""
    latitude, _, longitude = text.partition(",")
    return Coordinates(latitude=float(latitude), longitude=float(longitude))


def reaches_of(document: Organisation) -> tuple[str, ...]:
    """Return whom its services reach who are far from its locations.

    A service says where those live whom it is for. What is given by phone or online without such
    an area is for the countries of the organisation.
    """
    found = (
        reach
        for service in document.services
        if service.status is not Status.CLOSED
        for reach in _reaches(service, document.countries)
    )
    return tuple(dict.fromkeys(found))


def reaches_at(place: Place) -> tuple[str, ...]:
    """Return what help must reach to reach who is at a place."""
    names = {name for each in (place.name, *place.areas) for name in _all_names(each)}
    names |= {country_name(place.country, language) for language in INTERFACE_LANGUAGES}
    parts = (*sorted(map(_folded, names)), *_codes(place))
    return (EVERYWHERE, place.country, *(f"{place.country}:{part}" for part in parts))


def _reaches(service: Service, countries: tuple[str, ...]) -> Iterator[str]:
    for area in service.areas:
        for country in (area.country,) if area.country else countries:
            yield f"{country}:{_folded(area.name)}"
            if area.code:
                yield f"{country}:{_folded(area.code)}"
    if not service.areas and not set(service.delivery).isdisjoint(REMOTE):
        yield from countries or (EVERYWHERE,)


def _all_names(name: Name) -> tuple[str, ...]:
    return name.local, *name.in_languages.values()


def _codes(place: Place) -> Iterator[str]:
    """Yield the codes of a French commune and its département."""
    commune = place.id.removeprefix(_COMMUNE)
    if commune != place.id:
        yield from (_folded(commune), _folded(commune[: 3 if commune[:2] == _OVERSEAS else 2]))


def _folded(name: str) -> str:
    return " ".join(fold(name).split())[:_LONGEST_NAME]


@lru_cache(maxsize=_TOWNS_REMEMBERED)
def _position_of_town(postcode: str, town: str, country: str) -> Position | None:
    """Return the middle of a town, known by its postcode or by just this name."""
    for place in find(f"{postcode} {town}", country):
        is_called_so = _folded(town) in map(_folded, _all_names(place.name))
        if place.country == country and (place.postcode or is_called_so):
            return Position(place.coordinates, is_about=True)
    return None
