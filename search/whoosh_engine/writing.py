"""Writing commits: sealed segments, and a lock that always comes free."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex
from whoosh.util.filelock import try_for
from whoosh.writing import SegmentWriter

from search.engine import IndexUnavailableError
from search.whoosh_engine.damage import seal_segment

_LOCK = "WRITELOCK"
_SECONDS_FOR_LOCK = 5.0
"""A commit takes a tenth of this; whoever waits longer tries again with the next sweep."""
_MEGABYTES_IN_MEMORY = 256
"""Postings kept before they are sorted on disk: about 8,000 documents of 600 words."""

# Most words stand in few documents, and a block of few postings does not compress.
_CODEC = W3Codec(compression=0)


class _SealingWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's writer, which seals each segment before the commit that makes it count."""

    def _flush_segment(self) -> None:
        # Whoosh would look up each document's length for each of its words, to skip documents that
        # cannot reach the first page. Facets count every document, so nothing is ever skipped.
        self.perdocwriter.close()
        self.fieldwriter.add_postings(self.schema, None, self.pool.iter_postings())
        self.fieldwriter.close()

    def _finalize_segment(self) -> Any:
        segment = super()._finalize_segment()
        seal_segment(Path(self.storage.folder), segment.segment_id())
        return segment


@contextmanager
def locked(index: FileIndex) -> Iterator[None]:
    """Hold the index's write lock, which the operating system frees when the process dies.

    Raises:
        IndexUnavailableError: another writer keeps it.
    """
    lock = index.lock(_LOCK)
    if not try_for(lock.acquire, timeout=_SECONDS_FOR_LOCK, delay=0.05):
        raise IndexUnavailableError("another process is writing to the search index")
    try:
        yield
    finally:
        lock.release()


@contextmanager
def writing(index: FileIndex) -> Iterator[Any]:
    """A Whoosh writer that commits at the end, or leaves the index as it was on any error.

    Must be used while ``locked``.
    """
    _sweep(Path(index.storage.folder))
    writer = _SealingWriter(index, _lk=False, codec=_CODEC, limitmb=_MEGABYTES_IN_MEMORY)
    try:
        yield writer
        writer.commit(merge=False)
    except BaseException:
        _abandon(writer)
        raise


def take_away(writer: Any, outdated: Mapping[str, Iterable[int]], segments: Set[str]) -> None:
    """Mark documents as deleted, given their numbers by segment, and leave whole segments out."""
    for segment in writer.segments:
        for number in outdated.get(segment.segment_id(), ()):
            segment.delete_document(number)
    writer.segments = [each for each in writer.segments if each.segment_id() not in segments]


def _abandon(writer: Any) -> None:
    if writer.is_closed:
        return
    try:
        writer.cancel()
    except OSError:
        # On a full disk even closing a file fails. The next writer sweeps what is left.
        writer.is_closed = True


def _sweep(folder: Path) -> None:
    """Remove what a writer that was killed has left, but for segments: the commit removes those."""
    for table_of_contents in folder.glob("_*.toc.*"):
        table_of_contents.unlink(missing_ok=True)
    for temporary in folder.glob("*.tmp"):
        shutil.rmtree(temporary, ignore_errors=True)
