"""Distances are right, circles widen, and a position says no more than it must."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.distances import (
    CIRCLES_KM,
    EARTH_RADIUS_KM,
    Points,
    distance_km,
    distances_km,
    nearest,
    rounded,
    walking_minutes,
)
from content_models.places import Coordinates

PAU = Coordinates(latitude=43.3111, longitude=-0.3558)
OLORON = Coordinates(latitude=43.1944, longitude=-0.6107)
THESSALONIKI = Coordinates(latitude=40.6403, longitude=22.9439)
POSITIONS = st.builds(
    Coordinates,
    latitude=st.floats(-90, 90, allow_nan=False),
    longitude=st.floats(-180, 180, allow_nan=False),
)


def east_of_pau(km: float) -> Coordinates:
    degrees = km / (111.195 * np.cos(np.radians(PAU.latitude)))
    return Coordinates(latitude=PAU.latitude, longitude=PAU.longitude + degrees)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (PAU, PAU, 0.0),
        (PAU, OLORON, 24.4),
        (PAU, THESSALONIKI, 1_942.3),
        (
            Coordinates(latitude=0, longitude=179.5),
            Coordinates(latitude=0, longitude=-179.5),
            111.2,
        ),
        (Coordinates(latitude=90, longitude=0), Coordinates(latitude=-90, longitude=0), 20_015.1),
        (Coordinates(latitude=0, longitude=0), Coordinates(latitude=0, longitude=180), 20_015.1),
    ],
)
def test_distances_are_those_of_the_globe(one: Coordinates, other: Coordinates, km: float) -> None:
    assert distance_km(one, other) == pytest.approx(km, rel=0.005, abs=0.1)


@given(POSITIONS, POSITIONS)
def test_a_way_is_as_long_there_as_back_and_never_longer_than_half_the_earth(
    one: Coordinates, other: Coordinates
) -> None:
    there, back = distance_km(one, other), distance_km(other, one)

    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= np.pi * EARTH_RADIUS_KM + 1e-6


@given(st.lists(st.one_of(st.none(), POSITIONS), max_size=40), POSITIONS)
def test_the_nearest_come_first_and_none_outside_the_circle(
    positions: list[Coordinates | None], at: Coordinates
) -> None:
    points = Points.of(positions)

    near = nearest(points, at)

    expected = distances_km(points, at)
    inside = expected <= (near.circle_km or np.inf)
    assert set(near.indexes) == set(np.flatnonzero(inside))
    assert list(near.distances_km) == sorted(expected[inside])


def test_the_circle_widens_until_somebody_is_there_and_says_so() -> None:
    points = Points.of([None, east_of_pau(60), east_of_pau(15), east_of_pau(18)])

    near = nearest(points, PAU)

    assert (near.circle_km, near.widened) == (20, True)
    assert list(near.indexes) == [2, 3]


def test_the_first_circle_is_enough_where_somebody_is_in_it() -> None:
    near = nearest(Points.of([east_of_pau(1), east_of_pau(4.9), east_of_pau(5.1)]), PAU)

    assert (near.circle_km, near.widened, list(near.indexes)) == (5, False, [0, 1])


def test_a_reader_may_begin_with_a_wider_circle() -> None:
    near = nearest(Points.of([east_of_pau(1), east_of_pau(31)]), PAU, first_circle_km=30)

    assert (near.circle_km, near.widened, len(near.indexes)) == (30, False, 1)


def test_beyond_the_largest_circle_all_are_listed() -> None:
    near = nearest(Points.of([THESSALONIKI, None]), PAU)

    assert (near.circle_km, near.widened, list(near.indexes)) == (None, True, [0])
    assert tuple(sorted(CIRCLES_KM)) == CIRCLES_KM


def test_where_nothing_has_a_position_nothing_is_near() -> None:
    assert len(nearest(Points.of([None]), PAU).indexes) == 0
    assert len(nearest(Points.of([]), PAU).indexes) == 0


@pytest.mark.parametrize(
    ("km", "minutes"), [(0, 5), (0.1, 5), (0.5, 10), (1, 20), (2, 35), (5, 90), (5.01, None)]
)
def test_a_walk_is_told_in_five_minutes_up_to_an_hour_and_a_half(km: float, minutes: int) -> None:
    assert walking_minutes(km) == minutes


@given(POSITIONS)
def test_a_rounded_position_is_within_a_kilometre_and_stays_as_it_is(at: Coordinates) -> None:
    once = rounded(at)

    assert distance_km(at, once) < 0.8
    assert rounded(once) == once
