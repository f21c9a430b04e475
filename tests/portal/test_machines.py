"""Sitemaps, robots.txt and what browsers need to search here."""

from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from content_models.languages import INTERFACE_LANGUAGES
from portal.machines import sitemaps
from tests import factories
from tests.portal.conftest import Site, text_of, xml_of
from tests.portal.test_caching import cache_of

BASE = "https://insert.example"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def sitemap_of(client: FlaskClient, address: str) -> dict[str, ET.Element]:
    """The entries of a sitemap by their address."""
    root = xml_of(client.get(address))
    return {entry.findtext(f"{SITEMAP}loc", ""): entry for entry in root}


def test_a_sitemap_lists_the_pages_whose_content_is_in_its_language(site: Site) -> None:
    french = factories.case_study(slug="atelier")
    english = factories.organisation(locale="en", slug="harbour")
    site.publish(french, english, factories.term())
    client = site.client()

    found = sitemap_of(client, "/fr/sitemap.xml")

    assert set(found) == {
        f"{BASE}/fr/",
        *(
            f"{BASE}/fr/{name}"
            for name in ("library", "directory", "partners/", "about", "accessibility", "privacy")
        ),
        f"{BASE}/fr/legal-notice",
        f"{BASE}/fr/data",
        f"{BASE}/fr/conformance",
        f"{BASE}/fr/case-studies/{french.segment}",
    }
    assert f"{BASE}/en/directory/{english.segment}" in sitemap_of(client, "/en/sitemap.xml")


def test_a_sitemap_tells_real_translations_and_when_a_page_last_changed(site: Site) -> None:
    french = factories.case_study(slug="εργαστήριο")
    english = french.model_copy(update={"locale": "en", "slug": "workshop"})
    dari = french.model_copy(update={"locale": "fa-AF"})
    alone = factories.organisation()
    site.publish(french, english, dari, alone)
    client = site.client()

    found = sitemap_of(client, "/en/sitemap.xml")
    entry = found[f"{BASE}/en/case-studies/{english.segment}"]
    others = {each.get("hreflang", ""): each.get("href", "") for each in entry.iter(f"{XHTML}link")}
    lone = sitemap_of(client, "/fr/sitemap.xml")[f"{BASE}/fr/directory/{alone.segment}"]

    assert others.keys() == {"fr", "en"}
    assert client.get(others["fr"].removeprefix(BASE)).status_code == 200
    assert others["fr"].isascii()
    assert entry.findtext(f"{SITEMAP}lastmod", "").endswith("Z")
    assert lone.find(f"{XHTML}link") is None
    assert len(list(found[f"{BASE}/en/"].iter(f"{XHTML}link"))) == len(INTERFACE_LANGUAGES)


def test_a_sitemap_that_grows_is_split_and_each_part_is_listed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "ITEMS_PER_SITEMAP", 2)
    studies = [factories.case_study(slug=f"atelier-{number}") for number in range(5)]
    site.publish(*studies, *(study.model_copy(update={"locale": "en"}) for study in studies[:2]))
    client = site.client()

    index = xml_of(client.get("/sitemap.xml"))
    listed = [each.findtext(f"{SITEMAP}loc", "") for each in index]
    parts = [sitemap_of(client, address.removeprefix(BASE)) for address in listed]

    assert [address for address in listed if "/fr/" in address] == [
        f"{BASE}/fr/sitemap.xml",
        f"{BASE}/fr/sitemap-2.xml",
        f"{BASE}/fr/sitemap-3.xml",
    ]
    assert len(listed) == 3 + len(INTERFACE_LANGUAGES) - 1
    locations = [address for part in parts for address in part]
    assert len(locations) == len(set(locations))
    for study in studies:
        assert f"{BASE}/fr/case-studies/{study.segment}" in locations


@pytest.mark.parametrize("page", ["1", "0", "2", "02", "-1", "x", "", "٢", "9" * 50])
def test_a_part_that_does_not_exist_is_a_404(reader: FlaskClient, page: str) -> None:
    assert reader.get(f"/fr/sitemap-{page}.xml").status_code == 404


