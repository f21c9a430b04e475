"""Finds the pictures that an installation may put under the map instead of the drawing."""

import math
from dataclasses import dataclass

from content_models.base_map.drawing import TILE, Map


@dataclass(frozen=True)
class Tile:
    """A tile is a square picture, at pixels of the canvas."""

    address: str
    x: float
    y: float


def tiles_of(drawn: Map, zoom: int, template: str) -> tuple[Tile, ...]:
    """Return the tiles that cover a map.

    Args:
        drawn: the map.
        zoom: at which it is drawn.
        template: an address with ``{z}``, ``{x}`` and ``{y}``.
    """
    most = 1 << zoom
    left, top = drawn.left * most, drawn.top * most
    columns = range(math.floor(left), math.ceil(left + drawn.width / TILE))
    rows = range(math.floor(top), math.ceil(top + drawn.height / TILE))
    return tuple(
        Tile(
            address=template.replace("{z}", str(zoom))
            .replace("{x}", str(column % most))
            .replace("{y}", str(row)),
            x=round((column - left) * TILE, 1),
            y=round((row - top) * TILE, 1),
        )
        for row in rows
        if 0 <= row < most
        for column in columns
    )
