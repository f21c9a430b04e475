"""Writes and reads posting lists, each as a few arrays.

Whoosh pickles the places of each document on their own: 43 bytes a posting. Its matchers step from
document to document, and stop once the first page is sure. But facets count
every document found, so every posting is read. As arrays, postings take a third of the room, and
are written and read several times faster. The base classes are private to Whoosh, hence the pinned
version.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter
from whoosh.reading import TermNotFound

_NUMBERS = "I"  # 4 bytes
_WEIGHTS = "f"  # 4 bytes
_LENGTHS = "H"  # 2 bytes
_BYTES_OF_POSTING = 10  # without its places
_MAXIMUM_PLACES = 2**16 // 4 - 1
"""The most that fit a length of 2 bytes; later in a document, no phrase is found."""


class PostingList:
    """A posting list gathers the documents of a term before they are written.

    They keep the order in which they are added.
    """

    __slots__ = ("documents", "lengths", "places", "weights")

    def __init__(self) -> None:
        self.documents: array[int] = array(_NUMBERS)
        self.weights: array[float] = array(_WEIGHTS)
        self.lengths: array[int] = array(_LENGTHS)
        self.places = bytearray()

    def add(self, document: int, weight: float, places: Sequence[int]) -> None:
        """Add a document and the term's places in it.

        A place is a number of words from the document's beginning.
        """
        packed = array(_NUMBERS, places[:_MAXIMUM_PLACES]).tobytes()
        self.documents.append(document)
        self.weights.append(weight)
        self.lengths.append(len(packed))
        self.places += packed

    def pieces(self) -> Iterable[bytes]:
        """Yield the bytes that ``PostingLists`` reads."""
        yield array(_NUMBERS, [len(self.documents)]).tobytes()
        for numbers in (self.documents, self.weights, self.lengths):
            yield numbers.tobytes()
        yield bytes(self.places)


class CompactCodec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Writes posting lists as arrays, and all else as Whoosh's codec does."""

    def field_writer(self, storage: Any, segment: Any) -> "CompactFieldWriter":
        """Return a writer of fields; Whoosh calls this for each segment."""
        return CompactFieldWriter(self, storage, segment)

    def postings_writer(self, file: Any, **_: object) -> "_CompactWriter":
        """Return a writer of posting lists; Whoosh calls this for each field."""
        return _CompactWriter(file, blocklimit=1)


class CompactFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes posting lists that have been gathered before."""

    def write_field(self, name: str, field: Any, lists: Mapping[str, PostingList]) -> None:
        """Write all posting lists of a field, by term."""
        self.start_field(name, field)
        for term in sorted(lists):  # UTF-8 has the same order, in which Whoosh wants them
            self.start_term(term.encode())
            self._postwriter.take(lists[term])
            self.finish_term()
        self.finish_field()


class _CompactWriter(W3PostingsWriter):  # type: ignore[misc]
    """Writes a whole posting list as one block."""

    def take(self, postings: PostingList) -> None:
        """Take the posting list to be written next."""
        self._ids, self._weights = postings.documents, postings.weights
        self._maxweight = max(postings.weights)
        self._list = postings

    def _write_block(self, *, last: bool = False) -> None:
        del last  # there is but one
        self._terminfo.add_block(self)
        for piece in self._list.pieces():
            self._postfile.write(piece)
        self._new_block()


class PostingLists:
    """Reads the posting lists of a segment.

    Documents that have been deleted since are still in them.
    """

    def __init__(self, files: Any, segment: Any) -> None:
        codec = segment.codec()
        self._terms = codec.terms_reader(files, segment)
        self._file = segment.open_file(files, codec.POSTS_EXT)

    def documents(self, field: str, term: str) -> Sequence[int]:
        """Return the documents of a term."""
        content, count = self._read(field, term)
        return array(_NUMBERS, content[4 : 4 + 4 * count])

    def weights(self, field: str, term: str) -> dict[int, float]:
        """Return the weight of a term in each document."""
        content, count = self._read(field, term)
        numbers = array(_NUMBERS, content[4 : 4 + 4 * count])
        weights = array(_WEIGHTS, content[4 + 4 * count : 4 + 8 * count])
        return dict(zip(numbers, weights, strict=True))

    def places(self, field: str, term: str) -> dict[int, bytes]:
        """Return the packed places of a term in each document."""
        content, count = self._read(field, term)
        numbers = array(_NUMBERS, content[4 : 4 + 4 * count])
        first = 4 + _BYTES_OF_POSTING * count
        lengths = array(_LENGTHS, content[4 + 8 * count : first])
        ends = pairwise(accumulate(lengths, initial=first))
        return dict(zip(numbers, (content[start:end] for start, end in ends), strict=True))

    def _read(self, field: str, term: str) -> tuple[bytes, int]:
        """Return a posting list, and the number of postings in it."""
        try:
            place, length = self._terms.term_info(field, term.encode()).extent()
        except TermNotFound:
            return b"", 0
        # Whoosh 2.7.4 forgets to unpack the length.
        content: bytes = self._file.get(place, *length)
        return content, array(_NUMBERS, content[:4])[0]


def unpack_places(packed: bytes) -> Sequence[int]:
    """Return the places of a word in one document, in order."""
    return array(_NUMBERS, packed)
