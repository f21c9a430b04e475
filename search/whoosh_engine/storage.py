"""Knows Whoosh: its schema, its segments and commits, and the private names behind them.

Nothing else does, but the files of its folder (``files``) and its lock (``writing``). Whoosh's own
postings are not used: it pickles the places of each document on their own, 43 bytes a posting, and
steps from document to document. Facets count every document found, so every posting is read. As
arrays, postings take a third of the room, and are read at once. The base classes are private to
Whoosh, hence the pinned version.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter, W3TermsReader
from whoosh.columns import CompressedBytesColumn, FixedBytesColumn, NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.filedb.structfile import BufferFile
from whoosh.formats import Existence, Positions
from whoosh.index import TOC, FileIndex
from whoosh.writing import SegmentWriter

from content_models.syncing import sync
from search.analysed import Part
from search.whoosh_engine.damage import write_seal
from search.whoosh_engine.files import FileOnDisk, FilesInMemory
from search.whoosh_engine.gathering import FormsGathered, PostingList, PostingLists

FORMS = "forms"
"""Every form of every word, with weights and places (``search.analysed``)."""
SPELLINGS = "spellings"
"""Every word as people write it, after its language: to repair and complete by."""
VALUES = "values"
"""What documents are counted and filtered by, each as ``field=value``."""
CONCEPTS = "concepts"
"""Every concept with all its names, once (``stored.concept_term``)."""
KEYS = "keys"
"""The key of each document's item, in hexadecimal digits."""

KEY = "key"
PUBLISHED = "published"
KNOWN_SINCE = "known_since"
LENGTH = "length"
TITLE = "title"
"""Folded: to sort and complete by."""
CARD = "card"
"""What a candidate shows (``stored.Card``)."""
DIGEST = "digest"
TEXTS = "texts"
"""What excerpts are cut of, as it is: twenty are read for a page."""
REST = "rest"
"""All else of the entry, compressed: to merge segments."""

Numbers = npt.NDArray[np.uint32]
Weights = npt.NDArray[np.float32]

_IN_MEMORY = frozenset({CARD})
"""Columns that are read whole: every search looks at a hundred cards of a hundred bytes."""
_DIRECTORY = struct.Struct("!qi")
"""Where the directory of a segment's parts begins, and its length."""
_FIELD_NUMBER = 2
"""Bytes before a term in the dictionary."""
_INFO = struct.Struct("!5xI14xq")
"""The number of documents and where they stand, in what the dictionary says of a term."""
_EXTENTS_REMEMBERED = 10_000
"""Readers type the same words, and Whoosh needs as long to look one up as numpy to read it."""


def make_schema() -> Schema:
    """Return the fields of an index of the current version."""
    return Schema(
        **{
            FORMS: FieldType(format=Positions(), analyzer=None),
            **{
                name: FieldType(format=Existence(), analyzer=None)
                for name in (SPELLINGS, VALUES, CONCEPTS, KEYS)
            },
            KEY: COLUMN(FixedBytesColumn(16)),
            PUBLISHED: COLUMN(NumericColumn("d")),
            KNOWN_SINCE: COLUMN(NumericColumn("d")),
            LENGTH: COLUMN(NumericColumn("I")),
            TITLE: COLUMN(VarBytesColumn()),
            CARD: COLUMN(VarBytesColumn()),
            DIGEST: COLUMN(VarBytesColumn()),
            TEXTS: COLUMN(VarBytesColumn()),
            REST: COLUMN(CompressedBytesColumn()),
        }
    )


class _CompactCodec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Writes posting lists as arrays, and all else as Whoosh's codec does."""

    def field_writer(self, storage: Any, segment: Any) -> "_CompactFieldWriter":
        return _CompactFieldWriter(self, storage, segment)

    def postings_writer(self, file: Any, **_: object) -> "_CompactWriter":
        return _CompactWriter(file, blocklimit=1)


