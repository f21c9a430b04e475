"""Sitemaps and robots.txt."""

from tests import factories
from tests.portal.conftest import Site, text_of


def test_a_sitemap_lists_the_pages_whose_content_is_in_its_language(site: Site) -> None:
    french = factories.case_study(slug="atelier")
    english = factories.organisation(locale="en", slug="harbour")
    site.publish(french, english, factories.term())
    client = site.client()

    sitemap = text_of(client.get("/fr/sitemap.xml"))

    assert f"<loc>https://insert.example/fr/case-studies/{french.segment}</loc>" in sitemap
    assert english.segment not in sitemap
    assert english.segment in text_of(client.get("/en/sitemap.xml"))
    assert "https://insert.example/fr/sitemap.xml" in text_of(client.get("/sitemap.xml"))
    assert "Sitemap: https://insert.example/sitemap.xml" in text_of(client.get("/robots.txt"))
