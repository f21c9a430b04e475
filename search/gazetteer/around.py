"""Finds the places of a map, and the one that a position is in."""

import numpy as np

from content_models.base_map.drawing import Bounds
from content_models.distances import Points, distances_km
from content_models.places import Coordinates
from search.gazetteer.places import Place, Precision
from search.gazetteer.tables import tables

FARTHEST_KM = 30.0
"""From a position to the place that it is said to be in."""
_FARTHEST_DEGREES = FARTHEST_KM / 111 + 0.01
"""Of latitude, a little more: a degree has 111 km."""
_PART_OF_A_CITY = "0123456789"


def largest_within(bounds: Bounds, limit: int) -> list[Place]:
    """Return the largest places of a map, whose position is known."""
    rows = tables().places
    inside = np.flatnonzero(
        (rows["precision"] == Precision.PLACE)
        & (rows["latitude"] >= bounds.south)
        & (rows["latitude"] <= bounds.north)
        & (rows["longitude"] >= bounds.west)
        & (rows["longitude"] <= bounds.east)
    )
    order = np.argsort(-rows["population"][inside].astype(np.int64), kind="stable")
    places = (tables().place(int(number)) for number in inside[order])
    named = (place for place in places if not _is_part(place))
    return [place for place, _ in zip(named, range(limit), strict=False)]


def place_at(position: Coordinates) -> Place | None:
    """Return the place nearest to a position, None where none is near."""
    rows = tables().places
    is_in_reach = np.abs(rows["latitude"] - position.latitude) <= _FARTHEST_DEGREES
    known = np.flatnonzero(is_in_reach & (rows["precision"] == Precision.PLACE))
    if not len(known):
        return None
    points = Points(rows["latitude"][known], rows["longitude"][known])
    distances = distances_km(points, position)
    nearest = int(np.argmin(distances))
    if distances[nearest] > FARTHEST_KM:
        return None
    return tables().place(int(known[nearest]))


def _is_part(place: Place) -> bool:
    """True if a place is a numbered part of a city."""
    return any(figure in place.name.local for figure in _PART_OF_A_CITY)
