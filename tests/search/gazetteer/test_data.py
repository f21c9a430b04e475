"""The data of the gazetteer is whole, and says where it comes from."""

from collections import Counter

import numpy as np
import pytest

from search.gazetteer.places import Precision
from search.gazetteer.tables import FOLDER, tables

METROPOLE = (41.3, 51.2, -5.2, 9.7)
BOXES = {
    "GR": (34.7, 41.9, 19.3, 29.7),
    "AT": (46.3, 49.1, 9.4, 17.3),
    "GB": (49.1, 60.9, -8.7, 2.0),
}
"""South, north, west and east."""
BASES_ON_CYPRUS = 2
LARGEST_KB = 9_000
"""An installation may grow to 520 MB; others grow, too."""


def lines(file: str) -> list[str]:
    return (FOLDER / file).read_text("utf-8").splitlines()


def inside(rows: np.ndarray, box: tuple[float, float, float, float]) -> np.ndarray:
    south, north, west, east = box
    return (
        (rows["latitude"] >= south)
        & (rows["latitude"] <= north)
        & (rows["longitude"] >= west)
        & (rows["longitude"] <= east)
    )


def test_no_two_places_have_one_id_and_ids_are_sorted() -> None:
    ids = [line.split("\t")[0] for line in lines("places.tsv")]

    assert [each for each, count in Counter(ids).items() if count > 1] == []
    assert [f"{each}\t" for each in ids] == sorted(f"{each}\t" for each in ids)


@pytest.mark.parametrize("country", BOXES)
def test_places_are_in_their_country(country: str) -> None:
    rows = tables().places[tables().places["country"] == country.encode()]

    assert len(rows) > 1_900
    outside = np.count_nonzero(~inside(rows, BOXES[country]))
    assert outside == (BASES_ON_CYPRUS if country == "GB" else 0)


def test_communes_of_the_metropole_are_in_it() -> None:
    ids = [line.split("\t")[0] for line in lines("places.tsv")]
    numbers = [n for n, each in enumerate(ids) if each.startswith("insee:") and each[6:8] < "97"]
    rows = tables().places[numbers]

    assert len(rows) > 34_700
    assert inside(rows, METROPOLE).all()


def test_every_commune_is_there_and_more_than_four_in_ten_stand_where_they_are() -> None:
    rows = tables().places[tables().places["country"] == b"FR"]

    exact = np.count_nonzero(rows["precision"] == Precision.PLACE)

    assert exact / len(rows) > 0.4
    assert np.count_nonzero(rows["precision"] == Precision.AREA) / len(rows) < 0.01


def test_only_small_communes_stand_about_here() -> None:
    rows = tables().places[tables().places["country"] == b"FR"]

    about = rows[rows["precision"] != Precision.PLACE]

    assert np.count_nonzero(about["population"] > 10_000) <= 20
    assert not (tables().places[tables().places["country"] != b"FR"]["precision"]).any()


def test_names_are_sorted_and_each_belongs_to_a_place() -> None:
    names = (FOLDER / "names.txt").read_bytes().split(b"\n")[:-1]

    assert names == sorted(names)
    assert len(names) == len(tables().keys) == len(tables().names) == len(tables().is_other)
    assert tables().names.max() < len(tables().places)
    assert set(range(len(tables().places))) == set(tables().names.tolist())


def test_sounds_are_sorted_and_each_belongs_to_a_place() -> None:
    sounds = (FOLDER / "sounds.txt").read_bytes().split(b"\n")[:-1]

    assert sounds == sorted(sounds)
    assert len(sounds) == len(tables().sound_places)
    assert tables().sound_places.max() < len(tables().places)


def test_every_area_and_country_of_a_place_has_a_name() -> None:
    assert tables().places["area"].max() < len(tables().areas)
    codes = {code.decode() for code in np.unique(tables().places["country"])}
    assert codes == set(tables().countries)
    assert all(all(names) and len(names) == 6 for names in tables().countries.values())


def test_postcodes_of_the_other_licence_stand_in_a_file_of_their_own() -> None:
    codes = tables().licensed_postcodes

    assert Counter(country for country, _ in codes) == {"GR": 1246, "AT": 2008, "GB": 121}
    for _, _, ids in codes.values():
        assert all(tables().number_of(each) is not None for each in ids.split(","))
    assert "Open Database License" in lines("postcodes_odbl.tsv")[0]


@pytest.mark.parametrize(
    "source",
    ["GeoNames", "CC BY 4.0", "Licence Ouverte 2.0", "Unicode License v3", "Open Database License"],
)
def test_every_source_and_its_licence_is_in_the_notice(source: str) -> None:
    assert source in (FOLDER / "NOTICE.md").read_text("utf-8")


def test_the_files_are_those_that_the_notice_names_and_small() -> None:
    notice = (FOLDER / "NOTICE.md").read_text("utf-8")

    files = [file for file in FOLDER.iterdir() if file.name != "NOTICE.md"]

    assert [f.name for f in files if f.name not in notice and f"{f.stem}.*" not in notice] == []
    assert sum(file.stat().st_size for file in files) < LARGEST_KB * 1024