def test_robots_are_told_where_the_sitemaps_are_and_what_holds_no_page(
    reader: FlaskClient,
) -> None:
    robots = text_of(reader.get("/robots.txt"))

    assert f"Sitemap: {BASE}/sitemap.xml" in robots
    assert "Disallow: /fr/suggest\n" in robots
    assert "Disallow: /api/\n" in robots
    assert "feeds" not in robots


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_a_browser_learns_how_to_search_in_each_language(site: Site, code: str) -> None:
    site.publish(factories.case_study(title="Réparer des vélos"))
    client = site.client()

    response = client.get(f"/{code}/opensearch.xml")
    description = xml_of(response)
    addresses = {
        each.get("type"): each.get("template", "").removeprefix(BASE)
        for each in description.iter(f"{SEARCH}Url")
        if each.get("rel") != "self"
    }

    assert response.content_type.startswith("application/opensearchdescription+xml")
    assert description.findtext(f"{SEARCH}ShortName") == "INSERT"
    assert description.findtext(f"{SEARCH}Language") == code
    search = client.get(addresses["text/html"].replace("{searchTerms}", "r%C3%A9parer"))
    assert "Réparer des vélos" in text_of(search).replace("<mark>", "").replace("</mark>", "")
    suggested = client.get(
        addresses["application/x-suggestions+json"].replace("{searchTerms}", "r%C3%A9p")
    )
    assert suggested.content_type == "application/x-suggestions+json"
    typed, texts, described, led_to = suggested.get_json(force=True)
    assert (typed, texts, described) == ("rép", ["Réparer des vélos"], [""])
    assert "Réparer des vélos" in text_of(client.get(led_to[0].removeprefix(BASE)))


def test_a_search_is_described_by_all_that_there_is_to_find(site: Site) -> None:
    def description() -> str:
        answer = site.client().get("/en/opensearch.xml")
        return str(xml_of(answer).findtext(f"{SEARCH}Description"))

    assert description() == "For everyone who supports refugees, exiles and migrants."

    site.publish(
        factories.course(),
        factories.activity(),
        factories.case_study(),
        factories.partner_resource(),
        factories.organisation(),
    )

    for word in ("course", "activities", "case studies", "resources", "organisations"):
        assert word in description()


def test_a_name_of_the_site_longer_than_browsers_take_is_cut(site: Site) -> None:
    client = site.with_settings(site_name="Réseau d’entraide <Béarn>").client()

    description = xml_of(client.get("/fr/opensearch.xml"))

    assert description.findtext(f"{SEARCH}ShortName") == "Réseau d’entraid"
    assert description.findtext(f"{SEARCH}LongName") == "Réseau d’entraide <Béarn> – Bibliothèque"


def test_the_bare_search_description_is_that_of_the_browsers_language(reader: FlaskClient) -> None:
    response = reader.get("/opensearch.xml", headers={"Accept-Language": "ar"})

    assert (response.status_code, response.location) == (302, "/ar/opensearch.xml")
    assert response.headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize("typed", ["", "%00", "%22%3E%3Cscript%3E", "a" * 5_000, "%ff"])
def test_whatever_is_typed_into_an_address_bar_is_answered(reader: FlaskClient, typed: str) -> None:
    response = reader.get(f"/fr/suggestions?q={typed}")

    assert response.status_code == 200
    assert response.get_json(force=True)[1] == []


def test_every_page_names_the_search_description_of_its_language(reader: FlaskClient) -> None:
    page = text_of(reader.get("/el/directory"))

    assert 'rel="search" type="application/opensearchdescription+xml"' in page
    assert 'href="/el/opensearch.xml"' in page


@pytest.mark.parametrize(
    "address",
    [
        "/robots.txt",
        "/sitemap.xml",
        "/fr/sitemap.xml",
        "/feeds/fr/library.atom",
        "/fr/opensearch.xml",
        "/fr/suggestions?q=v",
    ],
)
def test_machines_ask_again_for_nothing_and_cannot_fill_the_cache(
    reader: FlaskClient, address: str
) -> None:
    first = reader.get(address)
    for number in range(5):
        separator = "&" if "?" in address else "?"
        reader.get(f"{address}{separator}tracking={number}")

    again = reader.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    cache = cache_of(reader)
    assert len(cache.lasting) + len(cache.passing) == 1
