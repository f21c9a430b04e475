"""The pages about the portal itself."""

from datetime import date
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from content_models.languages import INTERFACE_LANGUAGES
from portal.settings.audit import Audit, read_audit
from portal.settings.publisher import Publisher, read_publisher
from tests.portal.conftest import Site, text_of

PAGES = ("about", "accessibility", "privacy", "legal-notice")
PUBLISHER = Publisher(
    name="Passerelles <Béarn> & amis",
    address=("1 rue de l’Exemple", "64000 Pau"),
    email="bonjour@passerelles.example",
    phone="05 36 49 12 34",
    director="Maylis Exemple",
    host=("Nuages Exemple", "Lyon"),
)
NOT_SAID = "This installation has not said yet who publishes it."
NOT_NAMED = "<dd>Not named yet</dd>"


class Outline(HTMLParser):
    """The elements of a page, and where its links to itself lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append(tag)
        self.ids += [named["id"] or ""] if "id" in named else []
        address = named.get("href") or ""
        self.anchors += [address[1:]] if address.startswith("#") else []


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_exists_in_every_language_and_is_well_built(
    reader: FlaskClient, name: str, code: str
) -> None:
    response = reader.get(f"/{code}/{name}")

    page = text_of(response)
    outline = Outline(page)
    assert response.status_code == 200
    assert f'<html lang="{code}"' in page
    assert outline.tags.count("h1") == 1
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.anchors) <= set(outline.ids)
    for other in INTERFACE_LANGUAGES:
        assert f'hreflang="{other}" href="https://insert.example/{other}/{name}"' in page


@pytest.mark.parametrize("name", PAGES)
def test_a_second_visit_costs_nothing(reader: FlaskClient, name: str) -> None:
    etag = reader.get(f"/fr/{name}").headers["ETag"]

    again = reader.get(f"/fr/{name}", headers={"If-None-Match": etag})

    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_stand_while_the_store_is_missing(site: Site, name: str) -> None:
    site.store.destroy()

    assert site.client().get(f"/fr/{name}").status_code == 200


def test_a_page_that_nobody_wrote_is_not_found(reader: FlaskClient) -> None:
    assert reader.get("/fr/terms").status_code == 404
    assert reader.get("/xx/about").status_code == 404


def test_the_publisher_is_named_and_its_name_runs_nothing(site: Site) -> None:
    client = site.with_settings(publisher=PUBLISHER).client()

    page = text_of(client.get("/en/legal-notice"))

    assert "Passerelles &lt;Béarn&gt; &amp; amis" in page
    assert "<Béarn>" not in page
    assert "<bdi>1 rue de l’Exemple</bdi><br><bdi>64000 Pau</bdi>" in page
    assert 'href="tel:0536491234"' in page
    assert "Maylis Exemple" in page
    assert "Nuages Exemple" in page
    assert NOT_SAID not in page
    assert NOT_NAMED not in page


@pytest.mark.parametrize("name", ["accessibility", "privacy"])
def test_who_answers_can_be_reached(site: Site, name: str) -> None:
    client = site.with_settings(publisher=PUBLISHER).client()

    page = text_of(client.get(f"/en/{name}"))

    assert "Passerelles &lt;Béarn&gt; &amp; amis" in page
    assert "mailto:bonjour@passerelles.example" in page
    assert NOT_SAID not in page


def test_what_nobody_has_filled_in_is_said_to_be_missing(reader: FlaskClient) -> None:
    pages = {name: text_of(reader.get(f"/en/{name}")) for name in PAGES[1:]}

    assert all(NOT_SAID in page for page in pages.values())
    assert pages["legal-notice"].count(NOT_NAMED) == 5


@pytest.mark.parametrize(
    ("percent", "label", "sentence"),
    [
        (100, "Accessibilité : totalement conforme", "Ce portail est totalement conforme"),
        (50, "Accessibilité : partiellement conforme", "Ce portail est partiellement conforme"),
        (49, "Accessibilité : non conforme", "Ce portail est non conforme"),
    ],
)
def test_an_audit_decides_what_every_page_says_of_accessibility(
    site: Site, percent: int, label: str, sentence: str
) -> None:
    audit = Audit(percent, date(2027, 3, 1), "Exemple Experts")
    client = site.with_settings(audit=audit).client()

    statement = text_of(client.get("/fr/accessibility")).replace("\xa0", " ")
    home = text_of(client.get("/fr/")).replace("\xa0", " ")

    assert sentence in statement
    assert f"Exemple Experts le 1 mars 2027 révèle que {percent} %" in statement.replace("1er", "1")
    assert f">{label}</a>" in home


def test_without_an_audit_the_french_foot_says_so_as_the_law_does(reader: FlaskClient) -> None:
    assert ">Accessibilité\xa0: non conforme</a>" in text_of(reader.get("/fr/"))
    assert ">Accessibility: not audited yet</a>" in text_of(reader.get("/en/"))


def test_other_settings_give_other_etags(site: Site) -> None:
    before = site.client().get("/fr/legal-notice").headers["ETag"]

    after = site.with_settings(publisher=PUBLISHER).client().get("/fr/legal-notice")

    assert after.headers["ETag"] != before


def test_the_settings_are_read_from_the_environment() -> None:
    environment = {
        "PUBLISHER": " Passerelles <Béarn> & amis ",
        "PUBLISHER_ADDRESS": "1 rue de l’Exemple\n64000 Pau\n",
        "CONTACT_EMAIL": "bonjour@passerelles.example",
        "CONTACT_PHONE": "05 36 49 12 34",
        "PUBLICATION_DIRECTOR": "Maylis Exemple",
        "HOSTED_BY": r"Nuages Exemple\nLyon",
    }

    assert read_publisher(environment) == PUBLISHER
    assert read_publisher({}) == Publisher()


def test_an_audit_is_read_from_the_environment() -> None:
    audit = read_audit({"ACCESSIBILITY_AUDIT": "87 2027-03-01 Exemple Experts"})

    assert audit == Audit(87, date(2027, 3, 1), "Exemple Experts")
    assert read_audit({}) is None


@pytest.mark.parametrize("text", ["fully conforming", "87", "101 2027-03-01 X", "87 1.3.2027 X"])
def test_a_claim_without_an_audit_stops_the_start(text: str) -> None:
    with pytest.raises(ValueError, match="ACCESSIBILITY_AUDIT must be"):
        read_audit({"ACCESSIBILITY_AUDIT": text})
