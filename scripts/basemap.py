"""Extracts coasts, borders, rivers and lakes of Europe into content_models/base_map/data.

It is Natural Earth at 1:10 million, in the public domain. Coasts and borders come by the package
world-atlas 2.0.2, on which the project does not depend: ``python -m scripts.basemap`` installs it
into a temporary folder and writes the same files from it each time. No package has the rivers:
``python -m scripts.basemap FOLDER`` writes them, too, from a folder that holds ``WATERS`` as
GeoJSON, from https://www.naturalearthdata.com/.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from content_models.base_map.clipping import line_within, ring_within
from content_models.base_map.outlines import FOLDER, GRID, REGION, STEPS

PACKAGE = "world-atlas@2.0.2"
RIVERS = ("ne_10m_rivers_lake_centerlines", "ne_10m_rivers_europe")
LAKES = ("ne_10m_lakes", "ne_10m_lakes_europe")
WATERS = (*RIVERS, *LAKES)
LEAST_RANK_OF_EUROPE = 9
"""The files of Europe add to those of the world what is smaller; a few of them say otherwise."""
LARGEST_RANK_OF_LAKES = 10
"""Beyond, lakes are specks on any map that is drawn."""

Point = tuple[float, float]
Line = list[Point]


def main() -> int:
    """Install the package in a folder that goes afterwards, and write the outlines."""
    with tempfile.TemporaryDirectory() as folder:
        command = ("npm", "install", "--silent", "--prefix", folder, "--no-audit", "--no-fund")
        subprocess.run((*command, "--ignore-scripts", PACKAGE), check=True)  # noqa: S603 - our own
        build(Path(folder) / "node_modules" / "world-atlas" / "countries-10m.json", FOLDER)
    if len(sys.argv) > 1:
        build_waters(Path(sys.argv[1]), FOLDER)
    return 0


def build(source: Path, folder: Path) -> None:
    """Write land and borders of the region from a file of TopoJSON."""
    folder.mkdir(parents=True, exist_ok=True)
    topology = json.loads(source.read_text("utf-8"))
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = [
        ring_within(_joined(ring, arcs), REGION)
        for polygon in _polygons(topology["objects"]["land"])
        for ring in polygon
    ]
    _write(folder / "land", [ring for ring in rings if len(ring) > 2])
    (folder / "NOTICE.md").write_text(NOTICE, "utf-8")
    shared = sorted(_arcs_of_two(topology["objects"]["countries"]))
    _write(
        folder / "borders",
        [part for number in shared for part in line_within(arcs[number], REGION)],
    )


def build_waters(source: Path, folder: Path) -> None:
    """Write rivers and lakes of the region, each with its rank, from files of GeoJSON."""
    rivers = [
        (rank, part)
        for name in RIVERS
        for rank, shape in _ranked(source, name)
        for line in _lines(shape)
        for part in line_within(line, REGION)
    ]
    _write_ranked(folder / "rivers", rivers)
    lakes = [
        (rank, ring_within(ring[:-1], REGION))
        for name in LAKES
        for rank, shape in _ranked(source, name)
        if rank <= LARGEST_RANK_OF_LAKES
        for polygon in _lines(shape)
        for ring in polygon
    ]
    _write_ranked(folder / "lakes", [(rank, ring) for rank, ring in lakes if len(ring) > 2])


NOTICE = """\
# Notice
`python -m scripts.basemap` writes the files of this folder. They are Natural Earth,
https://www.naturalearthdata.com/, in the public domain, cut to Europe: coasts in `land*` and
borders in `borders*` of version 4.1, by the package world-atlas 2.0.2 (ISC), rivers in `rivers*`
and lakes in `lakes*` of version 4.0. Ranks are those of the source, 0 for the largest.
"""


def _ranked(source: Path, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the shapes of a file, each with its rank; none of rivers through lakes."""
    is_of_europe = name.endswith("_europe")
    for feature in json.loads((source / f"{name}.json").read_text("utf-8"))["features"]:
        properties = feature["properties"]
        if feature["geometry"] and properties["featurecla"] != "Lake Centerline":
            rank = int(properties["scalerank"])
            yield max(rank, LEAST_RANK_OF_EUROPE) if is_of_europe else rank, feature["geometry"]


def _lines(shape: dict[str, Any]) -> list[Any]:
    """Return the parts of a shape: lines, or polygons of rings."""
    is_one = shape["type"] in {"LineString", "Polygon"}
    parts: list[Any] = [shape["coordinates"]] if is_one else shape["coordinates"]
    return parts


def _write_ranked(file: Path, lines: list[tuple[int, Line]]) -> None:
    """Write lines, the most important first, with the rank of each."""
    lines = sorted(lines, key=lambda each: each[0])
    kept = [(rank, line) for rank, line in lines if len(_on_grid(line)) > 1]
    _write(file, [line for _, line in kept])
    np.save(
        file.with_name(f"{file.name}_ranks.npy"), np.array([rank for rank, _ in kept], np.uint8)
    )


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    """Return an arc of TopoJSON, whose points are steps from each other, in degrees."""
    steps = np.cumsum(np.array(arc, dtype=np.int64), axis=0)
    degrees = steps * np.array(transform["scale"]) + np.array(transform["translate"])
    return [(float(x), float(y)) for x, y in degrees]


def _polygons(shape: dict[str, Any]) -> Iterator[list[list[int]]]:
    """Yield the polygons of a shape, each a list of rings of numbered arcs."""
    if shape["type"] == "GeometryCollection":
        for part in shape["geometries"]:
            yield from _polygons(part)
    elif shape["type"] == "Polygon":
        yield shape["arcs"]
    elif shape["type"] == "MultiPolygon":
        yield from shape["arcs"]


def _joined(numbers: list[int], arcs: list[Line]) -> Line:
    """Return a ring of its arcs; those below zero run backwards."""
    ring: Line = []
    for number in numbers:
        ring += (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]
    return ring


def _arcs_of_two(countries: dict[str, Any]) -> list[int]:
    """Return the arcs that two countries share: their borders."""
    used = Counter(
        arc if arc >= 0 else ~arc
        for polygon in _polygons(countries)
        for ring in polygon
        for arc in ring
    )
    return [arc for arc, count in used.items() if count > 1]


def _write(file: Path, lines: list[Line]) -> None:
    """Write lines on the grid of the region, and where each begins."""
    packed = [_on_grid(line) for line in lines]
    packed = [line for line in packed if len(line) > 1]
    starts = np.cumsum([0, *(len(line) for line in packed)])
    np.save(file.with_name(f"{file.name}.npy"), np.concatenate(packed))
    np.save(file.with_name(f"{file.name}_starts.npy"), starts.astype(np.uint32))


def _on_grid(line: Line) -> npt.NDArray[np.uint16]:
    west, south, east, north = REGION
    scale = np.array([STEPS / (east - west), STEPS / (north - south)])
    points = np.rint((np.array(line) - np.array([west, south])) * scale).astype(GRID)
    moved = [True, *(not np.array_equal(a, b) for a, b in pairwise(points))]
    kept: npt.NDArray[np.uint16] = points[moved]
    return kept


if __name__ == "__main__":
    sys.exit(main())
