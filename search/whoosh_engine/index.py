"""Reads and writes one build of the index, shared between threads."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from uuid import UUID

import numpy as np
from whoosh.index import FileIndex

from search.entries import Entry
from search.whoosh_engine.damage import READING_ERRORS, WRITING_ERRORS, unavailable_on
from search.whoosh_engine.files import FilesInMemory
from search.whoosh_engine.marker import mark_finished
from search.whoosh_engine.merging import living_entries, segments_to_merge
from search.whoosh_engine.reader import WhooshReader
from search.whoosh_engine.snapshot import Snapshot, check_segments, open_snapshot
from search.whoosh_engine.storage import make_schema
from search.whoosh_engine.writing import add_entry, locked, writing

_NOT_READ = "the search index cannot be read"
_NOT_WRITTEN = "the search index cannot be written"


class WhooshIndex:
    """Implements ``Index`` in a folder; made by ``WhooshEngine``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._snapshot: Snapshot | None = None
        with unavailable_on(READING_ERRORS, _NOT_READ):
            self._index = FileIndex(FilesInMemory(folder), schema=make_schema())

    def reader(self) -> WhooshReader:
        """Return a reader of the last commit, or raise ``IndexUnavailableError``."""
        return WhooshReader(self._current())

    def replace(self, items: Mapping[UUID, Sequence[Entry]]) -> None:
        """Replace the entries of each item, in one commit.

        An item without entries is removed.

        Raises:
            IndexUnavailableError: it cannot be written, and nothing has changed.
        """
        entries = [entry for versions in items.values() for entry in versions]
        with unavailable_on(WRITING_ERRORS, _NOT_WRITTEN), locked(self._index):
            outdated = {
                leaf.segment.name: numbers
                for leaf in self._current().leaves
                if (numbers := leaf.live_documents_of(items))
            }
            if entries or outdated:
                self._commit(entries, outdated=outdated)
            mark_finished(self._folder)

    def add_all(self, entries: Iterable[Entry]) -> None:
        """Fill a new index, as fast as can be, in one commit.

        Raises ``IndexUnavailableError``.
        """
        with unavailable_on(WRITING_ERRORS, _NOT_WRITTEN), locked(self._index):
            self._commit(entries)
            mark_finished(self._folder)

    def tidy(self) -> None:
        """Merge small segments, or raise ``IndexUnavailableError``."""
        if not segments_to_merge(self._current()):
            return
        with unavailable_on(WRITING_ERRORS, _NOT_WRITTEN), locked(self._index):
            snapshot = self._current()
            if merged := segments_to_merge(snapshot):
                # What is written anew gets a new seal: damage would never be noticed again.
                check_segments(self._folder, merged)
                self._commit(living_entries(snapshot, merged), merged=merged)

    def digests(self) -> dict[tuple[UUID, str], str]:
        """Return the document digest of every entry, by key and locale."""
        with unavailable_on(READING_ERRORS, _NOT_READ):
            return {
                (segment.key(number), segment.card(number).locale): segment.digest(number)
                for leaf in self._current().leaves
                for segment in (leaf.segment,)
                for number in np.flatnonzero(leaf.live).tolist()
            }

    def close(self) -> None:
        """Free what it holds; it opens itself again if it is used."""
        self._snapshot = None

    def _commit(
        self,
        entries: Iterable[Entry],
        outdated: Mapping[str, Sequence[int]] | None = None,
        merged: frozenset[str] | set[str] = frozenset(),
    ) -> None:
        with writing(self._index) as writer:
            writer.take_away(outdated or {}, merged)
            for entry in entries:
                add_entry(writer, entry)

    def _current(self) -> Snapshot:
        """Return the latest commit.

        Nobody waits but for a commit that nobody has read yet.
        """
        snapshot = self._snapshot
        with unavailable_on(READING_ERRORS, _NOT_READ):
            if snapshot and snapshot.generation == self._index.latest_generation():
                return snapshot
            with self._guard:
                snapshot = self._snapshot
                if not snapshot or snapshot.generation != self._index.latest_generation():
                    known = snapshot.segments if snapshot else {}
                    snapshot = self._snapshot = open_snapshot(self._folder, known)
                return snapshot
