"""Compares the CMS, the published store and the index, and names every difference."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from cms.publishing.collecting import all_keys, collect
from cms.publishing.projector import Projector
from content_models.kinds import KINDS_WITH_A_PAGE
from content_models.published import PublishedStore
from search.live import LiveIndex

ITEMS_PER_BATCH = 500


@dataclass(frozen=True)
class Difference:
    """A difference is one version that is not the same everywhere.

    ``what`` says how, in words.
    """

    key: UUID
    locale: str
    what: str

    def __str__(self) -> str:
        return f"{self.key} {self.locale}: {self.what}"


def differences(store: PublishedStore, live: LiveIndex) -> list[Difference]:
    """Return every difference, under the write lock.

    The lock keeps a publish from being caught half-way.

    Raises:
        StoreUnavailableError, IndexUnavailableError: there is nothing to compare; rebuild.
    """
    with store.locked():
        with store.reading() as snapshot:
            state, stored = snapshot.state(), snapshot.digests()
            waiting = set(snapshot.unindexed_keys())
        indexed = live.for_state(state).digests()
        return [
            *_between_cms_and_store(stored),
            *_between_store_and_index(store, stored, indexed),
            *(Difference(key, "*", "changed, but not indexed yet") for key in sorted(waiting)),
        ]


def parted(store: PublishedStore, live: LiveIndex) -> list[Difference]:
    """Return where store and index differ though one has followed the other to its end.

    A store whose log was damaged while nothing ran, or that was put back from an older copy, is
    sound by itself: it has lost what was published last, and shows what was taken back. Needs no
    lock; while something is being published nothing can be told, and nothing is.

    Raises:
        StoreUnavailableError, IndexUnavailableError: there is nothing to compare.
    """
    with store.reading() as snapshot:
        state, stored, waiting = snapshot.state(), snapshot.digests(), snapshot.unindexed_keys()
    found = [*_between_store_and_index(store, stored, live.for_state(state).digests())]
    is_followed = state.generation == state.indexed_generation and not waiting
    return found if is_followed and store.state() == state else []


def repair(projector: Projector, found: list[Difference]) -> None:
    """Project the items that differ once more, and have the index follow."""
    projector.project({difference.key for difference in found})


def _between_cms_and_store(stored: dict[tuple[UUID, str], str]) -> Iterator[Difference]:
    seen: set[tuple[UUID, str]] = set()
    keys = all_keys()
    for start in range(0, len(keys), ITEMS_PER_BATCH):
        collected = collect(keys[start : start + ITEMS_PER_BATCH])
        for key, error in collected.failures.items():
            seen |= {version for version in stored if version[0] == key}
            yield Difference(key, "*", f"cannot be projected: {error}")
        for document in (each for versions in collected.documents.values() for each in versions):
            version = (document.key, document.locale)
            seen.add(version)
            if version not in stored:
                yield Difference(*version, "published in the CMS, missing in the store")
            elif stored[version] != document.digest:
                yield Difference(*version, "older in the store than in the CMS")
    for version in sorted(stored.keys() - seen):
        yield Difference(*version, "in the store, not published in the CMS")


def _between_store_and_index(
    store: PublishedStore,
    stored: dict[tuple[UUID, str], str],
    indexed: dict[tuple[UUID, str], str],
) -> Iterator[Difference]:
    with store.reading() as snapshot:
        searchable = {
            version for kind in KINDS_WITH_A_PAGE for version in snapshot.versions_of_kind(kind)
        }
    for version in sorted(searchable - indexed.keys()):
        yield Difference(*version, "in the store, missing in the index")
    for version in sorted(indexed.keys() - searchable):
        yield Difference(*version, "in the index, not in the store")
    for version in sorted(searchable & indexed.keys()):
        if indexed[version] != stored[version]:
            yield Difference(*version, "older in the index than in the store")
