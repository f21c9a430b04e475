"""What is near a place that a text names goes first."""

from pathlib import Path

import pytest

from search.places_named import places_named
from search.query import Query
from search.searcher import Searcher
from search.whoosh_engine import WhooshEngine
from search.words import parse_search_text
from tests.search.building import entry, filled, keys

OLORON, KALAMATA, NEAR_OLORON = "43.1938,-0.6079", "37.0390,22.1130", "43.2010,-0.6620"


@pytest.mark.parametrize(
    ("text", "country", "place"),
    [
        ("cours de français oloron", "FR", (43.19, -0.61)),
        ("je cherche un logement à Sainte-Marie d’Oloron", "FR", (43.19, -0.61)),
        ("مساعدة اللاجئين في غراتس", "", (47.07, 15.44)),
        ("допомога в Граці 8010", "", (47.07, 15.44)),
        ("تكوين مهني 64400", "FR", (43.19, -0.61)),
    ],
)
def test_places_are_known_in_any_script_and_by_postcode(
    text: str, country: str, place: tuple[float, float]
) -> None:
    found = places_named(parse_search_text(text), country).places

    assert place in {(round(each.latitude, 2), round(each.longitude, 2)) for each in found}


@pytest.mark.parametrize("text", ["Oloron", "64400", "", "logement étudiant"])
def test_a_place_alone_is_what_is_sought_and_other_words_are_none(text: str) -> None:
    assert places_named(parse_search_text(text), "FR").places == ()


def test_what_is_near_goes_first_and_the_rest_follows(tmp_path: Path) -> None:
    far, near, here = (
        entry(title=title, body="Un cours de français.", positions=(position,))
        for title, position in (("Un", KALAMATA), ("Deux", NEAR_OLORON), ("Trois", OLORON))
    )
    index = filled(WhooshEngine(tmp_path), [far, near, here])

    query = Query(reader="fr", text=parse_search_text("cours de français oloron"))

    assert keys(Searcher(index).search(query)) == [here.key, near.key, far.key]
