"""Measures how far places are, and finds the nearest within a circle that widens.

Distances are straight lines over the earth, by the haversine formula on a sphere: at most half a
per cent wrong. Ways are longer, which only the walking time allows for.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from content_models.places import Coordinates

EARTH_RADIUS_KM = 6371.0088
"""The mean radius, of IUGG."""
CIRCLES_KM = (5, 10, 20, 50, 100, 200, 500)
"""A walk, a bus, the next town, and on, until somebody is there."""
WALKING_KM_PER_HOUR = 4.5
WAY_PER_STRAIGHT_LINE = 1.3
"""Ways on foot are so much longer, in towns as in the country."""
LONGEST_WALK_KM = 5.0
"""A straight line beyond which nobody is told a walking time: an hour and a half."""
DECIMALS_OF_A_POSITION = 2
"""A reader's position leaves the device with two decimals, a square of about a kilometre.

The browser rounds it, and the server rounds it again, whoever sends it.
"""

Degrees = npt.NDArray[np.floating]


class Positioned(Protocol):
    """Something has a position, in degrees."""

    @property
    def latitude(self) -> float:
        """Return its latitude."""

    @property
    def longitude(self) -> float:
        """Return its longitude."""


@dataclass(frozen=True)
class Points:
    """Points are the positions of many things, as two arrays of degrees.

    What has no position has NaN in both, and is never near.
    """

    latitudes: Degrees
    longitudes: Degrees

    @classmethod
    def of(cls, positions: Sequence[Positioned | None]) -> "Points":
        """Return the points of coordinates, in their order."""
        nowhere = (math.nan, math.nan)
        rows = [(each.latitude, each.longitude) if each else nowhere for each in positions]
        array = np.array(rows, dtype=np.float64).reshape(-1, 2)
        return cls(array[:, 0], array[:, 1])

    @cached_property
    def in_radians(self) -> tuple[Degrees, Degrees, Degrees]:
        """Return latitudes and longitudes in radians, and the cosines of the latitudes."""
        latitudes = np.radians(self.latitudes.astype(np.float64))
        return latitudes, np.radians(self.longitudes.astype(np.float64)), np.cos(latitudes)


@dataclass(frozen=True)
class Near:
    """Holds what is near a position, the nearest first.

    Attributes:
        circle_km: the circle that was looked at; None where even the largest was too small, and
            all that has a position is listed.
        widened: true if nothing was in a smaller circle.
        indexes: of points.
        distances_km: of the same points.
    """

    circle_km: int | None
    widened: bool
    indexes: npt.NDArray[np.intp]
    distances_km: npt.NDArray[np.float64]


def rounded(position: Coordinates) -> Coordinates:
    """Return a position as no more than a neighbourhood."""
    return Coordinates(
        latitude=round(position.latitude, DECIMALS_OF_A_POSITION),
        longitude=round(position.longitude, DECIMALS_OF_A_POSITION),
    )


def distances_km(points: Points, at: Coordinates) -> npt.NDArray[np.float64]:
    """Return the distance of each point, NaN where it has no position."""
    latitudes, longitudes, cosines = points.in_radians
    latitude, longitude = math.radians(at.latitude), math.radians(at.longitude)
    half_chord = (
        np.sin((latitudes - latitude) / 2) ** 2
        + math.cos(latitude) * cosines * np.sin((longitudes - longitude) / 2) ** 2
    )
    distances: npt.NDArray[np.float64] = (
        2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half_chord, 1.0)))
    )
    return distances


def distance_km(one: Coordinates, other: Coordinates) -> float:
    """Return the distance of two positions."""
    latitude, longitude = math.radians(one.latitude), math.radians(one.longitude)
    to_latitude, to_longitude = math.radians(other.latitude), math.radians(other.longitude)
    half_chord = (
        math.sin((latitude - to_latitude) / 2) ** 2
        + math.cos(latitude) * math.cos(to_latitude) * math.sin((longitude - to_longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(half_chord, 1.0)))


def nearest(points: Points, at: Coordinates, first_circle_km: int = CIRCLES_KM[0]) -> Near:
    """Return what is in the first circle that holds anything.

    Args:
        points: where things are.
        at: the middle of the circles.
        first_circle_km: the one to begin with, of ``CIRCLES_KM`` or any other.
    """
    distances = distances_km(points, at)
    circles = (first_circle_km, *(circle for circle in CIRCLES_KM if circle > first_circle_km))
    circle = next((circle for circle in circles if np.any(distances <= circle)), None)
    inside = np.flatnonzero(~np.isnan(distances) if circle is None else distances <= circle)
    order = inside[np.argsort(distances[inside], kind="stable")]
    return Near(circle, circle != first_circle_km, order, distances[order])


def walking_minutes(straight_km: float) -> int | None:
    """Return the minutes of a walk, by fives; None where nobody would walk.

    ``straight_km × 1.3 ÷ 4.5 km/h``: a kilometre is 20 minutes.
    """
    if straight_km > LONGEST_WALK_KM:
        return None
    minutes = straight_km * WAY_PER_STRAIGHT_LINE / WALKING_KM_PER_HOUR * 60
    return max(1, math.ceil(minutes / 5)) * 5