class _CompactFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes posting lists that have been gathered before."""

    def write_field(self, name: str, field: Any, lists: Mapping[str, PostingList]) -> None:
        self.start_field(name, field)
        for term in sorted(lists):  # UTF-8 has the same order, in which Whoosh wants them
            self.start_term(term.encode())
            self._postwriter.take(lists[term])
            self.finish_term()
        self.finish_field()


class _CompactWriter(W3PostingsWriter):  # type: ignore[misc]
    """Writes a whole posting list as one block."""

    def take(self, postings: PostingList) -> None:
        self._ids, self._weights = postings.documents, postings.weights
        self._maxweight = max(postings.weights, default=0.0)
        self._list = postings

    def _write_block(self, *, last: bool = False) -> None:
        del last  # there is but one
        self._terminfo.add_block(self)
        for piece in self._list.pieces():
            self._postfile.write(piece)
        self._new_block()


class StoredWriter(SegmentWriter):  # type: ignore[misc]
    """Writes one commit, with posting lists gathered in memory.

    They take about 10 KB for a case study. Whoosh's own sorting of postings takes twice the time.
    Each segment is sealed before the commit that includes it.
    """

    segments: list[Any]

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, _lk=False, codec=_CompactCodec())
        self._forms = FormsGathered()
        self._lists = {
            FORMS: self._forms.lists,
            **{field: PostingLists() for field in (SPELLINGS, VALUES, CONCEPTS, KEYS)},
        }

    def post(self, field: str, terms: Iterable[str]) -> None:
        """Add terms to the document that is added next."""
        lists, number = self._lists[field], self.docnum
        for term in terms:
            lists[term].documents.append(number)

    def post_words(self, parts: Iterable[Part]) -> None:
        """Add words, with their weights and places, to the document that is added next."""
        self._forms.add(self.docnum, parts)

    def take_away(self, outdated: Mapping[str, Iterable[int]], segments: Set[str]) -> None:
        """Mark documents as deleted, by segment and number; leave whole segments out."""
        for segment in self.segments:
            for number in outdated.get(segment.segment_id(), ()):
                segment.delete_document(number)
        self.segments = [each for each in self.segments if each.segment_id() not in segments]

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self._forms.finish()
        for field, lists in self._lists.items():
            self.fieldwriter.write_field(field, self.schema[field], lists)
        self.fieldwriter.close()

    def _finalize_segment(self) -> Any:
        segment = super()._finalize_segment()
        file = Path(self.storage.folder) / f"{segment.segment_id()}.seg"
        write_seal(file)
        sync(file)
        return segment


class Commit:
    """A commit is a table of contents: segments, and which of their documents are deleted."""

    def __init__(self, folder: Path) -> None:
        index = FileIndex(FilesInMemory(folder), schema=make_schema())
        contents = TOC.read(index.storage, index.indexname, schema=make_schema())
        self.generation: int = contents.generation
        self.segments: list[Any] = contents.segments

    def deleted(self) -> dict[str, Sequence[int]]:
        """Return the deleted documents of each segment, by its name."""
        return {each.segment_id(): sorted(each.deleted_docs()) for each in self.segments}


class StoredSegment:
    """Reads a segment from its file, and keeps its dictionary of terms in memory.

    Safe to share between threads: nothing in it moves. Postings of documents that have been deleted
    since are still in it. Any method may raise ``IndexUnavailableError``, if the file was cut.

    Attributes:
        size: the number of its documents.
    """

    def __init__(self, file: FileOnDisk, segment: Any) -> None:
        self.size: int = segment.doc_count_all()
        self._segment = segment
        self._file = file
        place, length = _DIRECTORY.unpack(file.get(0, _DIRECTORY.size))
        self._parts = BufferFile(file.get(place, length)).read_pickle()
        terms = self._part(segment.make_filename(W3Codec.TERMS_EXT))
        self._dictionary = terms.get(0, terms.length)
        self._terms = W3TermsReader(
            None, BufferFile(self._dictionary), len(self._dictionary), postfile=None
        )
        self._extents: dict[tuple[str, str], tuple[int, int]] = {}
        self._postings = self._part(segment.make_filename(W3Codec.POSTS_EXT))
        self._readers = {
            name: field.column_type.reader(part, 0, part.length, self.size)
            for name, field in make_schema().items()
            if field.column_type
            for part in (self._column(name),)
        }

    def documents(self, field: str, term: str) -> Numbers:
        """Return the documents of a term, in order."""
        place, count = self._extent(field, term)
        return np.frombuffer(self._postings.get(place, 4 * count), np.uint32)

    def weights(self, term: str) -> tuple[Numbers, Weights]:
        """Return the documents of a form, and its weight in each."""
        place, count = self._extent(FORMS, term)
        content = self._postings.get(place, 8 * count)
        return (
            np.frombuffer(content, np.uint32, count),
            np.frombuffer(content, np.float32, count, 4 * count),
        )

    def places(self, term: str) -> tuple[Numbers, Numbers]:
        """Return the places of a form, and the document in which each is."""
        place, count = self._extent(FORMS, term)
        content = self._postings.get(place, 10 * count)
        lengths = np.frombuffer(content, np.uint16, count, 8 * count) // 4
        documents = np.repeat(np.frombuffer(content, np.uint32, count), lengths)
        return documents, np.frombuffer(
            self._postings.get(place + 10 * count, 4 * len(documents)), np.uint32
        )

    def terms(self, field: str, beginning: str = "") -> Iterator[tuple[str, int]]:
        """Yield the terms that begin so, in order, and the number of their documents."""
        # Whoosh's own ways to terms make an object for each, which takes several times as long.
        first = self._terms._keycoder(field, beginning.encode())
        content = self._dictionary
        for place, length, info, _ in self._terms._tindex.ranges_from(first):
            key = content[place : place + length]
            if not key.startswith(first):
                return
            count, _ = _INFO.unpack_from(content, info)
            yield key[_FIELD_NUMBER:].decode(), count

    def value(self, column: str, number: int) -> bytes:
        """Return what a column has of a document."""
        found: bytes = self._readers[column][number]
        return found

    def numbers(self, column: str, kind: str) -> npt.NDArray[Any]:
        """Return a column of numbers as an array, their ``kind`` as numpy writes it."""
        part = self._column(column)
        return np.frombuffer(part.get(0, part.length), kind)

    def _extent(self, field: str, term: str) -> tuple[int, int]:
        """Return where a posting list begins, and the number of its documents."""
        extent = self._extents.get((field, term))
        if extent is None:
            if len(self._extents) >= _EXTENTS_REMEMBERED:
                self._extents.clear()
            extent = self._extents[field, term] = self._looked_up(field, term)
        return extent

    def _looked_up(self, field: str, term: str) -> tuple[int, int]:
        key = self._terms._keycoder(field, term.encode())
        for place, _ in self._terms._tindex.ranges_for_key(key):
            count, postings = _INFO.unpack_from(self._dictionary, place)
            return postings, count
        return 0, 0

    def _column(self, name: str) -> FileOnDisk:
        part = self._part(W3Codec.column_filename(self._segment, name))
        return part.in_memory() if name in _IN_MEMORY else part

    def _part(self, name: str) -> FileOnDisk:
        part = self._parts[name]
        return self._file.part(part["offset"], part["length"])
