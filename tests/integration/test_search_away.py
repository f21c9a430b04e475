"""While the search cluster is away, readers read, editors publish, and what is owed is kept."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from cms.publishing import rooms, soundness
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.publishing.rebuilding import rebuild
from cms.publishing.request import drain_after_commit
from cms.publishing.soundness import ensure_open, ensure_sound
from cms.publishing.verification import differences
from cms.publishing.worker import sweep
from content_models.published import PublishedStore
from content_models.search_cluster import SearchCluster
from portal.settings import Settings
from search.engine import EngineAwayError
from search.opensearch_engine import breaker
from tests.cms import factories
from tests.portals import open_portal
from tests.search.opensearch_engine.fronts import Front, front_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def front(cluster: SearchCluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Front]:
    """A front before the cluster; nobody waits long for what is away."""
    monkeypatch.setattr(breaker, "SECONDS_OPEN", 0.0)
    with front_of(cluster) as made:
        yield made


@pytest.fixture
def published(front: Front, empty_cms: None, settings: Any) -> Iterator[PublishedStore]:
    """A store with one case study, whose index is in the cluster."""
    settings.DEPLOYMENT = replace(settings.DEPLOYMENT, search_cluster=front.cluster)
    factories.published_case_study("Réparer des vélos", slug="reparer")
    store = rooms.published_store()
    rebuild(store, rooms.search_engine(), lambda _done, _total: None)
    OutboxEvent.objects.all().delete()
    yield store
    rooms.search_engine().close()


@pytest.fixture
def reader(published: PublishedStore) -> FlaskClient:
    """A reader's browser."""
    return reader_of(published)


def reader_of(store: PublishedStore) -> FlaskClient:
    portal = open_portal(Settings(store.deployment, rooms.search_engine()))
    return portal.test_client(use_cookies=False)


def address_of(store: PublishedStore, title: str) -> str:
    with store.reading() as snapshot:
        keys = {key for key, _ in snapshot.digests()}
        [link] = [each for each in snapshot.links(keys, "fr").values() if each.title == title]
    return f"/fr/case-studies/{link.segment}"


def test_readers_are_told_that_search_is_away_and_read_all_else(
    front: Front, published: PublishedStore, reader: FlaskClient
) -> None:
    found = reader.get("/fr/library?q=velo").text
    front.is_away = True

    searching = ("/fr/library?q=autre", "/de/directory", "/fr/suggest?q=a")
    lists = [reader.get(path) for path in searching]
    answer = reader.get("/api/v1/search?q=velo")
    reading = ("/fr/", "/fr/about", address_of(published, "Réparer des vélos"))
    pages = [reader.get(path) for path in reading]
    ready = reader.get("/readyz")

    assert "/case-studies/reparer-" in found
    assert [each.status_code for each in lists] == [503, 503, 503]
    assert "La recherche ne répond pas pour le moment" in lists[0].text
    assert answer.status_code == 503
    assert [each.status_code for each in pages] == [200, 200, 200]
    assert "no-store" in pages[0].headers["Cache-Control"]
    assert (ready.status_code, ready.json["status"]) == (200, "without search")


def test_what_is_owed_is_indexed_when_the_cluster_is_back(
    front: Front, published: PublishedStore, reader: FlaskClient
) -> None:
    front.is_away = True
    factories.published_case_study("Cultiver un jardin", slug="jardin")
    drain_after_commit()
    address = address_of(published, "Cultiver un jardin")
    meanwhile = reader.get(address).status_code
    rows = OutboxEvent.objects.count()
    with pytest.raises(EngineAwayError):
        sweep()

    front.is_away = False
    sweep()

    assert (meanwhile, rows) == (200, 0)  # the store has it, and knows what it owes the index
    assert "/case-studies/jardin-" in reader.get("/fr/library?q=jardin").text
    assert published.state().generation == published.state().indexed_generation
    assert not differences(published, rooms.live_index())


def test_more_changes_than_one_round_takes_reach_readers_without_search(
    front: Front, published: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.publishing.projector.EVENTS_PER_ROUND", 2)
    front.is_away = True
    for number in range(5):
        factories.published_case_study(f"Atelier {number}", slug=f"atelier-{number}")

    with pytest.raises(EngineAwayError):
        Projector(published, rooms.live_index()).drain(timeout_seconds=5)

    assert all(address_of(published, f"Atelier {number}") for number in range(5))
    assert not OutboxEvent.objects.exists()


def test_nothing_is_rebuilt_because_a_cluster_is_away(
    front: Front, published: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soundness, "rebuild", lambda *_: pytest.fail("it was rebuilt"))
    rooms.live_index().forget()
    front.is_away = True

    ensure_open()
    ensure_sound()


def test_an_index_that_somebody_deleted_is_rebuilt(
    front: Front, published: PublishedStore, reader: FlaskClient
) -> None:
    rooms.search_engine().drop(published.state().index_build)

    ensure_sound()

    assert "/case-studies/reparer-" in reader_of(published).get("/fr/library?q=velo").text


def test_a_portal_that_starts_while_the_cluster_is_away_answers(
    front: Front, published: PublishedStore
) -> None:
    front.is_away = True

    started = reader_of(published)

    assert started.get("/fr/").status_code == 200
    assert started.get("/fr/library").status_code == 503
    front.is_away = False
    assert started.get("/fr/library").status_code == 200
