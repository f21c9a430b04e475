"""Reads the gazetteer's files, which ``python -m scripts.gazetteer`` writes.

Arrays and texts are mapped into memory: a process opens them in a millisecond, and all processes
share what the system has read of them.
"""

import mmap
from bisect import bisect_left
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from content_models.places import Coordinates
from search.gazetteer.places import Name, Place, Precision
from search.gazetteer.shapes import Shapes, shapes_of

FOLDER = Path(str(files("search") / "gazetteer" / "data"))

PLACES = np.dtype(
    [
        ("latitude", "<f4"),
        ("longitude", "<f4"),
        ("population", "<u4"),
        ("area", "<u2"),  # the number of its line in areas.tsv
        ("country", "S2"),
        ("precision", "u1"),
    ]
)
NAMES = np.dtype("<u4")
"""The place of each line of names.txt; with ``OTHER`` where readers are not shown that name."""
OTHER = 1 << 31
SOUNDS = np.dtype("<u4")
"""The place of each line of sounds.txt."""
POSTCODES = np.dtype([("code", "<u4"), ("place", "<u4")])

Numbers = npt.NDArray[np.intp]


class Lines:
    """Lines are a sorted text of which each line is found by its number."""

    def __init__(self, file: Path) -> None:
        """Map a text, and find where its lines begin."""
        with file.open("rb") as opened:
            self.text = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        ends = np.flatnonzero(np.frombuffer(self.text, dtype=np.uint8) == ord("\n"))
        self._starts = np.concatenate(([0], ends + 1)).astype(np.uint32)

    def __len__(self) -> int:
        """Count the lines."""
        return len(self._starts) - 1

    def at(self, number: int) -> bytes:
        """Return a line."""
        return self.text[int(self._starts[number]) : int(self._starts[number + 1]) - 1]

    def first(self, sought: bytes) -> int:
        """Return the number of the first line that is not before a text."""
        return bisect_left(range(len(self)), sought, key=self.at)

    def beginning(self, text: str) -> range:
        """Return the numbers of the lines that begin with a text."""
        packed = text.encode()
        return range(self.first(packed), self.first(packed + b"\xff"))


class Tables:
    """Tables hold the gazetteer's data; a place is known by its number in them."""

    def __init__(self, folder: Path) -> None:
        """Map the files of a folder."""
        self._folder = folder
        self.places = self._array("places")
        names = self._array("names")
        self.names = names & np.uint32(OTHER - 1)
        self.is_other = (names & np.uint32(OTHER)) > 0
        self.sounds = Lines(folder / "sounds.txt")
        self.sound_places = self._array("sounds")
        self.postcodes = self._array("postcodes_fr")
        self.keys = Lines(folder / "names.txt")
        self._lines = Lines(folder / "places.tsv")

    def _array(self, name: str) -> npt.NDArray[Any]:
        loaded: npt.NDArray[Any] = np.load(self._folder / f"{name}.npy", mmap_mode="r")
        return loaded

    @cached_property
    def shapes(self) -> Shapes:
        """Return the shape of each name, made when somebody first mistypes one."""
        return shapes_of(self.keys.text)

    @cached_property
    def areas(self) -> list[tuple[Name, ...]]:
        """Return the areas that places are part of, by number."""
        text = (self._folder / "areas.tsv").read_text("utf-8")
        return [
            tuple(_name(field) for field in line.split("\t") if field)
            for line in text.split("\n")[:-1]
        ]

    @cached_property
    def countries(self) -> dict[str, tuple[str, ...]]:
        """Return the names of countries in the languages of the interface, by code."""
        lines = (self._folder / "countries.tsv").read_text("utf-8").splitlines()
        return {code: tuple(names) for code, *names in (line.split("\t") for line in lines)}

    def place(self, number: int) -> Place:
        """Return a place by its number."""
        identifier, *names = self._lines.at(number).decode().split("\t")
        row = self.places[number]
        return Place(
            id=identifier,
            name=_name(";".join(names)),
            country=row["country"].decode(),
            areas=self.areas[int(row["area"])],
            coordinates=_coordinates(float(row["latitude"]), float(row["longitude"])),
            precision=Precision(int(row["precision"])),
            population=int(row["population"]),
        )

    def country_of(self, number: int) -> str:
        """Return the country of a place by its number."""
        code: bytes = self.places["country"][number]
        return code.decode()

    def number_of(self, identifier: str) -> int | None:
        """Return the number of a place by its id, None where there is none."""
        sought = f"{identifier}\t".encode()
        number = self._lines.first(sought)
        is_there = (
            "\t" not in identifier
            and number < len(self._lines)
            and self._lines.at(number).startswith(sought)
        )
        return number if is_there else None

    @cached_property
    def licensed_postcodes(self) -> dict[tuple[str, str], list[str]]:
        """Return latitude, longitude and places by country and code, of the ODbL file."""
        text = (self._folder / "postcodes_odbl.tsv").read_text("utf-8")
        rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
        return {(country, code): others for country, code, *others in rows}


@cache
def tables() -> Tables:
    """Return the tables of this project, opened when they are first asked for."""
    return Tables(FOLDER)


def _name(field: str) -> Name:
    """Read a name as the files hold it: ``Attikí;el=Αττική``."""
    local, *others = field.split(";")
    pairs = (other.partition("=") for other in others)
    return Name(local, MappingProxyType({language: name for language, _, name in pairs}))


def _coordinates(latitude: float, longitude: float) -> Coordinates:
    """Return coordinates with four decimals, some ten metres: the sources know no more."""
    return Coordinates(latitude=round(latitude, 4), longitude=round(longitude, 4))
