"""A CMS whose publishing goes into a store and an index of the test's own."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from cms.freshness.answers import confirmations
from cms.inbox.reports import reports
from cms.inbox.services import inbox
from cms.publishing import rooms
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.publishing.rebuilding import rebuild
from cms.searches.services import search_counts
from content_models.deployment import Deployment
from content_models.published import PublishedStore
from tests.cms.signing_in import signed_in


@pytest.fixture
def empty_cms(deployment: Deployment, settings: Any, db: None) -> Iterator[None]:
    """An empty CMS with a folder of its own, from which nothing is published yet."""
    _forget_rooms()
    settings.DEPLOYMENT = deployment
    settings.MEDIA_ROOT = deployment.media_folder
    yield
    _forget_rooms()


@pytest.fixture
def publishing(empty_cms: None) -> PublishedStore:
    """A published store and an index, built from that CMS; the outbox is empty."""
    store = rooms.published_store()
    rebuild(store, rooms.search_engine(), lambda _done, _total: None)
    OutboxEvent.objects.all().delete()
    return store


@pytest.fixture
def projector(publishing: PublishedStore) -> Projector:
    """The projector of that store."""
    return Projector(publishing, rooms.live_index())


@pytest.fixture
def editor(empty_cms: None) -> Client:
    """Signed in to the admin, as somebody who may edit everything."""
    return signed_in("reviewer")


def _forget_rooms() -> None:
    rooms.published_store().close()
    for room in (
        rooms.published_store,
        rooms.search_engine,
        rooms.live_index,
        inbox,
        confirmations,
        reports,
        search_counts,
    ):
        room.cache_clear()
