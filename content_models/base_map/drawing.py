"""Draws a part of Europe: its land, borders and waters, as paths of SVG.

The projection is Web Mercator, the one of tiles: a tile server may stand below the same points.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from content_models.base_map.clipping import Box, Point, line_within, ring_within
from content_models.base_map.outlines import LAST_RANK, outlines
from content_models.places import Coordinates

NORTHERNMOST = 85.0
"""Mercator has no pole."""
_SMALLEST_DEGREES = 0.01
"""Least length of a side: a map of one point shows a kilometre around it."""
_OUTSIDE = 4.0
"""Pixels beyond the edge to which land is drawn."""
_FINEST = 1.2
"""Pixels by which a point must differ from the last one drawn."""
_SPECK = 3.0
"""Pixels of the smallest island that is drawn."""
_EQUATOR_KM = 40_075.017
TILE = 256
"""Pixels of the whole world at zoom 0; each zoom doubles them."""
_RANKS_AT_ZOOMS = ((4.5, 2), (5.5, 4), (6.5, 6), (7.5, 8), (8.5, 9), (9.5, 10))
"""Up to which rank rivers and lakes are drawn below a zoom; from the last one on, all are."""

Pixels = npt.NDArray[np.float64]
Degrees = npt.NDArray[np.floating]


@dataclass(frozen=True)
class Bounds:
    """Bounds are the part of the world that a map must show, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, positions: Iterable[Coordinates], margin: float = 0.1) -> "Bounds":
        """Return the smallest bounds that hold positions, with a margin as part of each side.

        Raises:
            ValueError: there is no position.
        """
        points = list(positions)
        if not points:
            raise ValueError("a map needs a position")
        latitudes = [point.latitude for point in points]
        longitudes = [point.longitude for point in points]
        smallest = cls(min(longitudes), min(latitudes), max(longitudes), max(latitudes))
        return smallest.widened(margin)

    def widened(self, margin: float = 0.1) -> "Bounds":
        """Return the same with a margin, as part of each side."""
        tall = max(self.north - self.south, _SMALLEST_DEGREES) * margin
        wide = max(self.east - self.west, _SMALLEST_DEGREES) * margin
        return Bounds(self.west - wide, self.south - tall, self.east + wide, self.north + tall)


@dataclass(frozen=True)
class Map:
    """A map holds values of a path's attribute ``d``, in pixels.

    Attributes:
        width, height: of the canvas.
        land: closed, to be filled; its outline is the coast. It reaches beyond the canvas, so that
            no edge of the canvas is a coast.
        borders: open, between countries.
        rivers: open, the larger ones where much is shown.
        lakes: closed, to be filled; islands in them are rings within rings.
        scale: pixels per unit of Mercator's projection, which is as wide as the world.
        left, top: where the canvas begins in that projection.
    """

    width: int
    height: int
    land: str
    borders: str
    rivers: str
    lakes: str
    scale: float
    left: float
    top: float

    def point(self, at: Coordinates) -> Point:
        """Return where coordinates are on the canvas, in pixels from its left and top."""
        x, y = _mercator(at.longitude, at.latitude)
        return round((x - self.left) * self.scale, 1), round((y - self.top) * self.scale, 1)

    def points(self, longitudes: Degrees, latitudes: Degrees) -> tuple[Pixels, Pixels]:
        """Return where many points in degrees are on the canvas."""
        return _pixels(longitudes, latitudes, self.scale, self.left, self.top)

    def coordinates(self, x: float, y: float) -> Coordinates:
        """Return where a point of the canvas is, within the world."""
        across = min(max(self.left + x / self.scale, 0.0), 1.0)
        latitude = _latitude(self.top + y / self.scale)
        bounded = max(-NORTHERNMOST, min(NORTHERNMOST, latitude))
        return Coordinates(latitude=bounded, longitude=(across - 0.5) * 360)

    @property
    def bounds(self) -> Bounds:
        """Return the part of the world that is on the canvas."""
        first, last = self.coordinates(0, 0), self.coordinates(self.width, self.height)
        return Bounds(first.longitude, last.latitude, last.longitude, first.latitude)

    @property
    def kilometre(self) -> float:
        """Return how many pixels a kilometre is in the middle of the map."""
        latitude = _latitude(self.top + self.height / 2 / self.scale)
        return self.scale / (_EQUATOR_KM * math.cos(math.radians(latitude)))


def map_of(bounds: Bounds, width: int, height: int) -> Map:
    """Draw the bounds, and as much around them as the canvas has room for.

    Outside Europe the map is empty.
    """
    return _drawn(*_fitted(bounds, width, height), width, height)


def map_at(centre: Coordinates, zoom: int, width: int, height: int) -> Map:
    """Draw what is around a point, at a zoom of tiles.

    At zoom 0 the world is as wide as a tile.
    """
    return _drawn(*_around(centre, zoom, width, height), width, height)


def bounds_at(centre: Coordinates, zoom: int, width: int, height: int) -> Bounds:
    """Return the part of the world that ``map_at`` draws."""
    return _empty(*_around(centre, zoom, width, height), width, height).bounds


def zoom_for(bounds: Bounds, width: int, height: int, largest: int) -> int:
    """Return the largest zoom at which bounds fit on a canvas."""
    scale, _, _ = _fitted(bounds, width, height)
    return max(0, min(largest, math.floor(math.log2(scale / TILE))))


def middle_of(bounds: Bounds) -> Coordinates:
    """Return the point that is in the middle of a map of some bounds."""
    west, north = _mercator(bounds.west, bounds.north)
    east, south = _mercator(bounds.east, bounds.south)
    return Coordinates(
        latitude=_latitude((north + south) / 2), longitude=((west + east) / 2 - 0.5) * 360
    )


