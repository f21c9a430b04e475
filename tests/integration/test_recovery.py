"""A store or an index that is missing or damaged is rebuilt, and readers are told meanwhile."""

import logging
import shutil
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Table, delete, insert, select

from cms.publishing import rooms
from cms.publishing.projector import Projector
from cms.publishing.soundness import ensure_sound
from cms.publishing.verification import differences
from content_models.published import PublishedStore
from content_models.published.tables import metadata
from portal.settings import Settings
from tests.cms import factories
from tests.portals import open_portal

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(publishing: PublishedStore, projector: Projector) -> FlaskClient:
    """A reader's browser, before a portal that holds one case study."""
    factories.published_case_study("Réparer des vélos", slug="reparer")
    projector.drain(timeout_seconds=5)
    return portal_client(publishing)


def portal_client(store: PublishedStore) -> FlaskClient:
    return open_portal(Settings(store.deployment, rooms.search_engine())).test_client()


def remove_store(store: PublishedStore) -> None:
    store.close()
    store.destroy()


def damage_store(store: PublishedStore) -> None:
    if store.deployment.uses_postgresql:
        schema = store.deployment.schema("published")
        with store.engine().begin() as connection:
            connection.exec_driver_sql(f'DROP TABLE "{schema}".state')
        return
    store.close()
    for suffix in ("-wal", "-shm"):
        store.path.with_name(store.path.name + suffix).unlink(missing_ok=True)
    store.path.write_bytes(b"damaged" * 1000)


def remove_index(store: PublishedStore) -> None:
    shutil.rmtree(store.deployment.index_folder)


def damage_index(store: PublishedStore) -> None:
    for file in store.deployment.index_folder.rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")


@pytest.mark.parametrize("harm", [remove_store, damage_store, remove_index, damage_index])
def test_what_is_missing_or_damaged_is_rebuilt_and_readers_are_told(
    publishing: PublishedStore,
    reader: FlaskClient,
    caplog: pytest.LogCaptureFixture,
    harm: Any,
) -> None:
    harm(publishing)
    rooms.live_index().forget()
    fresh = portal_client(publishing)
    paths = ("/healthz", "/readyz", "/fr/library")
    before = {path: fresh.get(path).status_code for path in paths}

    with caplog.at_level(logging.WARNING):
        ensure_sound()

    assert before == {"/healthz": 200, "/readyz": 503, "/fr/library": 503}
    assert "rebuilding what readers see" in caplog.text
    for client in (fresh, reader):
        assert client.get("/readyz").status_code == 200
        found = client.get("/fr/library?q=velo").get_data(as_text=True)
        assert "/fr/case-studies/reparer-" in found
    assert differences(publishing, rooms.live_index()) == []


def test_an_older_store_gets_back_what_was_published_and_taken_back_since(
    publishing: PublishedStore, projector: Projector, caplog: pytest.LogCaptureFixture
) -> None:
    """As a damaged log leaves it, or whoever puts an old copy in its place: sound, and wrong."""
    withdrawn = factories.published_case_study("Une femme", slug="une-femme")
    projector.drain(timeout_seconds=5)
    rows = everything_in(publishing)
    withdrawn.unpublish()
    kept = factories.published_case_study("Réparer des vélos", slug="reparer")
    projector.drain(timeout_seconds=5)
    client = portal_client(publishing)
    put_back(publishing, rows)
    addresses = [each.get_url_parts()[2] for each in (withdrawn, kept)]
    before = [portal_client(publishing).get(each).status_code for each in addresses]

    with caplog.at_level(logging.WARNING):
        ensure_sound()

    assert before == [200, 404]
    assert [client.get(each).status_code for each in addresses] == [410, 200]
    assert "rebuilding what readers see" in caplog.text
    assert differences(publishing, rooms.live_index()) == []


def test_a_sound_store_is_not_rebuilt(
    publishing: PublishedStore, reader: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    before = publishing.state()

    with caplog.at_level(logging.INFO):
        ensure_sound()

    assert publishing.state() == before
    assert "rebuilding" not in caplog.text


def everything_in(store: PublishedStore) -> dict[Table, list[dict[str, Any]]]:
    """All rows of a store, by table."""
    with store.engine().connect() as connection:
        return {
            table: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }


def put_back(store: PublishedStore, rows: dict[Table, list[dict[str, Any]]]) -> None:
    """Have a store hold these rows and no others."""
    with store.engine().begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
        for table, each in rows.items():
            if each:
                connection.execute(insert(table), each)
