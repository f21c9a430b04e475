"""The service worker, the manifests, the page of kept pages, and who may keep what."""

import re

import pytest
from flask.testing import FlaskClient

from content_models.languages import INTERFACE_LANGUAGES
from portal.web.compression import compressed_well
from tests import factories
from tests.portal.conftest import Site, text_of

MAXIMUM_SCRIPT_BYTES = 6_000
"""All JavaScript of a first visit, compressed."""


def test_the_service_worker_is_asked_for_anew_each_time(reader: FlaskClient) -> None:
    response = reader.get("/sw.js")

    assert response.status_code == 200
    assert response.content_type == "text/javascript; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"
    assert 'addEventListener("fetch"' in text_of(response)


def test_scripts_are_sent_without_comments_and_stay_small(reader: FlaskClient) -> None:
    page = text_of(reader.get("/fr/"))
    found = re.search(r'<script type="module" src="(/static/portal\.\w+\.js)"></script>', page)
    assert found
    script, worker = reader.get(found[1]), reader.get("/sw.js")

    for response in (script, worker):
        assert not [line for line in response.data.splitlines() if line.startswith(b"//")]
    total = sum(len(compressed_well(each.data, "br")) for each in (script, worker))
    assert total <= MAXIMUM_SCRIPT_BYTES


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_the_manifest_speaks_the_language_of_the_page_that_names_it(
    reader: FlaskClient, code: str
) -> None:
    assert f'<link rel="manifest" href="/{code}/manifest.webmanifest">' in text_of(
        reader.get(f"/{code}/")
    )

    response = reader.get(f"/{code}/manifest.webmanifest")

    assert response.content_type == "application/manifest+json"
    manifest = response.get_json(force=True)
    assert manifest["lang"] == code
    assert manifest["dir"] == INTERFACE_LANGUAGES[code].direction
    assert manifest["start_url"] == f"/{code}/"
    for icon in manifest["icons"]:
        assert reader.get(icon["src"]).content_type.startswith(icon["type"])
    for shortcut in manifest["shortcuts"]:
        assert reader.get(shortcut["url"]).status_code == 200


def test_the_manifest_without_a_language_is_the_default_one_for_every_browser(
    reader: FlaskClient,
) -> None:
    response = reader.get("/manifest.webmanifest", headers={"Accept-Language": "ar"})

    assert response.data == reader.get("/fr/manifest.webmanifest").data


def test_the_page_of_kept_pages_is_there_for_browsers_and_not_for_search_engines(
    reader: FlaskClient,
) -> None:
    page = text_of(reader.get("/en/offline"))

    assert "<h1>Kept pages</h1>" in page
    assert "noindex" in page
    assert "<noscript>" in page


def test_what_scripts_say_is_in_the_language_of_the_page(site: Site) -> None:
    study = factories.case_study()
    site.publish(study)
    client = site.client()

    english, french = (
        text_of(client.get(f"/{code}/case-studies/{study.segment}")) for code in ("en", "fr")
    )

    assert 'data-kind="Case study"' in english
    assert 'data-kind="Étude de cas"' in french
    assert 'data-kept="Kept in this browser: {size}.' in english


def test_items_can_be_kept(site: Site) -> None:
    study, organisation = factories.case_study(), factories.organisation()
    site.publish(study, organisation)
    client = site.client()

    for address in (f"case-studies/{study.segment}", f"directory/{organisation.segment}"):
        assert 'aria-pressed="false"' in text_of(client.get(f"/fr/{address}"))


def test_only_a_list_of_organisations_that_filters_have_made_short_can_be_kept(site: Site) -> None:
    site.publish(factories.organisation())
    client = site.client()

    assert "data-kept=" in text_of(client.get("/fr/directory?country=FR"))
    assert "data-kept=" not in text_of(client.get("/fr/directory"))
    assert "data-kept=" not in text_of(client.get("/fr/directory?country=GR"))
    assert "data-kept=" not in text_of(client.get("/fr/library?country=FR"))


def test_a_list_of_more_organisations_than_anybody_reads_cannot_be_kept(site: Site) -> None:
    site.publish(*(factories.organisation(slug=f"aide-{number}") for number in range(61)))

    page = text_of(site.client().get("/fr/directory?country=FR"))

    assert "61 structures" in page
    assert "data-kept=" not in page
