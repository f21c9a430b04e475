"""What a browser makes of what is written for machines."""

import pytest
from playwright.sync_api import Page

from tests.browser.places import places
from tests.browser.watching import Watch
from tests.integration.serving import ServedSite

DATA = "script[type='application/ld+json']"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_data_blocks_are_read_and_never_run(
    page: Page, site: ServedSite, watch: Watch, language: str
) -> None:
    kinds = set()
    for place in places(site, language):
        page.goto(place.path)
        for content in page.locator(DATA).all_text_contents():
            graph = page.evaluate("(text) => JSON.parse(text)['@graph']", content)
            kinds |= {str(node["@type"]) for node in graph}
        assert watch.found() == [], place.path

    assert {"WebSite", "['Article', 'LearningResource']", "NGO", "BreadcrumbList"} <= kinds


def test_an_address_bar_finds_the_search_and_a_feed_reader_the_feed(page: Page) -> None:
    page.goto("/fr/library")

    for relation, media_type in (
        ("search", "application/opensearchdescription+xml"),
        ("alternate", "application/atom+xml"),
    ):
        link = page.locator(f"link[rel={relation}][type='{media_type}']")
        answer = page.request.get(str(link.get_attribute("href")))
        assert answer.headers["content-type"].startswith(media_type)
        is_well_formed = """(text) => !new DOMParser()
            .parseFromString(text, "application/xml").querySelector("parsererror")"""
        assert page.evaluate(is_well_formed, answer.text())
