"""A store or an index that is missing or damaged is rebuilt, and readers are told meanwhile."""

import logging
import shutil
from typing import Any

import pytest
from flask.testing import FlaskClient

from cms.publishing import rooms
from cms.publishing.projector import Projector
from cms.publishing.soundness import ensure_sound
from cms.publishing.verification import differences
from content_models.published import PublishedStore
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
