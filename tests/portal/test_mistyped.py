"""Addresses as people write them: out of a sentence, with capitals, with a slash too many."""

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests import factories
from tests.portal.conftest import Site, text_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/fr/library/", "/fr/library"),
        ("/fr/library/?q=v%C3%A9lo&kind=activity", "/fr/library?kind=activity&q=v%C3%A9lo"),
        ("/FR/library", "/fr/library"),
        ("/Fr/directory/?country=FR&fbclid=1", "/fr/directory?country=FR"),
        ("/fr/library.", "/fr/library"),
        ("/fr/library)?sort=title", "/fr/library?sort=title"),
        ("/ar/library%D8%8C", "/ar/library"),
        ("/fr/course%20", "/fr/course"),
        ("/EL", "/el/"),
        ("/fr/partners).", "/fr/partners/"),
        ("/de/about/,", "/de/about"),
    ],
)
def test_a_mistyped_address_leads_to_the_page_that_it_means(
    reader: FlaskClient, typed: str, meant: str
) -> None:
    response = reader.get(typed, headers={"Host": "evil.test"})

    assert (response.status_code, response.location) == (301, meant)
    assert reader.get(meant).status_code == 200


@pytest.mark.parametrize("behind", [".", ")", " ", "/", "),", "»", "\u00a0", "%22", "…"])
def test_what_stands_behind_the_address_of_an_item_is_left_out(site: Site, behind: str) -> None:
    study = factories.case_study()
    site.publish(study)
    path = f"/fr/case-studies/{study.segment}"

    response = site.client().get(path + quote(behind, safe="%/"))

    assert (response.status_code, response.location) == (301, path)


@pytest.mark.parametrize(
    "typed",
    [
        "/fr/nothing/",
        "/fr/case-studies/nothing-0000000000.",
        "/xx/library/",
        "/api/v1/documents/",
        "/FR/%2e%2e//evil.test/",
        "/fr//evil.test/",
        "/static/portal.css.",
    ],
)
def test_what_means_no_page_is_not_found(reader: FlaskClient, typed: str) -> None:
    assert reader.get(typed).status_code == 404


def test_nothing_that_was_sent_is_led_on(reader: FlaskClient) -> None:
    assert reader.post("/fr/wishes/", data={"text": "a"}).status_code == 404


def test_a_page_that_does_not_exist_offers_the_search(site: Site) -> None:
    study = factories.case_study()
    site.publish(study)
    site.take_away(study)
    client = site.client()

    for path in ("/de/nothing", f"/de/case-studies/{study.segment}"):
        page = text_of(client.get(path))
        assert '<form class="search-box" id="search" action="/de/library" role="search">' in page
