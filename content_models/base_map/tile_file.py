"""Reads pictures from a PMTiles file: tiles of a map, all in one file.

Only pictures: a browser draws vector tiles by a script that is fifty times as large as ours.
"""

import mmap
from functools import lru_cache
from pathlib import Path

from pmtiles.tile import (
    Entry,
    MagicNumberNotFound,
    SpecVersionUnsupported,
    TileType,
    deserialize_directory,
    deserialize_header,
    find_tile,
    zxy_to_tileid,
)

MEDIA_TYPES = {
    TileType.PNG: "image/png",
    TileType.JPEG: "image/jpeg",
    TileType.WEBP: "image/webp",
    TileType.AVIF: "image/avif",
}
_HEADER_BYTES = 127
_MOST_DEPTH = 4
"""Of directories that lead to others, as the format allows."""
_DIRECTORIES_REMEMBERED = 64


class TileFileError(Exception):
    """A file is no PMTiles file of pictures."""


class TileFile:
    """A tile file is mapped into memory, and safe to share between threads.

    Raises:
        TileFileError: it is none, or its tiles are no pictures.
        OSError: it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            try:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                self._header = deserialize_header(self._bytes[:_HEADER_BYTES])
            except (MagicNumberNotFound, SpecVersionUnsupported, ValueError, IndexError) as error:
                raise TileFileError(f"{path} is no PMTiles file of version 3") from error
        if self._header["tile_type"] not in MEDIA_TYPES:
            raise TileFileError(f"the tiles of {path} are no pictures: PNG, JPEG, WebP or AVIF")
        self.media_type = MEDIA_TYPES[self._header["tile_type"]]
        self._directory = lru_cache(_DIRECTORIES_REMEMBERED)(self._read_directory)

    def tile(self, zoom: int, x: int, y: int) -> bytes | None:
        """Return a picture; None where the file has none."""
        if not (self._header["min_zoom"] <= zoom <= self._header["max_zoom"]):
            return None
        if not (0 <= x < 1 << zoom and 0 <= y < 1 << zoom):
            return None
        wanted = zxy_to_tileid(zoom, x, y)
        offset, length = self._header["root_offset"], self._header["root_length"]
        for _ in range(_MOST_DEPTH):
            found = find_tile(self._directory(offset, length), wanted)
            if found is None:
                return None
            if found.run_length:
                return self._part(self._header["tile_data_offset"] + found.offset, found.length)
            offset = self._header["leaf_directory_offset"] + found.offset
            length = found.length
        return None

    def _read_directory(self, offset: int, length: int) -> list[Entry]:
        return deserialize_directory(self._part(offset, length))

    def _part(self, offset: int, length: int) -> bytes:
        return self._bytes[offset : offset + length]