def _around(centre: Coordinates, zoom: int, width: int, height: int) -> tuple[float, float, float]:
    """Return scale, left and top that put a point into the middle of a canvas."""
    scale = float(TILE << zoom)
    x, y = _mercator(centre.longitude, centre.latitude)
    return scale, x - width / scale / 2, y - height / scale / 2


def _empty(scale: float, left: float, top: float, width: int, height: int) -> Map:
    return Map(width, height, "", "", "", "", scale, left, top)


def _drawn(scale: float, left: float, top: float, width: int, height: int) -> Map:
    canvas: Box = (-_OUTSIDE, -_OUTSIDE, width + _OUTSIDE, height + _OUTSIDE)
    shown = _degrees_of(canvas, scale, left, top)

    def pixels(line: npt.NDArray[np.float64]) -> list[Point]:
        x, y = _pixels(line[:, 0], line[:, 1], scale, left, top)
        return _thinned(x, y, canvas)

    def closed(name: str, last_rank: int = LAST_RANK) -> str:
        rings = (pixels(ring) for ring in outlines(name).within(shown, last_rank))
        cut = (ring_within(ring, canvas) for ring in rings if _is_seen(ring))
        return "".join(f"{_path(ring)}Z" for ring in cut if len(ring) > 2)

    def opened(name: str, last_rank: int = LAST_RANK) -> str:
        return _paths((pixels(line) for line in outlines(name).within(shown, last_rank)), canvas)

    last_rank = _last_rank(scale)
    return Map(
        width=width,
        height=height,
        land=closed("land"),
        borders=opened("borders"),
        rivers=opened("rivers", last_rank),
        lakes=closed("lakes", last_rank),
        scale=scale,
        left=left,
        top=top,
    )


def _fitted(bounds: Bounds, width: int, height: int) -> tuple[float, float, float]:
    """Return scale, left and top that put the bounds into the middle of a canvas."""
    west, north = _mercator(bounds.west, bounds.north)
    east, south = _mercator(bounds.east, bounds.south)
    scale = width / (east - west)
    if south > north:  # else all of it lies beyond what the projection shows
        scale = min(scale, height / (south - north))
    left = (west + east - width / scale) / 2
    top = (north + south - height / scale) / 2
    return scale, left, top


def _mercator(longitude: float, latitude: float) -> Point:
    """Return a point of the projection.

    It is 0 to 1 from west to east, and from north to south.
    """
    bounded = math.radians(max(-NORTHERNMOST, min(NORTHERNMOST, latitude)))
    return longitude / 360 + 0.5, 0.5 - math.asinh(math.tan(bounded)) / (2 * math.pi)


def _latitude(y: float) -> float:
    """Return the latitude of a point of the projection."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))


def _last_rank(scale: float) -> int:
    zoom = math.log2(scale / TILE)
    return next((rank for limit, rank in _RANKS_AT_ZOOMS if zoom < limit), LAST_RANK)


def _pixels(
    longitudes: Degrees, latitudes: Degrees, scale: float, left: float, top: float
) -> tuple[Pixels, Pixels]:
    bounded = np.radians(np.clip(latitudes, -NORTHERNMOST, NORTHERNMOST))
    x = (longitudes.astype(np.float64) / 360 + 0.5 - left) * scale
    y = (0.5 - np.arcsinh(np.tan(bounded)) / (2 * math.pi) - top) * scale
    return x, y.astype(np.float64)


def _degrees_of(canvas: Box, scale: float, left: float, top: float) -> Box:
    """Return west, south, east and north of a canvas."""
    x_of = (left + canvas[0] / scale, left + canvas[2] / scale)
    y_of = (top + canvas[1] / scale, top + canvas[3] / scale)
    north, south = map(_latitude, y_of)
    return (x_of[0] - 0.5) * 360, south, (x_of[1] - 0.5) * 360, north


def _thinned(x: Pixels, y: Pixels, canvas: Box) -> list[Point]:
    """Return the points of a line that are neither far outside nor too close."""
    zone = (x < canvas[0]) + 2 * (x > canvas[2]) + 4 * (y < canvas[1]) + 8 * (y > canvas[3])
    idle = np.zeros(len(zone), dtype=bool)
    idle[1:-1] = (zone[1:-1] > 0) & (zone[1:-1] == zone[:-2]) & (zone[1:-1] == zone[2:])
    kept: list[Point] = []
    points = list(zip(x[~idle].tolist(), y[~idle].tolist(), strict=True))
    for point in points[:-1]:
        if not kept or max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= _FINEST:
            kept.append(point)
    return [*kept, points[-1]]


def _is_seen(ring: list[Point]) -> bool:
    """True if a ring is larger than a speck."""
    across, along = [x for x, _ in ring], [y for _, y in ring]
    return max(across) - min(across) >= _SPECK or max(along) - min(along) >= _SPECK


def _paths(lines: Iterable[list[Point]], canvas: Box) -> str:
    return "".join(_path(part) for line in lines for part in line_within(line, canvas))


def _path(line: list[Point]) -> str:
    """Return a line as SVG writes it shortest, in steps."""
    points = [(round(x * 10), round(y * 10)) for x, y in line]
    steps = [
        (x - before_x, y - before_y)
        for (before_x, before_y), (x, y) in pairwise(points)
        if (x, y) != (before_x, before_y)
    ]
    begin = f"M{_tenths(points[0][0])} {_tenths(points[0][1])}"
    return begin + "".join(f"l{_tenths(x)} {_tenths(y)}" for x, y in steps)


def _tenths(number: int) -> str:
    return f"{number / 10:g}"
