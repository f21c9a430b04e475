"""The index as one commit left it, opened for reading. One thread at a time may use a snapshot.

Whoosh's searchers and readers share file positions: four threads on one gave silently wrong
results. Its ``refresh`` is never used either, since it closes readers that are still in use; a
snapshot that is no longer current is closed and another opened.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from whoosh.index import FileIndex

from search.engine import IndexUnavailableError
from search.entries import Entry
from search.whoosh_engine.damage import check_segment, segment_path
from search.whoosh_engine.facts import SegmentFacts, mask_of, numbers_in
from search.whoosh_engine.schema import CONTENT, FACTS, SPELLINGS
from search.whoosh_engine.stored import Content, Facts
from search.whoosh_engine.vocabulary import Vocabulary

_ATTEMPTS = 5
"""Each commit that another process makes while the segments are being opened costs one."""


@dataclass
class SegmentMemory:
    """What is remembered of a segment as long as it is part of the index.

    Attributes:
        length: of its file, in bytes.
        facts: of its documents.
        vocabulary: its words, those of deleted documents included; None until they are needed.
        is_learnt: whether the speller knows them.
    """

    length: int
    facts: SegmentFacts
    vocabulary: Vocabulary | None = None
    is_learnt: bool = False


class Leaf:
    """A segment in a snapshot.

    Attributes:
        name: of the segment, unique for ever.
        reader: Whoosh's, for this segment alone.
        facts: of its documents.
        live: the mask of its documents that are not deleted.
    """

    def __init__(self, reader: Any, memory: SegmentMemory) -> None:
        segment = reader.segment()
        self.name: str = segment.segment_id()
        self.reader = reader
        self.memory = memory
        self.facts = memory.facts
        everything = (1 << self.facts.size) - 1
        self.live = everything & ~mask_of(segment.deleted_docs(), self.facts.size)

    @property
    def vocabulary(self) -> Vocabulary:
        """Its words, those of deleted documents included."""
        if self.memory.vocabulary is None:
            column = self.reader.column_reader(SPELLINGS, translate=False)
            locales = [facts.locale for facts in self.facts.documents]
            self.memory.vocabulary = Vocabulary.read(column, locales)
        return self.memory.vocabulary

    def serving(self, reader: str) -> int:
        """The mask of its living documents that serve a reader."""
        return self.live & self.facts.serves.get(reader, 0)

    def live_documents(self) -> list[Facts]:
        """The documents that are not deleted."""
        return [self.facts.documents[number] for number in numbers_in(self.live)]

    def live_numbers_of(self, keys: Iterable[UUID]) -> list[int]:
        """The numbers of the documents of some items."""
        return [
            number
            for key in keys
            for number in self.facts.numbers_of_key.get(key, ())
            if self.live >> number & 1
        ]

    @cached_property
    def _content(self) -> Any:
        return self.reader.column_reader(CONTENT, translate=False)

    def content(self, number: int) -> Content:
        """The texts of a document."""
        return Content.from_bytes(self._content[number])

    def entries(self, numbers: Iterable[int]) -> list[Entry]:
        """Some documents as they were given."""
        documents = self.facts.documents
        return [self.content(number).entry(documents[number]) for number in numbers]


class Snapshot:
    """A commit of an index, opened.

    Attributes:
        generation: the number of the commit; None in an index without segments.
        leaves: its segments.
        size: the number of its documents, deleted ones included, as in the frequencies of words.
        average_length: of a document, in words.
    """

    def __init__(self, index: FileIndex, folder: Path, known: Mapping[str, SegmentMemory]) -> None:
        self._index = index
        self._folder = folder
        self._reader = index.reader()
        self.generation: int | None = self._reader.generation()
        leaves = self._reader.leaf_readers() if self._reader.doc_count_all() else []
        try:
            self.leaves = [self._leaf(leaf, known) for leaf, _ in leaves]
        except (OSError, IndexUnavailableError):
            self.close()
            raise
        lengths = [each.length for leaf in self.leaves for each in leaf.facts.documents]
        self.size = len(lengths)
        self.average_length = sum(lengths) / max(1, self.size) or 1.0

    def _leaf(self, reader: Any, known: Mapping[str, SegmentMemory]) -> Leaf:
        name = reader.segment().segment_id()
        memory = known.get(name)
        if memory is None:
            length = check_segment(self._folder, name)
            memory = SegmentMemory(length, SegmentFacts.read(reader, FACTS))
        return Leaf(reader, memory)

    @property
    def memories(self) -> dict[str, SegmentMemory]:
        """What is remembered of its segments, for the next snapshot."""
        return {leaf.name: leaf.memory for leaf in self.leaves}

    def is_current(self) -> bool:
        """Whether there has been no later commit, and all its files are as long as they were.

        A shortened file would kill the process, which reads it through a memory map.
        """
        if self._index.latest_generation() != self.generation:
            return False
        return all(_length(self._folder, leaf.name) == leaf.memory.length for leaf in self.leaves)

    def close(self) -> None:
        """Free its files. It cannot be used any more."""
        # The reader of an empty index holds no file, and Whoosh's own fails when it is closed.
        if self.leaves:
            self._reader.close()


def open_snapshot(index: FileIndex, folder: Path, known: Mapping[str, SegmentMemory]) -> Snapshot:
    """Open the latest commit.

    Args:
        index: Whoosh's handle of the index.
        folder: where its files lie.
        known: what is remembered of segments already, by name.

    Raises:
        IndexUnavailableError: it is damaged.
        FileNotFoundError: it is incomplete.
    """
    for _ in range(_ATTEMPTS - 1):
        try:
            return Snapshot(index, folder, known)
        except (FileNotFoundError, json.JSONDecodeError):
            continue  # merged away by another process in the meantime
    return Snapshot(index, folder, known)


def _length(folder: Path, segment: str) -> int | None:
    try:
        return segment_path(folder, segment).stat().st_size
    except FileNotFoundError:
        return None
