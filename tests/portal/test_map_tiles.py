"""Pictures under the map come from this portal's own file, or from the one host that is set."""

from pathlib import Path
from typing import Any

import pytest
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from content_models.base_map.tile_file import TileFile, TileFileError
from portal.settings.map_tiles import MapTiles, read_map_tiles
from tests import factories
from tests.portal.conftest import Site, text_of

PICTURE = b"\x89PNG\r\n\x1a\n picture"
HOST = "https://tiles.example"
ATTRIBUTION = "© OpenStreetMap contributors"
OF_A_HOST = {
    "MAP_TILES_URL": f"{HOST}/{{z}}/{{x}}/{{y}}.png",
    "MAP_TILES_ATTRIBUTION": ATTRIBUTION,
}


def tile_file(folder: Path, kind: TileType = TileType.PNG) -> Path:
    """A file with one tile, of Béarn."""
    path = folder / "map.pmtiles"
    with path.open("wb") as file:
        writer = Writer(file)
        writer.write_tile(zxy_to_tileid(7, 63, 46), PICTURE)
        header: dict[str, Any] = {
            "tile_type": kind,
            "tile_compression": Compression.NONE,
            "min_zoom": 7,
            "max_zoom": 7,
            "min_lon_e7": 0,
            "min_lat_e7": 0,
            "max_lon_e7": 10,
            "max_lat_e7": 10,
            "center_zoom": 7,
            "center_lon_e7": 0,
            "center_lat_e7": 0,
        }
        writer.finalize(header, {})
    return path


def test_a_file_of_pictures_is_shown_from_the_portal_itself(site: Site, tmp_path: Path) -> None:
    site.publish(factories.organisation())
    tiles = read_map_tiles(
        {"MAP_TILES_FILE": str(tile_file(tmp_path)), "MAP_TILES_ATTRIBUTION": ATTRIBUTION}
    )
    reader = site.with_settings(map_tiles=tiles).client()

    answer = reader.get("/fr/directory/map?at=43.3,-0.37,7")
    picture = reader.get("/map-tiles/7/63/46")

    page = text_of(answer)
    assert 'href="/map-tiles/7/63/46"' in page
    assert ATTRIBUTION in page
    assert "map-land" not in page
    assert "https:" not in answer.headers["Content-Security-Policy"]
    assert (picture.data, picture.content_type) == (PICTURE, "image/png")
    for path in ("/map-tiles/7/63/47", "/map-tiles/8/1/1", "/map-tiles/7/500/1"):
        assert reader.get(path).status_code == 404


def test_a_tile_server_is_allowed_on_the_map_alone_and_readers_are_told(site: Site) -> None:
    site.publish(factories.organisation())
    reader = site.with_settings(map_tiles=read_map_tiles(OF_A_HOST)).client()

    with_map = reader.get("/en/directory/map?at=43.3,-0.37,7")

    assert f"{HOST}/7/63/46.png" in text_of(with_map)
    assert f"img-src 'self' {HOST} data:" in with_map.headers["Content-Security-Policy"]
    assert HOST not in reader.get("/en/directory").headers["Content-Security-Policy"]
    assert "tiles.example" in text_of(reader.get("/en/privacy"))


def test_without_a_setting_nothing_foreign_is_named(site: Site) -> None:
    site.publish(factories.organisation())

    answer = site.client().get("/fr/directory/map")

    assert "<image" not in text_of(answer)
    assert "https:" not in answer.headers["Content-Security-Policy"]
    assert site.client().get("/map-tiles/7/63/46").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"MAP_TILES_ATTRIBUTION": ""},
        {"MAP_TILES_URL": "http://tiles.example/{z}/{x}/{y}.png"},
        {"MAP_TILES_URL": "https://tiles.example/{z}/{x}.png"},
        {"MAP_TILES_URL": "https://tiles.example; script-src */{z}/{x}/{y}"},
        {"MAP_TILES_FILE": "/nowhere.pmtiles"},
        {"MAP_TILES_FILE": "/nowhere.pmtiles", "MAP_TILES_URL": ""},
    ],
)
def test_what_cannot_be_meant_is_refused_at_the_start(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="MAP_TILES"):
        read_map_tiles(OF_A_HOST | wrong)


def test_without_any_of_it_the_portal_draws_itself() -> None:
    assert read_map_tiles({}) == MapTiles()


def test_vector_tiles_and_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TileFileError, match="no pictures"):
        TileFile(tile_file(tmp_path, TileType.MVT))

    for content in (b"", b"x", b"PMTiles\x02" + bytes(200), bytes(300)):
        (tmp_path / "other").write_bytes(content)
        with pytest.raises(TileFileError):
            TileFile(tmp_path / "other")
