"""The map of the directory has the numbers of its list, and needs nothing but its page."""

import gzip
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from content_models.help import Precision
from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates, Location
from search.entries import entries_of
from search.whoosh_engine import WhooshEngine
from tests import factories
from tests.portal.conftest import Site, text_of

MOST_BYTES = 60_000
PAU = Coordinates(latitude=43.2951, longitude=-0.3708)
LONS = Coordinates(latitude=43.315, longitude=-0.409)
OLORON = Coordinates(latitude=43.1938, longitude=-0.6079)
VIENNA = Coordinates(latitude=48.2082, longitude=16.3738)
MARK = r'<a class="map-marker[^"]*"(?: id="([^"]*)")? href="([^"]*)"[^>]*aria-label="([^"]*)"'
CLUSTER = r'<a class="map-cluster"[^>]*href="([^"]*)" aria-label="([^"]*)"'
WAY = r'<a class="button button-quiet" rel="nofollow" href="([^"]*)"'


def at(coordinates: Coordinates, *, is_about: bool = False) -> Location:
    """A place that receives people."""
    precision = Precision.ABOUT if is_about else None
    return Location(place="Pau", country="FR", coordinates=coordinates, precision=precision)


def helper(title: str, *locations: Location) -> Organisation:
    """An organisation with places."""
    return factories.organisation(title=title, locations=locations)


def opened(site: Site, folder: pytest.TempPathFactory, *documents: Organisation) -> FlaskClient:
    """A reader of a directory that Whoosh searches."""
    site.publish(*documents)
    engine = WhooshEngine(folder.mktemp("map"))
    entries = (entry for document in documents for entry in entries_of([document], {}))
    engine.create("index-1").add_all(entries)
    return site.with_settings(engine=engine).client()


@pytest.fixture
def local(site: Site, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A directory of four organisations, one of them in two towns and one without a place."""
    return opened(
        site,
        tmp_path_factory,
        helper("Accueil d’Oloron", at(OLORON, is_about=True)),
        helper("Billère et Lons", at(LONS), at(VIENNA)),
        helper("Café de Pau", at(PAU)),
        helper("Sans lieu"),
    )


def marks(page: str) -> list[tuple[str, str, str]]:
    """Name in the page, address and accessible name of each marker, in order."""
    return [(name, unescape(href), unescape(label)) for name, href, label in re.findall(MARK, page)]


def test_the_list_leads_to_its_map_and_back_with_all_that_was_asked(local: FlaskClient) -> None:
    asked = "q=Pau&near=Pau&within=50"

    plain = text_of(local.get(f"/fr/directory?{asked}&page=1"))
    with_map = text_of(local.get(f"/fr/directory/map?{asked}&at=43.3,-0.4,9"))

    assert f"/fr/directory/map?{asked}" in unescape(plain)
    assert 'class="map' not in plain
    assert f'href="/fr/directory?{asked}"' in unescape(with_map)


def test_each_number_of_the_list_is_on_the_map_and_leads_there(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory/map?near=Pau&within=50"))

    found = marks(page)
    assert [(href, label) for _, href, label in found] == [
        ("#place-1", "1: Café de Pau"),
        ("#place-2", "2: Billère et Lons"),
        ("#place-3", "3: Accueil d’Oloron, à peu près ici"),
    ]
    for name, href, _ in found:
        assert f'id="{href[1:]}"' in page
        assert f'href="#{name}"' in page
    assert "map-about" in page


def test_who_has_several_places_has_several_marks(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory/map?q=Lons"))

    assert [label for _, _, label in marks(page)] == ["1: Billère et Lons"] * 2
    assert page.count('id="mark-1"') == 1


def test_what_is_nowhere_is_in_the_list_and_says_so(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory/map"))

    assert "Sans lieu" in page
    assert page.count("Hors de cette partie de la carte") == 1


def test_marks_that_would_cover_each_other_are_one_that_leads_closer(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory/map"))

    [(address, label)] = re.findall(CLUSTER, page)
    closer = text_of(local.get(unescape(address)))

    assert label.startswith("3 ")
    assert len(marks(closer)) == 3


def test_a_part_of_the_map_narrows_the_list_and_its_ways_keep_the_rest(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory/map?spoken=fr&at=43.1938,-0.6079,12"))

    ways = [unescape(address) for address in re.findall(WAY, page)]
    assert "Café de Pau" not in page
    assert "Accueil d’Oloron" in page
    assert len(ways) == 7
    assert all("spoken=fr" in way for way in ways)
    assert ways[-1] == "/fr/directory/map?spoken=fr"


def test_an_empty_part_of_the_map_still_has_a_map_and_asks_for_no_wish(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory/map?at=46.5,2.0,12"))

    assert "map-canvas" in page
    assert "empty" not in re.findall(r'class="([^"]*)"', page)


@pytest.mark.parametrize("text", ["", "x", "91,0,5", "43,-0.3,99999", "1e5,2,3", "43.3,-0.4,٥"])
def test_what_is_no_part_of_the_map_shows_all_of_it(local: FlaskClient, text: str) -> None:
    answer = local.get("/fr/directory/map", query_string={"at": text})

    assert answer.status_code == 200
    assert "Café de Pau" in text_of(answer)


@pytest.mark.parametrize("view", ["85,180,3", "-85,-180,3", "0,0,15", "43,-0.3,99"])
def test_the_ends_of_the_world_can_be_looked_at(local: FlaskClient, view: str) -> None:
    assert local.get("/ar/directory/map", query_string={"at": view}).status_code == 200


def test_a_map_is_light_says_whose_it_is_and_is_for_no_search_engine(local: FlaskClient) -> None:
    page = text_of(local.get("/ar/directory/map"))

    assert len(gzip.compress(page.encode())) < MOST_BYTES
    assert "Natural Earth" in page
    assert '<meta name="robots" content="noindex' in page


def test_a_map_of_a_position_is_kept_by_nobody(local: FlaskClient) -> None:
    answer = local.get("/fr/directory/map?lat=43.2951234&lon=-0.3708123")

    assert "no-store" in answer.headers["Cache-Control"]


def test_what_other_pages_of_the_list_have_is_on_the_map_too(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    many = [helper(f"Aide {number:02}", at(PAU)) for number in range(22)]
    far = helper("Zone de Vienne", at(VIENNA))
    reader = opened(site, tmp_path_factory, *many, far)

    first = text_of(reader.get("/fr/directory/map"))
    second = text_of(reader.get("/fr/directory/map?page=2"))

    [(_, label)] = re.findall(CLUSTER, first)
    assert label.startswith("22 ")
    assert [(name, label) for name, _, label in marks(first)] == [("", "Zone de Vienne")]
    assert [label for _, _, label in marks(second)] == ["23: Zone de Vienne"]
    assert 'id="place-21"' in second


def test_a_few_at_one_point_stand_side_by_side(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    reader = opened(
        site, tmp_path_factory, *(helper(f"Aide {number}", at(PAU)) for number in range(4))
    )

    page = text_of(reader.get("/fr/directory/map"))

    assert [label for _, _, label in marks(page)] == [
        f"{number + 1}: Aide {number}" for number in range(4)
    ]
