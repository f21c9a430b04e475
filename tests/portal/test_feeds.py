"""The Atom feed of the library."""

from datetime import timedelta
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from content_models.vocabularies import Licence
from tests import factories
from tests.attacks import ATTACKS, storable
from tests.portal.conftest import Site, text_of, xml_of

BASE = "https://insert.example"
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed_of(client: FlaskClient, language: str = "fr") -> ET.Element:
    """A feed, which must have what Atom demands (RFC 4287, 4.1.1 and 4.1.2)."""
    response = client.get(f"/feeds/{language}/library.atom")
    assert response.status_code == 200
    assert response.content_type == "application/atom+xml; charset=utf-8"
    feed = xml_of(response)
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    for part in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1
        assert part.findtext(f"{ATOM}id")
        assert part.find(f"{ATOM}link[@rel='alternate']") is not None
    return feed


def entries_of(feed: ET.Element) -> list[ET.Element]:
    return list(feed.iter(f"{ATOM}entry"))


def test_an_entry_says_what_a_feed_reader_shows(site: Site) -> None:
    theme, publisher = factories.term(), factories.partner(title="Passerelles")
    later = factories.PUBLISHED_AT + timedelta(days=2)
    study = factories.case_study(
        themes=(theme.key,), publisher=publisher.key, updated_at=later, summary="Un & deux <trois>"
    )
    site.publish(theme, publisher, study)

    feed = feed_of(site.client())
    (entry,) = entries_of(feed)

    assert feed.get(LANGUAGE) == "fr"
    assert feed.findtext(f"{ATOM}title") == "INSERT – Nouveau dans la bibliothèque"
    assert feed.findtext(f"{ATOM}updated") == "2026-09-03T08:00:00Z"
    assert entry.findtext(f"{ATOM}title") == study.title
    assert entry.findtext(f"{ATOM}summary") == "Un & deux <trois>"
    assert entry.findtext(f"{ATOM}published") == "2026-09-01T08:00:00Z"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Passerelles"
    assert entry.findtext(f"{ATOM}rights") == "CC BY 4.0"
    category = entry.find(f"{ATOM}category")
    assert category is not None
    assert (category.get("term"), category.get("label")) == (theme.segment, "Logement")
    link = entry.find(f"{ATOM}link[@rel='alternate']")
    assert link is not None
    assert link.get("href") == f"{BASE}/fr/case-studies/{study.segment}"


def test_a_feed_serves_each_reader_each_item_once_in_the_best_version(site: Site) -> None:
    study = factories.case_study(title="Un atelier vélo")
    site.publish(study, study.model_copy(update={"locale": "en", "title": "A workshop"}))

    (entry,) = entries_of(feed_of(site.client(), "el"))

    title = entry.find(f"{ATOM}title")
    assert title is not None
    assert (title.text, title.get(LANGUAGE)) == ("A workshop", "en")


def test_the_identifier_of_a_version_survives_a_rename_and_differs_between_languages(
    site: Site,
) -> None:
    study = factories.case_study()
    site.publish(study, study.model_copy(update={"locale": "en"}))
    client = site.client()

    before = entries_of(feed_of(client))[0].findtext(f"{ATOM}id", "")
    site.publish(study.model_copy(update={"slug": "autre", "title": "Autre"}))
    after = entries_of(feed_of(client))[0].findtext(f"{ATOM}id", "")
    english = entries_of(feed_of(client, "en"))[0].findtext(f"{ATOM}id", "")

    assert before == after != english
    assert UUID(before.removeprefix("urn:uuid:"))


def test_organisations_stay_in_the_directory_and_a_feed_is_bounded(site: Site) -> None:
    studies = (factories.case_study(title=f"Atelier {number}") for number in range(31))
    site.publish(factories.organisation(), *studies)

    titles = {each.findtext(f"{ATOM}title", "") for each in entries_of(feed_of(site.client()))}

    assert len(titles) == 30
    assert all(title.startswith("Atelier") for title in titles)
    assert site.index.queries[-1].sort == "newest"


def test_rights_that_are_reserved_are_said_in_the_readers_language(site: Site) -> None:
    site.publish(factories.case_study(licence=Licence.ALL_RIGHTS_RESERVED))

    (entry,) = entries_of(feed_of(site.client(), "de"))

    assert entry.findtext(f"{ATOM}rights") == "Alle Rechte vorbehalten"
    assert entry.find(f"{ATOM}link[@rel='license']") is None


def test_an_empty_feed_is_a_feed(reader: FlaskClient) -> None:
    assert entries_of(feed_of(reader, "ar")) == []


def test_a_feed_says_all_that_the_library_holds_and_no_more(site: Site) -> None:
    def subtitle() -> str:
        return str(feed_of(site.client(), "en").findtext(f"{ATOM}subtitle"))

    assert subtitle() == "For everyone who supports refugees, exiles and migrants."

    site.publish(
        factories.course(),
        factories.activity(),
        factories.case_study(),
        factories.partner_resource(),
    )

    for word in ("course", "activities", "case studies", "resources"):
        assert word in subtitle()


@pytest.mark.parametrize("text", [*ATTACKS, "a\x0bb\ufffe", "]]>", "&nbsp;"])
def test_no_text_breaks_a_feed(site: Site, text: str) -> None:
    text = storable(text, uses_postgresql=site.settings.deployment.uses_postgresql)
    theme, publisher = factories.term(title=text), factories.partner(title=text)
    site.publish(
        theme,
        publisher,
        factories.case_study(
            title=text, summary=text, themes=(theme.key,), publisher=publisher.key
        ),
    )

    (entry,) = entries_of(feed_of(site.client()))

    held = text.translate(dict.fromkeys((0x00, 0x0B, 0xFFFE)))
    assert entry.findtext(f"{ATOM}title") == entry.findtext(f"{ATOM}summary") == held


def test_a_feed_is_told_where_new_things_are_shown(reader: FlaskClient) -> None:
    for address in ("/ar/", "/ar/library"):
        page = text_of(reader.get(address))
        assert 'type="application/atom+xml"' in page
        assert 'href="/feeds/ar/library.atom"' in page


def test_a_feed_in_an_unknown_language_does_not_exist(reader: FlaskClient) -> None:
    assert reader.get("/feeds/xx/library.atom").status_code == 404
    assert reader.get("/feeds/fr/nothing.atom").status_code == 404


def test_a_feed_is_in_its_own_language_whatever_the_browser_asks_for(reader: FlaskClient) -> None:
    response = reader.get("/feeds/fr/library.atom", headers={"Accept-Language": "de"})

    assert "Nouveau dans la bibliothèque" in text_of(response)
    assert response.headers["Vary"] == "Accept-Encoding"
