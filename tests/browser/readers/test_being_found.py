"""What a browser makes of what is written for machines."""

from playwright.sync_api import Page


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
