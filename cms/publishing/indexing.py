"""The index follows the store."""

from collections.abc import Sequence
from uuid import UUID

from content_models.published import PublishedStore
from search.entries import Entry, entries_of, named_keys
from search.live import LiveIndex

ITEMS_PER_COMMIT = 500


def index_pending(store: PublishedStore, live: LiveIndex) -> None:
    """Bring the index to what the store says of every item that changed. Needs the write lock.

    Raises:
        IndexUnavailableError: the items stay marked, for after the repair.
    """
    with store.reading() as reader:
        state, pending = reader.state(), reader.unindexed_keys()
    for start in range(0, len(pending), ITEMS_PER_COMMIT):
        keys = pending[start : start + ITEMS_PER_COMMIT]
        live.for_state(state).replace(entries_for(store, keys))
        with store.writing() as writer:
            writer.mark_indexed(keys)


def entries_for(store: PublishedStore, keys: Sequence[UUID]) -> dict[UUID, list[Entry]]:
    """The index entries of some items; none for an item that is no longer published."""
    with store.reading() as reader:
        versions = reader.versions(keys)
        named = reader.versions({key for each in versions.values() for key in named_keys(each)})
    return {key: entries_of(versions.get(key, ()), named) for key in keys}
