"""A map has its places, and a position its town."""

from content_models.base_map.drawing import Bounds
from content_models.places import Coordinates
from search.gazetteer.around import largest_within, place_at

BEARN = Bounds(west=-1.1, south=42.8, east=-0.1, north=43.6)


def test_a_map_is_labelled_with_its_largest_places() -> None:
    names = [place.name.local for place in largest_within(BEARN, 6)]

    assert names == ["Pau", "Billère", "Lons", "Orthez", "Oloron-Sainte-Marie", "Lescar"]


def test_a_map_of_paris_names_no_arrondissement() -> None:
    bounds = Bounds(west=2.2, south=48.8, east=2.5, north=48.92)

    names = [place.name.local for place in largest_within(bounds, 10)]

    assert names[0] == "Paris"
    assert not [name for name in names if any(figure.isdecimal() for figure in name)]


def test_a_position_is_in_the_town_that_is_nearest() -> None:
    found = place_at(Coordinates(latitude=43.19, longitude=-0.61))

    assert found is not None
    assert found.name.local == "Oloron-Sainte-Marie"


def test_the_sea_is_in_no_town() -> None:
    assert place_at(Coordinates(latitude=45.0, longitude=-10.0)) is None
