"""Checks that a position may be right: in its country, and on land."""

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from content_models.base_map.clipping import Box
from content_models.base_map.outlines import REGION, outlines
from content_models.exchange.found import Reason
from content_models.places import Coordinates

COUNTRY_BOXES: dict[str, tuple[Box, ...]] = {
    "AL": ((19.1, 39.6, 21.1, 42.7),),
    "AT": ((9.4, 46.3, 17.2, 49.1),),
    "BA": ((15.7, 42.5, 19.7, 45.3),),
    "BE": ((2.5, 49.4, 6.5, 51.6),),
    "BG": ((22.3, 41.2, 28.7, 44.3),),
    "CH": ((5.9, 45.8, 10.6, 47.9),),
    "CY": ((32.2, 34.5, 34.7, 35.8),),
    "CZ": ((12.0, 48.5, 18.9, 51.1),),
    "DE": ((5.8, 47.2, 15.1, 55.1),),
    "DK": ((8.0, 54.5, 15.3, 57.8),),
    "EE": ((21.7, 57.5, 28.3, 59.8),),
    "ES": ((-9.4, 35.9, 4.4, 43.9), (-18.3, 27.5, -13.3, 29.5), (-5.4, 35.2, -2.9, 35.95)),
    "FI": ((19.0, 59.6, 31.6, 70.2),),
    "FR": (
        (-5.3, 41.3, 9.7, 51.2),  # with Corsica
        (-61.9, 14.3, -60.7, 16.6),  # Guadeloupe, Martinique
        (-63.2, 17.8, -62.7, 18.2),  # Saint-Martin, Saint-Barthélemy
        (-54.7, 2.0, -51.5, 5.9),  # Guyane
        (55.1, -21.5, 55.9, -20.8),  # La Réunion
        (44.9, -13.1, 45.4, -12.5),  # Mayotte
        (-56.6, 46.7, -56.0, 47.2),  # Saint-Pierre-et-Miquelon
        (163.5, -22.8, 168.2, -19.5),  # Nouvelle-Calédonie
        (-154.8, -27.8, -134.3, -7.8),  # Polynésie française
        (-178.3, -14.5, -176.0, -13.1),  # Wallis-et-Futuna
    ),
    "GB": ((-8.7, 49.8, 1.9, 60.9),),
    "GR": ((19.2, 34.7, 29.7, 41.8),),
    "HR": ((13.4, 42.3, 19.5, 46.6),),
    "HU": ((16.0, 45.7, 23.0, 48.7),),
    "IE": ((-10.8, 51.3, -5.9, 55.5),),
    "IT": ((6.5, 35.4, 18.6, 47.2),),
    "LT": ((20.9, 53.8, 26.9, 56.5),),
    "LU": ((5.7, 49.4, 6.6, 50.2),),
    "LV": ((20.9, 55.6, 28.3, 58.2),),
    "ME": ((18.4, 41.8, 20.4, 43.6),),
    "MK": ((20.4, 40.8, 23.1, 42.4),),
    "MT": ((14.1, 35.7, 14.7, 36.1),),
    "NL": ((3.3, 50.7, 7.3, 53.6),),
    "PL": ((14.1, 49.0, 24.2, 54.9),),
    "PT": ((-9.6, 36.9, -6.1, 42.2), (-31.4, 36.8, -24.9, 39.8), (-17.4, 32.3, -16.1, 33.2)),
    "RO": ((20.2, 43.6, 29.8, 48.3),),
    "RS": ((18.8, 42.2, 23.1, 46.2),),
    "SE": ((10.9, 55.3, 24.2, 69.1),),
    "SI": ((13.3, 45.4, 16.7, 46.9),),
    "SK": ((16.8, 47.7, 22.6, 49.7),),
    "TR": ((25.6, 35.8, 44.9, 42.2),),
    "UA": ((22.1, 44.3, 40.3, 52.4),),
}
"""West, south, east and north, with a margin; a country without a box is not checked."""
SHORE = 0.05
"""Degrees: four or five kilometres. Quays and small islands are land to people, not to the map."""
STRIPE = 0.5
"""Degrees of latitude."""
AROUND = tuple(
    (step * x, step * y) for step in (0.015, 0.03, SHORE) for x in (0, -1, 1) for y in (0, -1, 1)
)


def position(
    latitude: float, longitude: float, country: str
) -> tuple[Coordinates | None, Reason | None]:
    """Return the point, or None, and what is wrong with it.

    Args:
        latitude: as written.
        longitude: as written.
        country: ISO 3166-1.
    """
    boxes = COUNTRY_BOXES.get(country)
    if _is_in(boxes, longitude, latitude):
        found, reason = (latitude, longitude), None
    elif boxes and _is_in(boxes, latitude, longitude):
        found, reason = (longitude, latitude), Reason.COORDINATES_SWAPPED
    else:
        elsewhere = abs(latitude) <= 90 and abs(longitude) <= 180
        return None, Reason.COORDINATES_ELSEWHERE if elsewhere else Reason.OUT_OF_RANGE
    point = Coordinates(latitude=found[0], longitude=found[1])
    if is_in_the_sea(point):
        return None, Reason.COORDINATES_IN_THE_SEA
    return point, reason


def _is_in(boxes: tuple[Box, ...] | None, longitude: float, latitude: float) -> bool:
    if boxes is None:
        return abs(latitude) <= 90 and abs(longitude) <= 180
    return any(
        west <= longitude <= east and south <= latitude <= north
        for west, south, east, north in boxes
    )


@lru_cache(maxsize=100_000)
def is_in_the_sea(point: Coordinates) -> bool:
    """Return True if neither the point nor the shore around it is land.

    False outside the region that the map knows.
    """
    west, south, east, north = REGION
    longitude, latitude = point.longitude, point.latitude
    if not (west < longitude < east and south < latitude < north):
        return False
    return not any(_is_on_land(longitude + x, latitude + y) for x, y in AROUND)


def _is_on_land(x: float, y: float) -> bool:
    """Return True if a line to the west crosses an odd number of shores."""
    edges = _shores().get(int(y // STRIPE))
    if edges is None:
        return False
    x1, y1, x2, y2 = edges
    spans = (y1 > y) != (y2 > y)
    x1, y1, x2, y2 = x1[spans], y1[spans], x2[spans], y2[spans]
    is_west = x1 + (y - y1) * (x2 - x1) / (y2 - y1) < x
    return int(np.count_nonzero(is_west)) % 2 == 1


@cache
def _shores() -> dict[int, npt.NDArray[np.float64]]:
    """Return the edges of all land by each stripe of latitude they cross.

    The western end of the region is no shore: no land lies there.
    """
    rings = outlines("land").within(REGION)
    edges = np.hstack([np.vstack([ring.T, np.roll(ring, -1, axis=0).T]) for ring in rings])
    is_end = (edges[0] <= REGION[0]) & (edges[2] <= REGION[0])
    edges = edges[:, ~is_end]
    lowest = np.floor(np.minimum(edges[1], edges[3]) / STRIPE).astype(int)
    highest = np.floor(np.maximum(edges[1], edges[3]) / STRIPE).astype(int)
    return {
        stripe: edges[:, (lowest <= stripe) & (stripe <= highest)]
        for stripe in range(int(lowest.min()), int(highest.max()) + 1)
    }
