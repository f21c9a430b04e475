"""A map of any part of Europe is a few paths, light and inside its canvas."""

import gzip
import re

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from content_models.base_map.clipping import line_within, ring_within
from content_models.base_map.drawing import (
    Bounds,
    Map,
    bounds_at,
    map_at,
    map_of,
    middle_of,
    zoom_for,
)
from content_models.base_map.outlines import FOLDER, REGION, outlines
from content_models.distances import distance_km
from content_models.places import Coordinates

BEARN = Bounds(west=-1.5, south=42.7, east=0.2, north=43.7)
EUROPE = Bounds(west=-11, south=34, east=30, north=60)
HUMBER = Bounds(west=-1.2, south=53.4, east=0.2, north=54)
PAU = Coordinates(latitude=43.3111, longitude=-0.3558)
BOX = (0.0, 0.0, 10.0, 10.0)
MOST_BYTES = 40 * 1024
POINTS = st.tuples(st.floats(-20, 30), st.floats(-20, 30))


def points_of(path: str) -> list[tuple[float, float]]:
    """Return all points of a path of moves and relative lines."""
    found, x, y = [], 0.0, 0.0
    for command, across, along in re.findall(r"([Ml])(-?[\d.]+) (-?[\d.]+)", path):
        x, y = (
            (float(across), float(along))
            if command == "M"
            else (x + float(across), y + float(along))
        )
        found.append((x, y))
    return found


def covers(drawn: Map, at: Coordinates) -> bool:
    """True if a point is on land: a line from it crosses the outline an odd number of times."""
    x, y = drawn.point(at)
    crossings = 0
    for ring in drawn.land.split("Z"):
        corners = points_of(ring)
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize("bounds", [BEARN, EUROPE, HUMBER])
def test_a_map_is_light(bounds: Bounds) -> None:
    drawn = map_of(bounds, 720, 540)

    paths = (drawn.land, drawn.borders, drawn.rivers, drawn.lakes)
    assert len(gzip.compress("".join(paths).encode())) < MOST_BYTES


@pytest.mark.parametrize("bounds", [BEARN, EUROPE, HUMBER])
def test_nothing_is_drawn_far_outside_the_canvas(bounds: Bounds) -> None:
    drawn = map_of(bounds, 720, 540)

    for x, y in points_of(drawn.land + drawn.borders + drawn.rivers + drawn.lakes):
        assert -6 <= x <= 726
        assert -6 <= y <= 546


@pytest.mark.parametrize(
    ("latitude", "longitude", "is_land"),
    [
        (43.31, -0.36, True),  # Pau
        (48.85, 2.35, True),  # Paris
        (47.07, 15.44, True),  # Graz
        (51.5, -0.12, True),  # London
        (41.6, 2.2, True),  # Barcelona's hills
        (45.0, -5.0, False),  # the Bay of Biscay
        (54.5, 4.0, False),  # the North Sea
        (40.0, 5.5, False),  # the Mediterranean
        (39.2, 25.0, False),  # the Aegean
    ],
)
def test_land_is_land_and_sea_is_sea(latitude: float, longitude: float, is_land: bool) -> None:
    drawn = map_of(EUROPE, 720, 720)

    assert covers(drawn, Coordinates(latitude=latitude, longitude=longitude)) == is_land


def test_the_bounds_are_in_the_middle_and_whole() -> None:
    drawn = map_of(BEARN, 720, 540)

    left, top = drawn.point(Coordinates(latitude=BEARN.north, longitude=BEARN.west))
    right, bottom = drawn.point(Coordinates(latitude=BEARN.south, longitude=BEARN.east))

    assert 0 <= left < right <= 720
    assert 0 <= top < bottom <= 540
    assert left == pytest.approx(720 - right, abs=0.2)
    assert top == pytest.approx(540 - bottom, abs=0.2)


def test_a_kilometre_is_as_long_as_the_map_says() -> None:
    drawn = map_of(BEARN, 720, 540)
    other = Coordinates(latitude=43.2, longitude=-0.2)

    (x1, y1), (x2, y2) = drawn.point(PAU), drawn.point(other)

    pixels = ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5
    assert pixels / distance_km(PAU, other) == pytest.approx(drawn.kilometre, rel=0.01)


def test_the_border_of_the_pyrenees_is_drawn_and_an_inland_map_has_none() -> None:
    inland = Bounds(west=1.8, south=46.8, east=2.4, north=47.3)

    assert map_of(BEARN, 720, 540).borders
    assert map_of(inland, 720, 540).borders == ""
    assert map_of(inland, 720, 540).land.count("M") == 1


