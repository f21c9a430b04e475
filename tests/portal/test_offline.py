"""The service worker, the manifests, the page of kept pages, and who may keep what."""

import re

import pytest
from flask.testing import FlaskClient

from content_models.blocks import Download
from content_models.languages import INTERFACE_LANGUAGES
from portal.reading.templating import LARGEST_KEPT_FILE
from portal.web.assets import SCRIPTS_FOLDER
from portal.web.compression import compressed_well
from portal.web.routes import declared_parameters
from tests import factories
from tests.portal.conftest import Site, text_of
from tests.portals import open_portal

MAXIMUM_SCRIPT_BYTES = 6_000
"""All JavaScript of a first visit, compressed."""
MOST_ITEMS = 60
"""Of a list that is kept with its items (``list.html``)."""


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


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_the_shelf_is_a_page_for_everybody_with_a_script_of_its_own(
    reader: FlaskClient, code: str
) -> None:
    response = reader.get(f"/{code}/shelf")
    page = text_of(response)

    assert response.status_code == 200
    assert "private" not in response.headers["Cache-Control"]
    assert "Set-Cookie" not in response.headers
    assert 'name="robots" content="noindex, follow"' in page
    assert "<noscript>" in page
    assert not re.search(r"/static/portal\.\w+\.js", page)
    assert f'<a href="/{code}/shelf">' in text_of(reader.get(f"/{code}/"))
    scripts = re.findall(r'src="(/static/shelf\.\w+\.js)"', page)
    sizes = [len(compressed_well(reader.get(each).data, "br")) for each in (*scripts, "/sw.js")]
    assert len(scripts) == 1
    assert sum(sizes) <= MAXIMUM_SCRIPT_BYTES


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
    assert 'data-kept="Kept on your shelf, on this device: {size}.' in english


def test_items_can_be_kept(site: Site) -> None:
    study, organisation = factories.case_study(), factories.organisation()
    site.publish(study, organisation)
    client = site.client()

    for item, address in ((study, "case-studies"), (organisation, "directory")):
        page = text_of(client.get(f"/fr/{address}/{item.segment}"))
        assert 'aria-pressed="false"' in page
        assert f'data-item="{item.key}"' in page


@pytest.mark.parametrize("path", ["/fr/directory", "/fr/library"])
def test_a_short_list_is_kept_with_its_items_and_a_longer_one_alone(site: Site, path: str) -> None:
    names = ["Lavoir du Gave", *(f"Relais {number}" for number in range(MOST_ITEMS))]
    site.publish(*(factories.organisation(title=name) for name in names[:MOST_ITEMS]))
    client = site.client()

    for query in ("?country=FR", "?q=Lavoir", ""):
        assert "data-kept=" in text_of(client.get(path + query))
        assert "data-alone" not in text_of(client.get(path + query))
    assert "data-kept=" not in text_of(client.get(f"{path}?country=GR"))
    site.publish(factories.organisation(title=names[-1]))
    assert "data-alone" in text_of(client.get(path))
    assert "data-alone" not in text_of(client.get(f"{path}?q=Lavoir"))


def test_files_that_go_along_are_of_this_site_and_of_a_size_that_is_said(site: Site) -> None:
    def file(size: int, url: str) -> Download:
        return Download(title="Guide", url=url, size=size, media_type="application/pdf")

    resource = factories.partner_resource(
        files=(
            file(LARGEST_KEPT_FILE, "/media/documents/small.pdf"),
            file(LARGEST_KEPT_FILE + 1, "/media/documents/large.pdf"),
            file(9, "https://files.example/elsewhere.pdf"),
        )
    )
    site.publish(resource)

    page = text_of(site.client().get(f"/en/resources/{resource.segment}"))

    assert re.findall(r'href="([^"]*)" download data-keep', page) == ["/media/documents/small.pdf"]
    assert "files of more than 10 MB are not kept" in page.replace("\u00a0", " ")


def test_the_script_knows_what_the_addresses_of_pages_declare(site: Site) -> None:
    app = open_portal(site.settings)
    declared = {
        name
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/<language:language>")
        and hasattr(app.view_functions[rule.endpoint], "is_for_everybody")
        for name in declared_parameters(app, rule.endpoint)
    }

    known = re.findall(r'PARAMETERS =\s*"([^"]*)"', (SCRIPTS_FOLDER / "caches.js").read_text())

    assert set(known[0].split()) == declared


@pytest.mark.parametrize("path", ["/en/directory", "/en/offline"])
def test_notices_that_scripts_and_styles_show_are_hidden_without_them(
    reader: FlaskClient, path: str
) -> None:
    page = text_of(reader.get(path))

    for name in ("wide kept-copy", "notice unreachable", "way-back"):
        for tag in re.findall(f'<div class="{name}"[^>]*>', page):
            assert "hidden" in tag
