"""Bad input to a portal with thousands of items: what people type, paste and send to break it.

``HOSTILE_DOCUMENTS=50000`` asks a larger one; that takes some minutes, most of them to make it.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import quote_from_bytes

import pytest
from flask.testing import FlaskClient

from content_models.deployment import Deployment
from content_models.kinds import Document
from content_models.published import PublishedStore
from portal.listing.choices import MOST_TOWNS
from portal.settings import Settings
from search.entries import entries_of
from search.whoosh_engine import WhooshEngine
from search.words import parse_search_text
from tests import factories
from tests.conftest import database_environment, drop_schemas
from tests.portal.conftest import BUILD, text_of
from tests.portals import open_portal
from tests.search import hostile

DOCUMENTS = int(os.environ.get("HOSTILE_DOCUMENTS", "2000"))
ROWS_AT_ONCE = 1_000
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
NO_WORD = {"fr": "Nous n’avons trouvé aucun mot", "ar": "لم نجد كلمة في"}
WAS_CUT = {"fr": "Votre question était très longue", "ar": "كان سؤالك طويلًا جدًا"}
INVALID_BYTES = (
    b"%ed%a0%80",
    b"%ff%fe%fd",
    b"v%e9lo",
    b"%",
    b"%zz",
    b"%00",
    b"%c0%af",
    b"\xff\xfe",
)
"""Queries that are no UTF-8, or no query at all."""


def some_documents() -> Iterator[Document]:
    """Case studies and organisations whose words are partly invented, in many towns."""
    dice = random.Random(50_000)
    for number in range(DOCUMENTS):
        invented = " ".join("".join(dice.choices(SYLLABLES, k=3)) for _ in range(8))
        if number % 4:
            yield factories.case_study(title=f"Un atelier {invented}", summary=f"Vélo, {invented}")
        else:
            [location] = factories.organisation().locations
            town = location.model_copy(update={"place": f"Ville-{number}"})
            yield factories.organisation(title=f"Accueil {invented}", locations=(town,))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A reader of that portal, which keeps no rendered page."""
    folder = tmp_path_factory.mktemp("hostile")
    environment = {"VAR_FOLDER": str(folder)} | database_environment()
    deployment = replace(Deployment.from_environment(environment), schema_prefix="hostile_")
    store = PublishedStore(deployment)
    engine = WhooshEngine(deployment.index_folder)
    documents = list(some_documents())
    versions = {each.key: [each] for each in documents}
    index = engine.create(BUILD)
    index.add_all(entry for each in versions.values() for entry in entries_of(each, versions))
    with store.locked():
        store.create()
        for start in range(0, len(documents), ROWS_AT_ONCE):
            with store.writing() as writer:
                for document in documents[start : start + ROWS_AT_ONCE]:
                    writer.put(document)
        with store.writing() as writer:
            writer.name_index_build(BUILD)
            writer.mark_indexed(versions)
    app = open_portal(Settings(deployment, engine, cache_bytes=0))
    yield app.test_client(use_cookies=False)
    store.close()
    drop_schemas(deployment)


def sent(text: str) -> str:
    """A text as the value of a query, lone surrogates included."""
    return quote_from_bytes(text[:100_000].encode("utf-8", "surrogatepass"))


def test_every_text_gets_an_answer_about_as_soon_as_an_ordinary_one(client: FlaskClient) -> None:
    def ask(text: str) -> None:
        value = sent(text)
        for address in ("fr/library", "fr/suggest"):
            response = client.get(f"/{address}?q={value}&sort={value[:90]}&exact={value[:90]}")
            assert response.status_code == 200, address

    slow = [
        name
        for name, text in zip(hostile.NAMES, hostile.QUERIES, strict=True)
        if not hostile.is_bounded(ask, text)
    ]

    assert slow == []


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("name", ["library", "directory"])
def test_nothing_brings_everything_unsaid(client: FlaskClient, language: str, name: str) -> None:
    for text in filter(str.strip, hostile.QUERIES):
        response = client.get(f"/{language}/{name}?q={sent(text)}")

        assert response.status_code == 200, text[:50]
        page = unescape(text_of(response))
        asked = parse_search_text(text)
        assert (NO_WORD[language] in page) == asked.is_empty, text[:50]
        assert (WAS_CUT[language] in page) == asked.was_cut, text[:50]


def test_the_api_searches_for_words_only(client: FlaskClient) -> None:
    for text in filter(str.strip, hostile.QUERIES):
        response = client.get(f"/api/v1/search?q={sent(text)}")

        asked = parse_search_text(text)
        assert response.status_code == (400 if asked.is_empty else 200), text[:50]
        if not asked.is_empty:
            assert response.get_json()["was_cut"] == asked.was_cut, text[:50]


@pytest.mark.parametrize("query", INVALID_BYTES, ids=range(len(INVALID_BYTES)))
def test_bytes_that_are_no_text_get_an_answer(client: FlaskClient, query: bytes) -> None:
    raw = (b"q=" + query + b"&kind=" + query + b"&" + query).decode("latin-1")
    for path, codes in (
        ("/fr/library", {200}),
        ("/fr/directory", {200}),
        ("/fr/suggest", {200}),
        ("/fr/suggestions", {200}),
        ("/api/v1/search", {200, 400}),
        ("/api/v1/documents", {200, 400}),
        ("/feeds/fr/library.atom", {200}),
    ):
        response = client.get(path, environ_overrides={"QUERY_STRING": raw})
        assert response.status_code in codes, path


def test_no_page_offers_every_town_there_is(client: FlaskClient) -> None:
    chosen = f"Ville-{(DOCUMENTS - 1) // 4 * 4}"  # the last: all have one organisation

    page = text_of(client.get(f"/fr/directory?place={chosen}"))

    assert f'value="{chosen}" form="search" checked' in page
    assert MOST_TOWNS <= page.count('name="place"') <= MOST_TOWNS + 1
    assert "autres ne sont pas dans cette liste" in page


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("page=999999999", {404}),
        ("page=1000000000", {200}),
        ("page=-1&page=x", {200}),
        ("page=%D9%A3", {200}),
        ("size=1000000&per_page=1000000&limit=1000000", {200}),
        ("sort=score&exact=yes", {200}),
        ("max_minutes=" + "9" * 100, {200}),
        ("group_size=-1&max_minutes=1e9", {200}),
        ("&".join(f"place=Ville-{number}" for number in range(0, 120, 4)), {200}),
        ("&".join(f"place=Ville-{number}" for number in range(10_000)), {200}),
        ("&".join(f"kind={number}" for number in range(10_000)), {200}),
        ("&".join(f"field{number}=1" for number in range(10_000)), {200}),
        ("theme=" + "x" * 10_000, {200}),
        ("serves=fr&minutes=1&groups=1&__class__=x&kind=serves%3Dfr", {200}),
        ("kind=kind%3Dactivity&country=FR%00&spoken=..%2F..&place=%F0%9F%9A%B2", {200}),
    ],
)
def test_any_filter_and_page_gets_an_answer(
    client: FlaskClient, query: str, codes: set[int]
) -> None:
    def ask(asked: str) -> None:
        for address in ("fr/library", "ar/directory"):
            assert client.get(f"/{address}?{asked}").status_code in {200, 404}

    assert hostile.is_bounded(ask, query, "q=atelier")
    assert client.get(f"/fr/directory?{query}").status_code in codes
    assert client.get(f"/api/v1/search?{query}").status_code in {200, 400}
