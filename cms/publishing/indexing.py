"""Makes the index follow the store."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from cms.media.texts import texts_of
from content_models.kinds import Document
from content_models.published import PublishedStore
from search.entries import Entry, entries_of, file_digests, named_keys
from search.live import LiveIndex

ITEMS_PER_COMMIT = 500


def index_pending(store: PublishedStore, live: LiveIndex) -> None:
    """Bring the index to what the store says of every item that changed.

    Needs the write lock.

    Raises:
        IndexUnavailableError: the items stay marked, for after the repair.
    """
    with store.reading() as snapshot:
        state, pending = snapshot.state(), snapshot.unindexed_keys()
    for start in range(0, len(pending), ITEMS_PER_COMMIT):
        keys = pending[start : start + ITEMS_PER_COMMIT]
        live.for_state(state).replace(entries_for(store, keys))
        with store.writing() as writer:
            writer.mark_indexed(keys)


def entries_for(store: PublishedStore, keys: Sequence[UUID]) -> dict[UUID, list[Entry]]:
    """Return the index entries of some items; none for one no longer published."""
    with store.reading() as snapshot:
        versions = snapshot.versions(keys)
        named = snapshot.versions({key for each in versions.values() for key in named_keys(each)})
    return {
        key: entries_of(versions.get(key, ()), named, texts_of_files(versions.get(key, ())))
        for key in keys
    }


def texts_of_files(versions: Iterable[Document]) -> dict[str, str]:
    """Return the texts of the files of an item's versions, by digest.

    They go from the CMS to the index only: no reader and no harvester gets them with the page.
    """
    digests = set[str]().union(*map(file_digests, versions))
    return texts_of(digests) if digests else {}
