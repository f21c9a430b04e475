"""Caches the links and parsed documents of one state of the store.

Nearly every page names the same themes, partners and neighbours. A publication changes the store's
state, and all entries are evicted; so none can be stale.
"""

import threading
from collections.abc import Iterable
from uuid import UUID

from content_models.kinds import Document
from content_models.published.values import Link, StoreState

MAXIMUM_DOCUMENTS = 500
"""Some 50 KB each in memory; a page lists twenty at most."""
MAXIMUM_LINKS = 20_000

Version = tuple[UUID, str]


class Kept:
    """Holds the cache entries of one state of the store."""

    def __init__(self, state: StoreState) -> None:
        self.state = state
        self._documents: dict[Version, Document] = {}
        self._links: dict[Version, Link | None] = {}

    def documents_of(self, versions: Iterable[Version]) -> dict[Version, Document]:
        """Return those of some versions that are cached."""
        known = self._documents
        return {version: known[version] for version in versions if version in known}

    def keep_documents(self, read: dict[Version, Document]) -> None:
        """Cache some documents; where there are too many, the others are evicted."""
        if len(self._documents) + len(read) > MAXIMUM_DOCUMENTS:
            self._documents = {}
        self._documents.update(read)

    def links_of(self, keys: Iterable[UUID], reader: str) -> dict[UUID, Link | None]:
        """Return the cached links of some items for a reader.

        None stands for an item that is known not to be published.
        """
        known = self._links
        return {key: known[key, reader] for key in keys if (key, reader) in known}

    def keep_links(self, read: dict[UUID, Link | None], reader: str) -> None:
        """Cache some links; where there are too many, the others are evicted."""
        if len(self._links) + len(read) > MAXIMUM_LINKS:
            self._links = {}
        self._links.update({(key, reader): link for key, link in read.items()})


class Keeper:
    """Gives the cache of a state, and evicts the one before.

    Safe between threads. Two transactions may see two states for a moment. Each then gets the cache
    of its own.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._kept: Kept | None = None

    def of(self, state: StoreState) -> Kept:
        """Return the cache of a state."""
        with self._guard:
            if self._kept is None or self._kept.state != state:
                self._kept = Kept(state)
            return self._kept
