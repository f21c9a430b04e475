"""Rebuilds store and index beside the live ones, and swaps both in at once."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

from cms.publishing.collecting import all_keys, collect
from cms.publishing.expansion import keys_touched_by
from cms.publishing.indexing import entries_for, texts_of_files
from cms.publishing.models import OutboxEvent
from content_models.kinds import Document
from content_models.published import PublishedStore, StoreUnavailableError
from content_models.published.staging import Staging, staging
from search.engine import Engine, Index
from search.entries import Entry, entries_of

logger = logging.getLogger(__name__)

ITEMS_PER_BATCH = 200
Progress = Callable[[int, int], None]
"""Called with how many items are done and how many there are."""


def rebuild(store: PublishedStore, engine: Engine, progress: Progress) -> int:
    """Rebuild everything that readers see, and return how many documents there are.

    Publishing goes on meanwhile: what the live store has seen since the start is projected again,
    under the write lock, just before the swap.

    Raises:
        LockTimeoutError: another rebuild is running, or a writer would not end.
        StoreUnavailableError: the live store does not answer, so its past cannot be carried over.
    """
    with store.lock("rebuild").held(0), staging(store) as next_store:
        build = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"
        index = engine.create(build)
        construction = Construction(store, next_store)
        try:
            index.add_all(construction.entries(progress))
            with next_store.alone():
                construction.catch_up(index)
                next_store.replace_live(build)
                construction.forget_events()
        except BaseException:
            engine.drop(build)
            raise
        finally:
            index.close()
    with store.reading() as snapshot:
        count = len(snapshot.digests())
    for old in engine.builds():
        if old != build:
            engine.drop(old)
    logger.info("rebuilt: %s documents, index %s", count, build)
    return count


class Construction:
    """Fills a store and an index beside the live ones.

    Attributes:
        failures: items that could not be projected. They stay as they are published.
    """

    def __init__(self, live: PublishedStore, next_store: Staging) -> None:
        self._live = live
        self._next = next_store
        # What is committed by now is in what is read from now on. Rows that come later are not.
        self._events = set(OutboxEvent.objects.values_list("pk", flat=True))
        self.failures: set[UUID] = set()

    def entries(self, progress: Progress) -> Iterator[Entry]:
        """Project all items batch by batch, and pass on what the index needs of each.

        Themes and partners come first, so that what later items name is at hand.
        """
        keys = all_keys()
        named: dict[UUID, list[Document]] = {}
        for start in range(0, len(keys), ITEMS_PER_BATCH):
            documents = self._collect(keys[start : start + ITEMS_PER_BATCH])
            self._next.add([each for versions in documents.values() for each in versions])
            named |= {key: each for key, each in documents.items() if _is_named(each)}
            for versions in documents.values():
                yield from entries_of(versions, named, texts_of_files(versions))
            progress(min(start + ITEMS_PER_BATCH, len(keys)), len(keys))

    def catch_up(self, index: Index) -> None:
        """Repeat what was published meanwhile.

        Needs the write lock of the live store.
        """
        changed: set[UUID] = set()
        try:
            with self._live.reading() as snapshot:
                changed = snapshot.keys_changed_since(self._next.started_at_sequence)
                changed |= set(snapshot.unindexed_keys())
        except StoreUnavailableError:
            logger.info("there was no store to catch up with")
        for event in OutboxEvent.objects.exclude(pk__in=self._events):
            changed |= keys_touched_by(event)
        if not changed:
            return
        for key, versions in self._collect(changed).items():
            self._next.discard(key)
            self._next.add(versions)
        index.replace(entries_for(self._next.store, sorted(changed)))

    def forget_events(self) -> None:
        """Delete the outbox rows that the new store has answered."""
        answered = OutboxEvent.objects.filter(pk__in=self._events)
        answered.exclude(key__in=self.failures).delete()

    def _collect(self, keys: Iterable[UUID]) -> dict[UUID, list[Document]]:
        collected = collect(keys)
        self.failures |= collected.failures.keys()
        documents = collected.documents
        if collected.failures:
            try:
                with self._live.reading() as snapshot:
                    documents |= snapshot.versions(collected.failures)
            except StoreUnavailableError:
                logger.info("what cannot be projected was not published before either")
        return documents


def _is_named(versions: list[Document]) -> bool:
    return bool(versions) and versions[0].entry.is_named_by_others
