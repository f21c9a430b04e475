"""What every test of a signal asks after it."""

from cms.publishing import rooms
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.publishing.verification import differences
from content_models.published import PublishedStore

TIMEOUT = 5.0


def drain(projector: Projector) -> None:
    report = projector.drain(timeout_seconds=TIMEOUT)
    assert not report.failures
    assert not OutboxEvent.objects.exists()


def titles(store: PublishedStore) -> set[str]:
    """The titles of what is published, without the needs that every installation begins with."""
    with store.reading() as snapshot:
        found = snapshot.page(limit=1000)
    return {document.title for document in found if document.kind != "need"}


def assert_same_everywhere(store: PublishedStore) -> None:
    assert differences(store, rooms.live_index()) == []


class SimulatedCrashError(Exception):
    """The process dies here."""
