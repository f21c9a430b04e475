"""``/`` and the home pages."""

import re

import pytest
from flask.testing import FlaskClient

from content_models.languages import INTERFACE_LANGUAGES
from tests import factories
from tests.portal.conftest import Site, text_of


@pytest.mark.parametrize(
    ("wish", "address"),
    [
        ("de-AT,de;q=0.9,en;q=0.5", "/de/"),
        ("el", "/el/"),
        ("ar-SY,fr;q=0.5", "/ar/"),
        ("uk,ru;q=0.9", "/fr/"),
        ("", "/fr/"),
        ("*;q=\x7f,,;;=", "/fr/"),
    ],
)
def test_the_bare_address_leads_to_the_language_that_the_browser_asks_for(
    reader: FlaskClient, wish: str, address: str
) -> None:
    response = reader.get("/", headers={"Accept-Language": wish})

    assert (response.status_code, response.location) == (302, address)
    assert response.headers["Vary"] == "Accept-Language"
    assert "no-store" in response.headers["Cache-Control"]


def test_an_address_without_its_last_slash_leads_to_the_home_page(reader: FlaskClient) -> None:
    response = reader.get("/el", headers={"Host": "evil.test"})

    assert (response.status_code, response.location) == (301, "/el/")


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_every_language_has_a_home_page_in_it(site: Site, code: str) -> None:
    page = text_of(site.client().get(f"/{code}/"))

    assert f'<html lang="{code}" dir="{INTERFACE_LANGUAGES[code].direction}">' in page
    for language in INTERFACE_LANGUAGES.values():
        assert language.name in page


def test_home_shows_new_case_studies_and_their_themes(site: Site) -> None:
    theme = factories.term(title="Mobilité")
    study = factories.case_study(title="Réparer des vélos", themes=(theme.key,))
    site.publish(theme, study)

    page = text_of(site.client().get("/fr/"))

    assert "Réparer des vélos" in page
    assert f"/fr/library?theme={theme.segment}" in page
    assert "1 étude de cas" in page


def test_home_says_all_that_there_is_to_find(site: Site) -> None:
    site.publish(
        *(factories.activity(title=f"Jeu {number}") for number in range(2)),
        factories.case_study(),
        factories.partner_resource(),
        factories.organisation(),
        factories.course(),
    )

    page = text_of(site.client().get("/en/"))

    for told in ("2 activities", "1 case study", "1 resource", "1 organisation"):
        assert f"<span>{told}</span>" in page
    assert '<a href="/en/course">The course</a>' in page
    description = re.findall(r'<meta name="description" content="([^"]*)"', page)[0]
    for word in ("course", "activities", "case studies", "resources", "organisations"):
        assert word in description


def test_home_of_an_empty_portal_is_still_a_page(reader: FlaskClient) -> None:
    assert reader.get("/fr/").status_code == 200


COUNTRIES = ("Béarn", "Autriche", "Austria", "النمسا")
DOORS_AND_COUNTS = ('class="door ', 'class="count"')


CONTENT = ("course", "activities", "case studies", "resources", "organisations that")
EMPTY_PATHS = ("", "about", "library", "directory", "partners/", "offline", "nothing-here")


@pytest.mark.parametrize("path", EMPTY_PATHS)
def test_no_page_of_an_empty_site_promises_content(site: Site, path: str) -> None:
    site.publish(factories.term())

    page = text_of(site.client().get(f"/en/{path}"))

    (description,) = re.findall(r'<meta name="description" content="([^"]*)"', page)
    (shared,) = re.findall(r'<meta property="og:description" content="([^"]*)"', page)
    leads = re.findall(r'<p class="lead">(.*?)</p>', page)
    told = " ".join([description, shared, *leads]).lower()
    assert description
    assert [claim for claim in CONTENT if claim in told] == []


def test_the_manifest_promises_what_there_is(site: Site) -> None:
    def description() -> str:
        return str(site.client().get("/en/manifest.webmanifest").get_json()["description"])

    site.publish(factories.term())
    before = description()
    site.publish(
        factories.course(),
        factories.activity(),
        factories.case_study(),
        factories.partner_resource(),
        factories.organisation(),
    )

    assert before == "For everyone who supports refugees, exiles and migrants."
    assert description().startswith("A course with activities")


def test_about_names_what_there_is_in_the_library(site: Site) -> None:
    def about() -> str:
        return text_of(site.client().get("/en/about"))

    site.publish(factories.term())
    empty = about()
    site.publish(factories.activity())
    begun = about()
    site.publish(factories.case_study(), factories.partner_resource())
    full = about()

    assert "Nothing is published here yet." in empty
    assert "INSERT gives them this knowledge" not in empty
    assert "To read, to print and to use in a workshop." in begun
    assert "case studies" not in begun.split('id="offer"')[1].split("</section>")[0].lower()
    assert "Activities, case studies and resources:" in full


@pytest.mark.parametrize("code", ["fr", "en", "ar"])
def test_a_site_with_nothing_but_themes_claims_nothing(site: Site, code: str) -> None:
    site.publish(factories.term())
    nothing = {
        "fr": "Rien n’est encore publié ici.",
        "en": "Nothing is published here yet.",
        "ar": "لم يُنشر شيء هنا بعد.",
    }

    home, about = (text_of(site.client().get(f"/{code}/{path}")) for path in ("", "about"))

    assert nothing[code] in home
    assert [claim for claim in COUNTRIES + DOORS_AND_COUNTS if claim in home] == []
    assert [each for each in ("course", "partnership") if f'id="{each}"' in about] == []
    assert [claim for claim in COUNTRIES if claim in about] == []


def test_partners_are_named_once_there_are_some(site: Site) -> None:
    site.publish(factories.partner())

    home, about = (text_of(site.client().get(f"/en/{path}")) for path in ("", "about"))

    assert home.count("Austria") == 2  # at its foot, and for search engines
    assert 'id="partnership"' in about
