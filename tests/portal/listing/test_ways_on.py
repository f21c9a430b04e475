"""The links of a list, in the library and in the directory alike: filters, orders, pages."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from content_models.vocabularies import Method
from search.query import Sort
from tests import factories
from tests.portal.conftest import Site, text_of

CHIP = r'<a class="chip(?: chip-unknown)?" href="([^"]*)">'
CLEAR = r'<a class="chip-all" href="([^"]*)">'
ORDER = r'<a href="([^"]*[?&amp;]sort=[^"]*)"'
CURRENT_ORDER = r'<a href="[^"]*sort=(\w+)" aria-current="true">'
PREVIOUS = r'rel="prev" href="([^"]*)"'
NEXT = r'rel="next" href="([^"]*)"'


def links(page: str, pattern: str) -> list[str]:
    """The addresses that a pattern finds, as a browser reads them."""
    return [unescape(address) for address in re.findall(pattern, page)]


@pytest.fixture
def long_lists(site: Site) -> FlaskClient:
    """A reader of three pages of activities, and of three of organisations."""
    site.publish(
        *(factories.activity(title=f"Jeu {n}", methods=(Method.DEBATE,)) for n in range(41)),
        *(factories.organisation(title=f"Accueil {n}") for n in range(41)),
    )
    return site.client()


@pytest.fixture
def short_list(site: Site) -> FlaskClient:
    """A reader of two activities."""
    site.publish(factories.activity(title="Jeu"), factories.activity(title="Jeu court"))
    return site.client()


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/fr/library?q=Jeu&kind=activity&method=debate", "/fr/library?q=Jeu&"),
        ("/fr/directory?q=Accueil&country=FR&spoken=ar", "/fr/directory?q=Accueil&"),
    ],
)
def test_removing_a_filter_begins_at_the_first_page(
    long_lists: FlaskClient, address: str, kept: str
) -> None:
    page = text_of(long_lists.get(f"{address}&sort=title&page=2"))

    first, second = address.removeprefix(kept).split("&")
    assert sorted(links(page, CHIP)) == sorted(
        [f"{kept}{first}&sort=title", f"{kept}{second}&sort=title"]
    )
    assert links(page, CLEAR) == [f"{kept}sort=title"]


def test_another_order_begins_at_the_first_page(long_lists: FlaskClient) -> None:
    page = text_of(long_lists.get("/fr/library?q=Jeu&kind=activity&page=2"))

    kept = "/fr/library?q=Jeu&kind=activity"
    assert links(page, ORDER) == [
        f"{kept}&sort={sort}" for sort in (Sort.RELEVANCE, Sort.NEWEST, Sort.TITLE)
    ]


@pytest.mark.parametrize("address", ["/fr/library?kind=activity", "/fr/directory?q=Accueil"])
def test_pages_lead_to_their_neighbours_and_the_ends_to_one_only(
    long_lists: FlaskClient, address: str
) -> None:
    pages = [text_of(long_lists.get(f"{address}&page={number}")) for number in (1, 2, 3)]

    ways = [(links(page, PREVIOUS), links(page, NEXT)) for page in pages]
    assert ways == [
        ([], [f"{address}&page=2"]),
        ([address], [f"{address}&page=3"]),
        ([f"{address}&page=2"], []),
    ]
    assert long_lists.get(f"{address}&page=4").status_code == 404


def test_a_list_ends_with_the_last_page_that_can_be_asked_for(
    long_lists: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.query.MAXIMUM_PAGE", 2)

    last = text_of(long_lists.get("/fr/directory?q=Accueil&page=2"))
    beyond = long_lists.get("/fr/directory?q=Accueil&page=3")

    assert links(last, NEXT) == []
    assert beyond.status_code == 404
    assert 'href="/fr/directory?q=Accueil&amp;page=2"' in text_of(beyond)


def test_a_list_of_one_page_has_no_other(site: Site) -> None:
    site.publish(*(factories.activity(title=f"Jeu {number}") for number in range(20)))

    page = text_of(site.client().get("/fr/library"))

    assert (links(page, PREVIOUS), links(page, NEXT)) == ([], [])
    assert 'class="pagination"' not in page


@pytest.mark.parametrize(
    ("address", "sort"),
    [
        ("/fr/library", Sort.NEWEST),
        ("/fr/library?q=Jeu", Sort.RELEVANCE),
        ("/fr/library?kind=activity", Sort.NEWEST),
        ("/fr/library?sort=title", Sort.TITLE),
        ("/fr/library?q=Jeu&sort=newest", Sort.NEWEST),
        ("/fr/library?sort=worst", Sort.NEWEST),
    ],
)
def test_a_list_has_the_order_asked_for_or_else_the_usual_one_and_marks_it(
    short_list: FlaskClient, site: Site, address: str, sort: Sort
) -> None:
    page = text_of(short_list.get(address))

    assert site.index.queries[-1].sort == sort
    assert links(page, CURRENT_ORDER) == [sort.value]


def test_relevance_is_offered_only_to_words(short_list: FlaskClient) -> None:
    whole = text_of(short_list.get("/fr/library"))
    sought = text_of(short_list.get("/fr/library?q=Jeu"))

    assert "sort=relevance" not in whole
    assert "sort=relevance" in sought


def test_the_directory_never_leaves_organisations_whatever_the_address_says(site: Site) -> None:
    site.publish(factories.case_study(title="Un atelier"), factories.organisation(title="Accueil"))

    page = text_of(site.client().get("/fr/directory?kind=case_study"))

    assert "Accueil" in page
    assert "Un atelier" not in page
    assert links(page, CHIP) == []


def test_what_was_taken_away_since_the_index_was_written_is_left_out(site: Site) -> None:
    stays, goes = factories.activity(title="Reste"), factories.activity(title="Part")
    site.publish(stays, goes)
    with site.store.locked(), site.store.writing() as writer:
        writer.remove(goes.key, "fr")

    page = text_of(site.client().get("/fr/library"))

    assert "Reste" in page
    assert "Part" not in page


@pytest.mark.parametrize(
    ("address", "is_narrowed"),
    [
        ("/fr/library", False),
        ("/fr/library?sort=title", False),
        ("/fr/library?q=Jeu", True),
        ("/fr/library?kind=activity", True),
        ("/fr/directory?country=FR", True),
    ],
)
def test_a_narrowed_list_tells_in_its_description_how_much_it_holds(
    short_list: FlaskClient, address: str, is_narrowed: bool
) -> None:
    page = text_of(short_list.get(address))

    (told,) = re.findall(r'<meta name="description" content="([^"]*)"', page)
    assert bool(re.match(r"\d+ (résultat|structure)", told)) == is_narrowed