def test_small_rivers_are_drawn_from_near_alone() -> None:
    europe, bearn = map_at(PAU, 4, 640, 480), map_at(PAU, 9, 640, 480)

    def vertices_near_pau(drawn: Map) -> int:
        x, y = drawn.point(PAU)
        reach = 60 * drawn.kilometre
        return sum(abs(x - a) < reach and abs(y - b) < reach for a, b in points_of(drawn.rivers))

    assert vertices_near_pau(bearn) > 20
    assert not vertices_near_pau(europe)


def test_the_lake_of_geneva_is_a_lake() -> None:
    assert map_at(Coordinates(latitude=46.45, longitude=6.5), 8, 640, 480).lakes


def test_a_point_of_the_canvas_is_where_it_was_drawn() -> None:
    drawn = map_at(PAU, 9, 640, 480)

    assert drawn.point(PAU) == (320.0, 240.0)
    back = drawn.coordinates(*drawn.point(Coordinates(latitude=43.2, longitude=-0.2)))
    assert (back.latitude, back.longitude) == pytest.approx((43.2, -0.2), abs=0.001)
    assert drawn.bounds == bounds_at(PAU, 9, 640, 480)
    [x], [y] = drawn.points(np.array([PAU.longitude]), np.array([PAU.latitude]))
    assert (x, y) == pytest.approx((320, 240))


def test_bounds_fit_at_the_zoom_that_is_said() -> None:
    zoom = zoom_for(BEARN, 640, 480, 15)
    shown = bounds_at(middle_of(BEARN), zoom, 640, 480)

    assert shown.west <= BEARN.west
    assert shown.north >= BEARN.north
    assert zoom_for(BEARN, 640, 480, 5) == 5
    assert bounds_at(middle_of(BEARN), zoom + 1, 640, 480).south > BEARN.south


def test_outside_europe_the_map_is_empty() -> None:
    drawn = map_of(Bounds(west=100, south=-10, east=110, north=10), 300, 300)

    assert (drawn.land, drawn.borders) == ("", "")


def test_bounds_are_those_of_positions_with_a_margin_and_one_position_is_enough() -> None:
    several = Bounds.around([PAU, Coordinates(latitude=43.0, longitude=-1.0)])
    one = Bounds.around([PAU])

    assert several.west < -1.0 < PAU.longitude < several.east
    assert one.south < PAU.latitude < one.north
    assert map_of(one, 360, 360).land
    with pytest.raises(ValueError, match="needs a position"):
        Bounds.around([])


@settings(max_examples=60, deadline=None)
@given(st.floats(-179, 178), st.floats(-89, 88), st.floats(0.001, 60), st.integers(1, 2000))
@example(west=0.0, south=85.0, size=1.0, width=1)
def test_any_bounds_can_be_drawn(west: float, south: float, size: float, width: int) -> None:
    drawn = map_of(Bounds(west, south, west + size, min(90, south + size)), width, 300)

    assert re.fullmatch(r"([Ml]-?[\d.]+(e-?\d+)? -?[\d.]+(e-?\d+)?|Z)*", drawn.land + drawn.borders)


@given(st.lists(POINTS, min_size=2, max_size=20))
def test_a_clipped_line_lies_in_the_box(line: list[tuple[float, float]]) -> None:
    for part in line_within(line, BOX):
        assert all(-1e-6 <= x <= 10 + 1e-6 and -1e-6 <= y <= 10 + 1e-6 for x, y in part)


@given(st.lists(POINTS, min_size=3, max_size=20))
def test_a_clipped_ring_lies_in_the_box(ring: list[tuple[float, float]]) -> None:
    for x, y in ring_within(ring, BOX):
        assert -1e-6 <= x <= 10 + 1e-6
        assert -1e-6 <= y <= 10 + 1e-6


def test_what_lies_inside_stays_as_it_is() -> None:
    ring = [(1.0, 1.0), (9.0, 1.0), (9.0, 9.0)]

    assert ring_within(ring, BOX) == ring
    assert list(line_within(ring, BOX)) == [ring]


def test_a_line_that_leaves_and_comes_back_is_two() -> None:
    line = [(5.0, 5.0), (15.0, 5.0), (15.0, 6.0), (5.0, 6.0)]

    assert list(line_within(line, BOX)) == [[(5.0, 5.0), (10.0, 5.0)], [(10.0, 6.0), (5.0, 6.0)]]


def test_the_outlines_are_in_the_region_and_their_source_is_named() -> None:
    west, south, east, north = REGION

    for name in ("land", "borders", "rivers", "lakes"):
        boxes = outlines(name).boxes
        assert (boxes[:, 0] >= west - 0.01).all()
        assert (boxes[:, 1] >= south - 0.01).all()
        assert (boxes[:, 2] <= east + 0.01).all()
        assert (boxes[:, 3] <= north + 0.01).all()
    assert "public domain" in (FOLDER / "NOTICE.md").read_text("utf-8")
