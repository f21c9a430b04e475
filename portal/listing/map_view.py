"""Reads which part of the map an address asks for."""

import re
from dataclasses import dataclass, replace

from content_models.base_map.drawing import NORTHERNMOST, Bounds, bounds_at
from content_models.places import Coordinates

AT = "at"
"""The parameter that says which part of the map is shown, and narrows the list to it."""
WIDTH, HEIGHT = 640, 480
"""The canvas. On a telephone it is drawn at half its size, and tiles are sharp on a fine screen."""
FARTHEST_ZOOM, CLOSEST_ZOOM = 3, 15
HALF_THE_WORLD = 180.0
_STEP = 0.5
"""Of the canvas, by which an arrow moves the map: half of what was seen stays in sight."""
_VIEW = re.compile(r"(-?\d{1,2}(?:\.\d{1,4})?),(-?\d{1,3}(?:\.\d{1,4})?),(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class MapView:
    """A map view is a middle and a zoom; each zoom doubles the one before."""

    latitude: float
    longitude: float
    zoom: int

    @classmethod
    def of(cls, centre: Coordinates, zoom: int) -> "MapView":
        """Return the view of a point, to about ten metres."""
        return cls(
            round(centre.latitude, 4),
            round(centre.longitude, 4),
            max(FARTHEST_ZOOM, min(CLOSEST_ZOOM, zoom)),
        )

    @property
    def text(self) -> str:
        """Return it as an address says it: ``43.2951,-0.3708,9``."""
        return f"{self.latitude:g},{self.longitude:g},{self.zoom}"

    @property
    def centre(self) -> Coordinates:
        """Return its middle."""
        return Coordinates(latitude=self.latitude, longitude=self.longitude)

    @property
    def bounds(self) -> Bounds:
        """Return what is on the canvas."""
        return bounds_at(self.centre, self.zoom, WIDTH, HEIGHT)

    def zoomed(self, steps: int) -> "MapView | None":
        """Return the same middle from nearer or farther; None where that is not shown."""
        zoom = self.zoom + steps
        is_shown = FARTHEST_ZOOM <= zoom <= CLOSEST_ZOOM
        return replace(self, zoom=zoom) if is_shown else None

    def moved(self, across: int, down: int) -> "MapView":
        """Return the view half a map to the east or west, south or north."""
        around = self.bounds
        latitude = self.latitude - down * _STEP * (around.north - around.south)
        longitude = self.longitude + across * _STEP * (around.east - around.west)
        return MapView.of(
            Coordinates(
                latitude=max(-NORTHERNMOST, min(NORTHERNMOST, latitude)),
                longitude=max(-HALF_THE_WORLD, min(HALF_THE_WORLD, longitude)),
            ),
            self.zoom,
        )


def read_view(text: str) -> MapView | None:
    """Read a view; None for what is none."""
    found = _VIEW.fullmatch(text)
    if not found:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    if abs(latitude) > NORTHERNMOST or abs(longitude) > HALF_THE_WORLD:
        return None
    return MapView.of(Coordinates(latitude=latitude, longitude=longitude), int(found[3]))
