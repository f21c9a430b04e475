"""Bad days: what readers see when a page cannot be shown."""

import pytest
from flask.testing import FlaskClient

from content_models.languages import INTERFACE_LANGUAGES
from portal.reading.busy import busy_page
from tests import factories
from tests.portal.conftest import BUILD, Site, text_of

HOSTILE_QUERIES = [
    "*" * 300,
    "[a TO z]",
    "(" * 10_000,
    " ".join(f"mot{number}" for number in range(2_000)),
    "%00%01%7f",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "%ed%a0%80",
    "a" * 1_000_000,
    '"' * 501,
    "\u202e\u2066\u200f",
    "' OR 1=1 --",
    "{{7*7}}{%25 raw %25}",
]


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_an_unknown_page_is_a_404_in_the_language_of_its_address(site: Site, code: str) -> None:
    response = site.client().get(f"/{code}/nothing-here")

    assert response.status_code == 404
    assert f'<html lang="{code}"' in text_of(response)


def test_an_unknown_language_is_a_404_in_the_language_of_the_browser(reader: FlaskClient) -> None:
    response = reader.get("/xx/library", headers={"Accept-Language": "de"})

    assert response.status_code == 404
    assert "Diese Seite gibt es nicht" in text_of(response)
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("query", HOSTILE_QUERIES, ids=range(len(HOSTILE_QUERIES)))
@pytest.mark.parametrize("page", ["library", "directory", "suggest"])
def test_hostile_queries_get_an_answer(reader: FlaskClient, page: str, query: str) -> None:
    response = reader.get(f"/fr/{page}", query_string=f"q={query}&theme={query}&spoken={query}")

    assert response.status_code == 200


def test_an_unforeseen_failure_is_a_page_and_is_not_kept(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = site.client()
    with monkeypatch.context() as patched:
        patched.setattr(site.index, "find", lambda *_asked: 1 / 0)
        failed = client.get("/de/library")

    assert failed.status_code == 500
    assert "Bei uns ist etwas schiefgegangen" in text_of(failed)
    assert failed.headers["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in failed.headers
    assert client.get("/de/library").status_code == 200


def test_without_an_index_lists_ask_for_patience_and_items_still_answer(site: Site) -> None:
    document = factories.case_study()
    site.publish(document)
    client = site.client()
    site.index.is_damaged = True

    response = client.get("/el/library")

    assert response.status_code == 503
    assert "Η πύλη ετοιμάζεται" in text_of(response)
    assert int(response.headers["Retry-After"]) > 0
    assert response.headers["Cache-Control"] == "no-store"
    assert client.get(f"/fr/case-studies/{document.segment}").status_code == 200
    site.index.is_damaged = False
    assert client.get("/el/library").status_code == 200


@pytest.mark.parametrize("damage", ["missing", "empty", "garbage"])
def test_without_a_store_every_page_asks_for_patience(site: Site, damage: str) -> None:
    if site.store.deployment.uses_postgresql:
        site.store.destroy()
    else:
        site.store.destroy()
        if damage != "missing":
            site.store.path.write_bytes(b"" if damage == "empty" else b"no database " * 1_000)

    client = site.client()

    for address in ("/fr/", "/fr/library", "/fr/directory", "/fr/case-studies/x-0000000000"):
        response = client.get(address)
        assert response.status_code == 503, address
        assert "Le portail se prépare" in text_of(response)
        assert response.headers["Cache-Control"] == "no-store"
    assert client.get("/healthz").status_code == 200
    assert client.get("/api/v1/documents").status_code == 503


def test_the_portal_recovers_when_the_store_comes_back(site: Site) -> None:
    client = site.client()
    site.store.destroy()
    before = client.get("/fr/")
    with site.store.locked():
        site.store.create()
        with site.store.writing() as writer:
            writer.name_index_build(BUILD)

    assert before.status_code == 503
    assert client.get("/fr/").status_code == 200


def test_a_method_that_a_page_does_not_know_is_refused(reader: FlaskClient) -> None:
    response = reader.post("/fr/library")

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_whom_nobody_can_answer_reads_so_in_every_language(reader: FlaskClient) -> None:
    page = busy_page().decode()

    for language in INTERFACE_LANGUAGES.values():
        assert f'<section lang="{language.code}" dir="{language.direction}">' in page
    assert page.count("<h1>") == len(INTERFACE_LANGUAGES)
    assert "Le portail est très demandé" in page
