"""Headers on every response; no cookie; no trust in the Host header."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from content_models.blocks import RichText
from content_models.transport import transport_security
from tests import factories
from tests.portal.conftest import Site, text_of, without_own_scripts

ADDRESSES = [
    "/",
    "/fr",
    "/fr/",
    "/fr/library",
    "/fr/library?q=vélo&page=7",
    "/fr/directory",
    "/fr/suggest?q=v",
    "/fr/suggestions?q=v",
    "/fr/nothing",
    "/fr/report",
    "/fr/wishes",
    "/fr/wishes?sent=1",
    "/xx/",
    "/healthz",
    "/readyz",
    "/fr/offline",
    "/fr/shelf",
    "/fr/manifest.webmanifest",
    "/manifest.webmanifest",
    "/sw.js",
    "/robots.txt",
    "/sitemap.xml",
    "/fr/sitemap.xml",
    "/fr/sitemap-2.xml",
    "/feeds/fr/library.atom",
    "/feeds/xx/library.atom",
    "/opensearch.xml",
    "/fr/opensearch.xml",
    "/api/v1/documents",
    "/api/v1/nothing",
    "/api/v1/openapi.json",
    "/hsds/",
    "/hsds/services/1",
    "/oruk/services",
    "/data/organisations.csv",
    "/static/none.css",
    "/media/none.jpg",
    "//fr//library",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_response_is_protected_and_sets_no_cookie(reader: FlaskClient, address: str) -> None:
    response = reader.get(address)

    headers = response.headers
    assert response.status_code < 500
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Referrer-Policy" in headers
    assert "Permissions-Policy" in headers
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Cross-Origin-Resource-Policy" in headers
    assert "Set-Cookie" not in headers
    assert "max-age" in headers["Strict-Transport-Security"]


def test_a_304_is_protected_like_the_page(reader: FlaskClient) -> None:
    page = reader.get("/fr/")

    response = reader.get("/fr/", headers={"If-None-Match": page.headers["ETag"]})

    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Cache-Control"):
        assert response.headers[name] == page.headers[name]


def test_https_is_demanded_only_where_it_is_spoken(site: Site) -> None:
    client = site.with_settings(transport_security="").client()

    assert "Strict-Transport-Security" not in client.get("/fr/").headers


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ""),
        ({"BASE_URL": "http://localhost:8000", "HSTS_SUBDOMAINS": "1"}, ""),
        ({"BASE_URL": "https://insert.example"}, "max-age=63072000"),
        (
            {"BASE_URL": "https://insert.example", "HSTS_SUBDOMAINS": "1"},
            "max-age=63072000; includeSubDomains",
        ),
        ({"BASE_URL": "https://insert.example", "HSTS_DAYS": "0"}, "max-age=0"),
    ],
)
def test_how_long_is_the_operators_choice(environment: dict[str, str], expected: str) -> None:
    assert transport_security(environment) == expected


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_forged_host_is_never_repeated(reader: FlaskClient, address: str) -> None:
    response = reader.get(address, headers={"Host": "evil.test", "X-Forwarded-Host": "evil.test"})

    assert "evil.test" not in text_of(response)
    assert "evil.test" not in str(response.headers)


def test_pages_hold_neither_inline_script_nor_inline_style(site: Site) -> None:
    study = factories.case_study(picture=factories.image())
    site.publish(study)
    client = site.client()

    for address in ("/ar/", "/ar/library", f"/ar/case-studies/{study.segment}"):
        page = text_of(client.get(address))
        assert "<script" not in without_own_scripts(page)
        assert "<style" not in page
        assert " style=" not in page


def test_uploaded_files_are_kept_for_good_and_can_run_nothing(site: Site) -> None:
    folder = site.settings.deployment.media_folder
    folder.mkdir(parents=True)
    links = '<a href="/media/drawing.svg">un</a> <a href="/media/page.html">deux</a>'
    site.publish(factories.case_study(body=(RichText(html=links),)))
    (folder / "drawing.svg").write_text("<svg><script>alert(1)</script></svg>")
    (folder / "page.html").write_text("<script>alert(1)</script>")
    client = site.client()

    drawing, page = client.get("/media/drawing.svg"), client.get("/media/page.html")

    assert drawing.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "immutable" in drawing.headers["Cache-Control"]
    assert page.headers["Content-Disposition"] == "attachment"
    drawing.close()
    page.close()


@pytest.mark.parametrize(
    "path", ["../published.sqlite3", "%2e%2e/published.sqlite3", "/etc/passwd"]
)
def test_nothing_outside_the_media_folder_is_served(
    reader: FlaskClient, site: Site, path: str
) -> None:
    Path(site.settings.deployment.media_folder).mkdir(parents=True)

    assert reader.get(f"/media/{path}").status_code == 404


def test_style_sheets_are_kept_for_good_under_a_name_of_their_content(reader: FlaskClient) -> None:
    page = text_of(reader.get("/fr/"))
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]

    response = reader.get(address)

    assert response.status_code == 200
    assert response.content_type == "text/css; charset=utf-8"
    assert "immutable" in response.headers["Cache-Control"]
    assert reader.get("/static/portal.css").status_code == 404
