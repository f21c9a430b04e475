"""Reads whose pictures stand under the map, where an installation has some."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from content_models.base_map.tile_file import TileFile, TileFileError

_PARTS = ("{z}", "{x}", "{y}")
OWN_ROOT = "/map-tiles/"
OWN_TEMPLATE = f"{OWN_ROOT}{{z}}/{{x}}/{{y}}"
"""Of tiles from a file, which the portal serves itself."""


@dataclass(frozen=True)
class MapTiles:
    """Holds where pictures of the map come from; without any, it is drawn.

    Attributes:
        template: their address, with ``{z}``, ``{x}`` and ``{y}``; empty for none.
        attribution: who made them, shown under the map.
        file: of pictures, where they come from one.
    """

    template: str = ""
    attribution: str = ""
    file: TileFile | None = None

    @property
    def are_there(self) -> bool:
        """True if the installation has pictures."""
        return bool(self.template)

    @property
    def origin(self) -> str:
        """Return scheme and host of another's server; empty where there is none."""
        parts = urlsplit(self.template)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def read_map_tiles(environment: Mapping[str, str]) -> MapTiles:
    """Read ``MAP_TILES_URL`` or ``MAP_TILES_FILE``, and ``MAP_TILES_ATTRIBUTION``.

    Raises:
        ValueError: they contradict each other, or one cannot be read.
    """
    template = environment.get("MAP_TILES_URL", "").strip()
    path = environment.get("MAP_TILES_FILE", "").strip()
    attribution = environment.get("MAP_TILES_ATTRIBUTION", "").strip()
    if not template and not path:
        return MapTiles()
    if template and path:
        raise ValueError("MAP_TILES_URL and MAP_TILES_FILE: only one of them can be under the map")
    if not attribution:
        raise ValueError("MAP_TILES_ATTRIBUTION must say who made the tiles of the map")
    if path:
        try:
            return MapTiles(OWN_TEMPLATE, attribution, TileFile(Path(path)))
        except (OSError, TileFileError) as error:
            raise ValueError(f"MAP_TILES_FILE: {error}") from error
    parts = urlsplit(template)
    is_whole = parts.scheme == "https" and parts.netloc and all(part in template for part in _PARTS)
    # What stands in a header must not end it, nor its policy.
    if not is_whole or set(parts.netloc) & set(" ;,'\"{}\\") or not template.isprintable():
        raise ValueError("MAP_TILES_URL must be like https://tiles.example/{z}/{x}/{y}.png")
    return MapTiles(template, attribution)
