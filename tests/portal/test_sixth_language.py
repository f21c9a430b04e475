"""A sixth language is a catalogue and a line of settings: here Ukrainian, beside the five."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from content_models.languages import INTERFACE_LANGUAGES, interface_language
from content_models.vocabularies import Country
from portal import create_app
from portal.reading.language import CataloguesMissingError
from portal.reading.runtime import fingerprint
from portal.reading.wording import Wording
from tests import factories
from tests.portal.conftest import Site, text_of


@pytest.fixture(autouse=True)
def _ukrainian(monkeypatch: pytest.MonkeyPatch) -> None:
    """What ``LANGUAGES=fr,en,de,el,ar,uk`` makes of the table."""
    monkeypatch.setitem(INTERFACE_LANGUAGES, "uk", interface_language("uk"))


@pytest.fixture
def full(site: Site) -> Iterator[Site]:
    """Three items, of which one is written in Ukrainian, one in French and English."""
    both = uuid4()
    site.publish(
        factories.case_study(key=both, locale="fr", title="Une cuisine"),
        factories.case_study(key=both, locale="en", title="A kitchen"),
        factories.case_study(locale="uk", slug="maisternia", title="Майстерня в По"),
        factories.organisation(),
    )
    return site


def links_to_items(page: str) -> list[str]:
    """The short identifiers of the items that a list links to."""
    return re.findall(r'card-title"[^>]*><a href="/\w+/[\w-]+/[^"]*-(\w+)"', page)


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("", "Ідеї, що працюють. Люди, що допомагають."),
        ("library", "Бібліотека"),
        ("directory", "Знайти допомогу"),
    ],
)
def test_pages_are_in_ukrainian(full: Site, path: str, heading: str) -> None:
    page = text_of(full.client().get(f"/uk/{path}"))

    assert '<html lang="uk" dir="ltr">' in page
    assert f"<h1>{heading}</h1>" in page
    assert "Find help" not in page


def test_a_list_holds_each_item_once_in_the_version_that_serves_best(full: Site) -> None:
    reader = full.client()

    ukrainian, french = (text_of(reader.get(f"/{code}/library")) for code in ("uk", "fr"))

    assert ">3 результати</h2>" in ukrainian
    assert len(links_to_items(ukrainian)) == 3
    assert sorted(links_to_items(ukrainian)) == sorted(links_to_items(french))
    assert "A kitchen" in ukrainian
    assert "Une cuisine" not in ukrainian
    assert '<span class="tag tag-language">мова: англійська</span>' in ukrainian


def test_an_item_is_read_in_ukrainian_and_is_an_alternate_of_its_own(full: Site) -> None:
    document = factories.case_study(locale="uk", slug="kukhnia", title="Кухня")
    french = factories.case_study(locale="fr", slug="une-cuisine")
    full.publish(document, french.model_copy(update={"key": document.key}))

    page = text_of(full.client().get(f"/uk/case-studies/{document.segment}"))

    assert "<h1>Кухня</h1>" in page
    assert "Остання зміна: 1 вересня 2026" in page
    assert re.search(r'<link rel="alternate" hreflang="uk" href="[^"]+/uk/case-studies/', page)


@pytest.mark.parametrize("code", ["fr", "ar", "uk"])
def test_the_switcher_of_every_language_shows_it(full: Site, code: str) -> None:
    page = text_of(full.client().get(f"/{code}/library"))

    assert re.search(
        r'<a href="/uk/library" lang="uk" dir="ltr" hreflang="uk"[^>]*>Українська<', page
    )


@pytest.mark.parametrize("wish", ["uk", "uk-UA,uk;q=0.9,ru;q=0.8", "ti;q=0.9, uk;q=0.8, en;q=0.7"])
def test_a_browser_that_wishes_for_it_is_led_to_it(full: Site, wish: str) -> None:
    answer = full.client().get("/", headers={"Accept-Language": wish})

    assert answer.headers["Location"] == "/uk/"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(1, "1 результат"), (2, "2 результати"), (5, "5 результатів"), (21, "21 результат")],
)
def test_ukrainian_counts_have_three_forms(site: Site, number: int, sentence: str) -> None:
    site.publish(*(factories.case_study() for _ in range(number)))

    assert f">{sentence}</h2>" in text_of(site.client().get("/uk/library"))


def test_names_and_numbers_come_from_cldr() -> None:
    words = Wording(interface_language("uk"), lambda text: text)

    assert words.country(Country.FRANCE) == "Франція"
    assert words.language_title("fa-AF") == "Дарі"
    assert words.languages(["uk", "ar", "fr"]) == "українська, арабська і французька"
    assert words.number(12345).replace("\xa0", " ") == "12 345"


def test_machines_learn_of_it(full: Site) -> None:
    reader = full.client()

    assert "/uk/sitemap.xml" in text_of(reader.get("/sitemap.xml"))
    assert reader.get("/api/v1/search?lang=uk").status_code == 200
    assert "uk" in text_of(reader.get("/api/v1/openapi.json"))


def test_its_first_page_is_not_one_that_was_kept_before(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_ukrainian = fingerprint(site.settings)
    monkeypatch.delitem(INTERFACE_LANGUAGES, "uk")

    assert fingerprint(site.settings) != with_ukrainian


def test_a_language_without_a_catalogue_is_named_at_the_start(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(INTERFACE_LANGUAGES, "ti", interface_language("ti"))

    with pytest.raises(CataloguesMissingError, match=r"no catalogue for 'ti'"):
        create_app(site.settings)


def test_where_it_is_no_language_its_addresses_are_none(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(INTERFACE_LANGUAGES, "uk")
    reader: FlaskClient = site.client()

    assert reader.get("/uk/").status_code == 404
