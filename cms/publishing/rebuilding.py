"""Builds store and index anew beside the live ones, and swaps both in at a stroke."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

from cms.publishing.expansion import keys_touched_by
from cms.publishing.indexing import entries_for
from cms.publishing.models import OutboxEvent
from cms.publishing.projection.collecting import all_keys, collect
from content_models.documents import Document
from content_models.published import PublishedStore, StoreUnavailableError
from content_models.published.staging import Staging, staging
from content_models.vocabularies import KINDS_WITH_A_PAGE
from search.engine import Engine, Index
from search.entries import Entry, entries_of

logger = logging.getLogger(__name__)

ITEMS_PER_BATCH = 200
LOCK_TIMEOUT_SECONDS = 600.0
Progress = Callable[[int, int], None]
"""Called with how many items are done and how many there are."""


def rebuild(store: PublishedStore, engine: Engine, progress: Progress) -> int:
    """Rebuild everything that readers see; returns how many documents there are.

    Publishing goes on meanwhile: what the live store has seen since the start is projected again,
    under the write lock, just before the swap. Outbox rows stay; the next drain finds them done.

    Raises:
        LockTimeoutError: another rebuild is running, or a writer would not end.
    """
    with store.lock("rebuild").held(0), staging(store) as next_store:
        build = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"
        index = engine.create(build)
        try:
            index.add_all(_entries(next_store, progress))
            with store.locked(LOCK_TIMEOUT_SECONDS):
                _catch_up(store, next_store, index)
                next_store.replace_live(build)
        except BaseException:
            engine.drop(build)
            raise
        finally:
            index.close()
    with store.reading() as reader:
        count = len(reader.digests())
    for old in engine.builds():
        if old != build:
            engine.drop(old)
    logger.info("rebuilt: %s documents, index %s", count, build)
    return count


def _entries(next_store: Staging, progress: Progress) -> Iterator[Entry]:
    """Project all items batch by batch, and pass on what the index needs of each.

    Themes and partners come first, so that what later items name is at hand.
    """
    keys = all_keys()
    named: dict[UUID, list[Document]] = {}
    for start in range(0, len(keys), ITEMS_PER_BATCH):
        part = keys[start : start + ITEMS_PER_BATCH]
        collected = collect(part)
        next_store.add([each for versions in collected.documents.values() for each in versions])
        for key, versions in collected.documents.items():
            if versions and versions[0].kind not in KINDS_WITH_A_PAGE:
                named[key] = versions
            yield from entries_of(versions, named)
        progress(min(start + ITEMS_PER_BATCH, len(keys)), len(keys))


def _catch_up(live: PublishedStore, next_store: Staging, index: Index) -> None:
    """Repeat what was published while the new store was under construction."""
    changed: set[UUID] = set()
    try:
        with live.reading() as reader:
            changed = reader.keys_changed_since(next_store.started_at_sequence)
            changed |= set(reader.unindexed_keys())
    except StoreUnavailableError:
        logger.info("there was no store to catch up with")
    for event in OutboxEvent.objects.all():
        changed |= keys_touched_by(event)
    if not changed:
        return
    for key, versions in collect(changed).documents.items():
        next_store.discard(key)
        next_store.add(versions)
    index.replace(entries_for(next_store.store, sorted(changed)))
