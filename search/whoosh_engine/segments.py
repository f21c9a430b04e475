"""Reads a segment of the index into memory.

One thread at a time may use it: Whoosh's readers share file positions, and four threads on one gave
silently wrong results.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile

from search.entries import Entry
from search.whoosh_engine.compact import PostingLists
from search.whoosh_engine.damage import read_sealed
from search.whoosh_engine.facts import SegmentFacts, mask_of
from search.whoosh_engine.schema import CONTENT, FACTS, SPELLINGS, TEXT, make_schema
from search.whoosh_engine.stored import Content, Facts
from search.whoosh_engine.vocabulary import Vocabulary


class Segment:
    """A segment is what one commit has written, and never changes.

    Attributes:
        name: unique for ever.
        facts: of its documents.
        vocabulary: its words.
        is_learnt: true once the speller knows them.
    """

    def __init__(self, folder: Path, segment: Any) -> None:
        self.name: str = segment.segment_id()
        content = read_sealed(folder / f"{self.name}.seg")
        files = CompoundStorage(BufferFile(content), use_mmap=False)
        self._postings = PostingLists(files, segment)
        columns = segment.codec().per_document_reader(files, segment)
        facts, spellings, self._contents = (
            columns.column_reader(name, make_schema()[name].column_type)
            for name in (FACTS, SPELLINGS, CONTENT)
        )
        documents = [Facts.from_bytes(facts[n]) for n in range(segment.doc_count_all())]
        self.facts = SegmentFacts(documents)
        self.vocabulary = Vocabulary.read(spellings, [each.locale for each in documents])
        self.is_learnt = False

    def weights(self, form: str) -> dict[int, float]:
        """Return the weight of a form in each document, deleted ones included.

        It is the caller's own, to be changed.
        """
        return self._postings.weights(TEXT, form)

    def documents(self, form: str) -> Sequence[int]:
        """Return the documents that hold a form, deleted ones included."""
        return self._postings.documents(TEXT, form)

    def places(self, form: str) -> dict[int, bytes]:
        """Return the packed places of a form in each document."""
        return self._postings.places(TEXT, form)

    def content(self, number: int) -> Content:
        """Return the texts of a document."""
        return Content.from_bytes(self._contents[number])

    def entries(self, numbers: Iterable[int]) -> list[Entry]:
        """Return some documents as the entries that were given."""
        documents = self.facts.documents
        return [self.content(number).entry(documents[number]) for number in numbers]


class Leaf:
    """A leaf is a segment as one commit sees it.

    Attributes:
        live: the mask of its documents that are not deleted.
    """

    def __init__(self, segment: Segment, deleted: Iterable[int]) -> None:
        self.segment = segment
        self.facts = segment.facts
        everything = (1 << self.facts.size) - 1
        self.live = everything & ~mask_of(deleted, self.facts.size)

    def serving(self, reader: str) -> int:
        """Return the mask of its living documents that serve a reader."""
        return self.live & self.facts.serves.get(reader, 0)

    def live_numbers_of(self, keys: Iterable[UUID]) -> list[int]:
        """Return the numbers of the living documents of some items."""
        return [
            number
            for key in keys
            for number in self.facts.numbers_of_key.get(key, ())
            if self.live >> number & 1
        ]
