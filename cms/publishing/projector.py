"""Drains the outbox into the published store and the index.

Both are brought to what the CMS says now. State-based and idempotent: every step may be repeated,
and a process killed anywhere leaves rows that the next sweep starts from again.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from cms.publishing.collecting import collect
from cms.publishing.expansion import keys_touched_by
from cms.publishing.indexing import index_pending
from cms.publishing.models import OutboxEvent, Reach
from content_models.published import PublishedStore
from search.engine import EngineAwayError
from search.live import LiveIndex

logger = logging.getLogger(__name__)

EVENTS_PER_ROUND = 200
KEYS_PER_TRANSACTION = 200
FIRST_RETRY_SECONDS = 2
LONGEST_RETRY_SECONDS = 300


@dataclass
class DrainReport:
    """A report says what a drain did.

    That is rows that went, items changed, and keys that could not be projected.
    """

    events: int = 0
    changed: int = 0
    failures: dict[UUID, Exception] = field(default_factory=dict)


class Projector:
    """Projects items into the store, then into the index.

    Args:
        store: what readers see.
        index: of that store.
    """

    def __init__(self, store: PublishedStore, index: LiveIndex) -> None:
        self._store = store
        self._index = index

    def drain(self, *, timeout_seconds: float) -> DrainReport:
        """Project everything the outbox names.

        The lock comes first and everything is read after it: a document built before would publish
        what another process has just taken back.

        Raises:
            LockTimeoutError: another process is writing; it, or the next sweep, takes the rows.
            StoreUnavailableError, IndexUnavailableError: the rows stay for after the repair.
            EngineAwayError: the store has everything, and keeps what it owes the index.
        """
        report = DrainReport()
        indexing = _Indexing(self._store, self._index)
        with self._store.locked(timeout_seconds):
            self._store.state()  # where there is none, nothing need be read
            while events := list(_due_events()[:EVENTS_PER_ROUND]):
                self._project_events(events, report, indexing)
            indexing.end()
        return report

    def project(self, keys: Iterable[UUID]) -> DrainReport:
        """Project some items, whatever the outbox says.

        Raises like ``drain``.
        """
        report = DrainReport()
        with self._store.locked():
            self._write(sorted(set(keys)), set(keys), report)
            index_pending(self._store, self._index)
        return report

    def _project_events(
        self, events: Sequence[OutboxEvent], report: DrainReport, indexing: "_Indexing"
    ) -> None:
        touched = {event.pk: keys_touched_by(event) for event in events}
        renamed = {
            key for event in events if event.reach == Reach.OWNERS for key in touched[event.pk]
        }
        self._write(sorted(set().union(*touched.values())), renamed, report)
        indexing.follow()

        failed = [event for event in events if not touched[event.pk].isdisjoint(report.failures)]
        done = [event.pk for event in events if event not in failed]
        OutboxEvent.objects.filter(pk__in=done).delete()
        report.events += len(done)
        for event in failed:
            _put_off(event, report.failures[next(iter(touched[event.pk] & report.failures.keys()))])

    def _write(self, keys: list[UUID], reindexed: set[UUID], report: DrainReport) -> None:
        """Bring some items up to date.

        ``reindexed`` ones are indexed anew even where unchanged, because the index also holds the
        names of their themes and partners.
        """
        for start in range(0, len(keys), KEYS_PER_TRANSACTION):
            part = keys[start : start + KEYS_PER_TRANSACTION]
            collected = collect(part)
            report.failures |= collected.failures
            with self._store.writing() as writer:
                for key, documents in collected.documents.items():
                    changes = [writer.put(document) for document in documents]
                    gone = writer.locales(key) - {document.locale for document in documents}
                    changes += [writer.remove(key, locale) for locale in sorted(gone)]
                    report.changed += any(changes)
                affected = reindexed & collected.documents.keys()
                if affected:
                    writer.queue_for_indexing(affected)


class _Indexing:
    """Makes the index follow the store, until its engine is found away."""

    def __init__(self, store: PublishedStore, index: LiveIndex) -> None:
        self._store = store
        self._index = index
        self._trouble: EngineAwayError | None = None

    def follow(self) -> None:
        """Index what the store has, unless the engine is away: then readers get the rest."""
        if self._trouble:
            return
        try:
            index_pending(self._store, self._index)
        except EngineAwayError as error:
            self._trouble = error

    def end(self) -> None:
        """Index what is left; raises ``EngineAwayError`` where something is owed."""
        self.follow()
        if self._trouble:
            raise self._trouble


def _due_events() -> QuerySet[OutboxEvent]:
    now = timezone.now()
    is_due = Q(retry_at__isnull=True) | Q(retry_at__lte=now)
    # No pause is as long: the clock has gone back since.
    is_due |= Q(retry_at__gt=now + timedelta(seconds=LONGEST_RETRY_SECONDS))
    return OutboxEvent.objects.filter(is_due).order_by("pk")


def _put_off(event: OutboxEvent, error: Exception) -> None:
    """Keep the row, and try again after a while that doubles each time."""
    event.attempts += 1
    seconds = min(FIRST_RETRY_SECONDS * 2 ** (event.attempts - 1), LONGEST_RETRY_SECONDS)
    event.retry_at = timezone.now() + timedelta(seconds=seconds)
    event.last_error = f"{type(error).__name__}: {error}"[:1000]
    event.save(update_fields=["attempts", "retry_at", "last_error"])
    logger.warning("outbox row %s stays; next try in %s s", event.pk, seconds)
