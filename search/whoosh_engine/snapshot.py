"""Reads the index as one commit left it.

Whoosh's searchers are not used. Their ``refresh`` closes readers that are still in use, and opening
one reads every segment again, after each publication.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from whoosh.index import TOC, FileIndex

from search.whoosh_engine.damage import READING_ERRORS, read_sealed, unavailable_on
from search.whoosh_engine.facts import numbers_in
from search.whoosh_engine.files import FilesInMemory
from search.whoosh_engine.schema import make_schema
from search.whoosh_engine.segments import Leaf, Segment
from search.whoosh_engine.stored import Facts

_ATTEMPTS = 5
"""Each commit that another process makes while the segments are being read costs one."""


@dataclass(frozen=True)
class Snapshot:
    """A snapshot is the index after one commit.

    Attributes:
        generation: the number of the commit.
        leaves: its segments.
    """

    generation: int
    leaves: list[Leaf]

    @property
    def segments(self) -> dict[str, Segment]:
        """Return its segments by name, for the next snapshot."""
        return {leaf.segment.name: leaf.segment for leaf in self.leaves}

    @cached_property
    def size(self) -> int:
        """Return the number of its documents, deleted ones included.

        Frequencies of words count those, too.
        """
        return sum(leaf.facts.size for leaf in self.leaves)

    @cached_property
    def average_length(self) -> float:
        """Return the average length of a document in words, 1 where there are none."""
        total = sum(leaf.facts.total_length for leaf in self.leaves)
        return total / max(1, self.size) or 1.0

    def live_documents(self) -> list[Facts]:
        """Return the facts of the documents that are not deleted."""
        return [
            leaf.facts.documents[number] for leaf in self.leaves for number in numbers_in(leaf.live)
        ]


def open_snapshot(index: FileIndex, folder: Path, known: Mapping[str, Segment]) -> Snapshot:
    """Read the latest commit.

    Args:
        index: Whoosh's handle of the index.
        folder: where its files lie.
        known: segments that have been read before, by name.

    Raises:
        IndexUnavailableError: it is damaged.
        FileNotFoundError: it is incomplete.
    """
    for _ in range(_ATTEMPTS - 1):
        try:
            return _read(index, folder, known)
        except FileNotFoundError:
            continue  # merged away by another process in the meantime
    return _read(index, folder, known)


def check_files(folder: Path) -> None:
    """Read every file of the latest commit.

    Raises:
        IndexUnavailableError: one is missing or damaged.
    """
    with unavailable_on(READING_ERRORS, "the search index cannot be read"):
        for _ in range(_ATTEMPTS - 1):
            try:
                _read_files(folder)
            except FileNotFoundError:
                continue  # merged away by another process in the meantime
            return
        _read_files(folder)


def _read_files(folder: Path) -> None:
    index = FileIndex(FilesInMemory(folder), schema=make_schema())
    contents = TOC.read(index.storage, index.indexname, schema=make_schema())
    for segment in contents.segments:
        read_sealed(folder / f"{segment.segment_id()}.seg")


def _read(index: FileIndex, folder: Path, known: Mapping[str, Segment]) -> Snapshot:
    contents = TOC.read(index.storage, index.indexname, schema=make_schema())
    leaves = [
        Leaf(known.get(each.segment_id()) or Segment(folder, each), each.deleted_docs())
        for each in contents.segments
    ]
    return Snapshot(contents.generation, leaves)
