"""Reads the index as one commit left it.

Whoosh's searchers are not used. Their ``refresh`` closes readers that are still in use, and opening
one reads every segment again, after each publication.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from search.whoosh_engine.damage import READING_ERRORS, check_seal, unavailable_on
from search.whoosh_engine.segments import Leaf, Segment
from search.whoosh_engine.storage import Commit

_ATTEMPTS = 5
"""Each commit that another process makes while the segments are being read costs one."""

Read = TypeVar("Read")


@dataclass(frozen=True)
class Snapshot:
    """A snapshot is the index after one commit, safe to share between threads.

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
        """Return the number of its living documents."""
        return sum(leaf.size for leaf in self.leaves)

    @cached_property
    def average_length(self) -> float:
        """Return the average length of a document in words, 1 where there are none."""
        total = sum(float(leaf.segment.lengths[leaf.live].sum()) for leaf in self.leaves)
        return total / max(1, self.size) or 1.0


def open_snapshot(folder: Path, known: Mapping[str, Segment]) -> Snapshot:
    """Read the latest commit.

    Args:
        folder: where its files lie.
        known: segments that have been read before, by name.

    Raises:
        IndexUnavailableError: it is damaged.
        FileNotFoundError: it is incomplete.
    """

    def read() -> Snapshot:
        commit = Commit(folder)
        deleted = commit.deleted()
        leaves = [
            Leaf(known.get(each.segment_id()) or Segment(folder, each), deleted[each.segment_id()])
            for each in commit.segments
        ]
        return Snapshot(commit.generation, leaves)

    return _persistently(read)


def check_files(folder: Path) -> None:
    """Read every file of the latest commit.

    Raises:
        IndexUnavailableError: one is missing or damaged.
    """

    def read() -> None:
        check_segments(folder, [each.segment_id() for each in Commit(folder).segments])

    with unavailable_on(READING_ERRORS, "the search index cannot be read"):
        _persistently(read)


def check_segments(folder: Path, names: Iterable[str]) -> None:
    """Compare some segments with their seals.

    Raises:
        IndexUnavailableError: one is damaged.
        FileNotFoundError: one is missing.
    """
    for name in names:
        check_seal(folder / f"{name}.seg")


def _persistently(read: Callable[[], Read]) -> Read:
    """Read, and again if files were merged away by another process in the meantime."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return read()
        except FileNotFoundError:
            continue
    return read()
