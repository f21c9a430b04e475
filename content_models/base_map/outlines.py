"""Reads the outlines that ``python -m scripts.basemap`` writes."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from content_models.base_map.clipping import Box

FOLDER = Path(str(files("content_models") / "base_map" / "data"))
REGION: Box = (-25.0, 27.0, 46.0, 72.0)
"""Europe with its islands, from the Canaries to the Caucasus: west, south, east, north."""
STEPS = 65_535
GRID = np.uint16
"""Points lie on a grid over the region, of about a hundred metres: the source knows 300."""


LAST_RANK = 255
"""All ranks; coasts and borders have none."""


@dataclass(frozen=True)
class Outlines:
    """Outlines are many lines, one behind the other in one array of the grid.

    Attributes:
        points: two columns, across and along.
        starts: where each line begins, and where the last one ends.
        boxes: west, south, east and north of each line, in degrees.
        ranks: how important each line is, 0 for the most important.
    """

    points: npt.NDArray[np.uint16]
    starts: npt.NDArray[np.uint32]
    boxes: npt.NDArray[np.float64]
    ranks: npt.NDArray[np.uint8]

    def within(self, box: Box, last_rank: int = LAST_RANK) -> list[npt.NDArray[np.float64]]:
        """Return the lines up to a rank that may reach into a box of degrees."""
        west, south, east, north = box
        edges = self.boxes
        meets = (
            (edges[:, 0] <= east)
            & (edges[:, 2] >= west)
            & (edges[:, 1] <= north)
            & (edges[:, 3] >= south)
            & (self.ranks <= last_rank)
        )
        return [
            _degrees(self.points[self.starts[number] : self.starts[number + 1]])
            for number in np.flatnonzero(meets)
        ]


@cache
def outlines(name: str) -> Outlines:
    """Return ``land`` and ``lakes``, closed rings, or ``borders`` and ``rivers``, open lines."""
    points: npt.NDArray[Any] = np.load(FOLDER / f"{name}.npy", mmap_mode="r")
    starts: npt.NDArray[Any] = np.load(FOLDER / f"{name}_starts.npy")
    lowest = np.minimum.reduceat(points, starts[:-1])
    highest = np.maximum.reduceat(points, starts[:-1])
    boxes = np.hstack([_degrees(lowest), _degrees(highest)])
    ranked = FOLDER / f"{name}_ranks.npy"
    ranks: npt.NDArray[Any] = np.load(ranked) if ranked.exists() else np.zeros(len(boxes), np.uint8)
    return Outlines(points, starts, boxes, ranks)


def _degrees(points: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    west, south, east, north = REGION
    step = np.array([(east - west) / STEPS, (north - south) / STEPS])
    degrees: npt.NDArray[np.float64] = points * step + np.array([west, south])
    return degrees
