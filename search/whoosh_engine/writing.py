"""Writes commits of sealed segments, under a lock that a dying process frees."""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex
from whoosh.util.filelock import try_for
from whoosh.writing import SegmentWriter

from content_models.syncing import sync
from search.engine import IndexUnavailableError
from search.entries import Entry
from search.whoosh_engine.analysed import Analysed
from search.whoosh_engine.compact import CompactCodec, PostingList
from search.whoosh_engine.damage import READING_ERRORS, unavailable_on, write_seal
from search.whoosh_engine.files import CONTENTS, WrittenFiles
from search.whoosh_engine.schema import CONTENT, FACTS, SPELLINGS, TEXT, make_schema
from search.whoosh_engine.stored import Content, Facts

_LOCK = "WRITELOCK"
_SECONDS_FOR_LOCK = 5.0
"""A commit takes a tenth of this; whoever waits longer tries again with the next sweep."""


class EntryWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Adapts Whoosh's writer, with posting lists gathered in memory.

    They take about 10 KB for a case study. Whoosh's own sorting of postings takes twice the time.
    Each segment is sealed before the commit that includes it.
    """

    segments: list[Any]

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, _lk=False, codec=CompactCodec())
        self._lists: defaultdict[str, PostingList] = defaultdict(PostingList)

    def add(self, entry: Entry) -> None:
        """Add an entry to the segment."""
        analysed = Analysed.of(entry)
        for form, weight, places in analysed.postings:
            self._lists[form].add(self.docnum, weight, places)
        columns = {
            FACTS: Facts.of(entry, analysed.length).to_bytes(),
            CONTENT: Content.of(entry).to_bytes(),
            SPELLINGS: analysed.spellings,
        }
        self.add_document(**columns)

    def take_away(self, outdated: Mapping[str, Iterable[int]], segments: Set[str]) -> None:
        """Mark documents as deleted, by segment and number; leave whole segments out."""
        for segment in self.segments:
            for number in outdated.get(segment.segment_id(), ()):
                segment.delete_document(number)
        self.segments = [each for each in self.segments if each.segment_id() not in segments]

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.fieldwriter.write_field(TEXT, self.schema[TEXT], self._lists)
        self.fieldwriter.close()

    def _finalize_segment(self) -> Any:
        segment = super()._finalize_segment()
        file = Path(self.storage.folder) / f"{segment.segment_id()}.seg"
        write_seal(file, file.read_bytes())
        sync(file)
        return segment


@contextmanager
def locked(index: FileIndex) -> Iterator[None]:
    """Hold the index's write lock.

    The operating system frees it when the process dies.

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
def writing(index: FileIndex) -> Iterator[EntryWriter]:
    """Write a commit, or leave the index as it was on any error.

    Must be used while ``locked``.

    Raises:
        IndexUnavailableError: the index is damaged.
    """
    folder = Path(index.storage.folder)
    _sweep(folder)
    files = WrittenFiles(folder)
    try:
        with unavailable_on(READING_ERRORS, "the search index cannot be read"):
            writer = EntryWriter(FileIndex(files, schema=make_schema()))
        yield writer
        writer.commit(merge=False)
    except BaseException:
        # What has been written is left where it is: the next writer sweeps it away.
        files.close_all()
        raise


def _sweep(folder: Path) -> None:
    """Remove what a failed writer has left, except segments.

    The commit removes those.
    """
    for unfinished in folder.glob(f"_*{CONTENTS}.*"):
        unfinished.unlink(missing_ok=True)
    for seal in folder.glob("_*.seal"):
        if not seal.with_suffix(CONTENTS).exists():
            seal.unlink(missing_ok=True)
    for temporary in folder.glob("*.tmp"):
        shutil.rmtree(temporary, ignore_errors=True)
