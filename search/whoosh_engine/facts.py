"""What is known of each document of a segment without reading the disk.

A segment never changes once written, but for documents that are marked as deleted. So everything
here is read once for each segment and shared by all later searches.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from content_models.vocabularies import Kind
from search.analysis.folding import fold
from search.entries import Entry
from search.query import FACET_FIELDS


@dataclass(frozen=True, slots=True)
class Facts:
    """The small fields of an ``Entry``.

    ``published_at`` is in seconds since 1970, ``length`` in words of all its parts.
    """

    key: UUID
    locale: str
    kind: Kind
    readers: tuple[str, ...]
    digest: str
    title: str
    published_at: float
    length: int
    facets: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, entry: Entry, length: int) -> "Facts":
        """What is kept of an entry."""
        return cls(
            entry.key,
            entry.locale,
            entry.kind,
            entry.readers,
            entry.digest,
            entry.title,
            entry.published_at.timestamp(),
            length,
            entry.facets,
        )

    def to_bytes(self) -> bytes:
        """As the index stores it."""
        row = (self.key.hex, self.locale, self.kind, self.readers, self.digest, self.title)
        numbers = (self.published_at, self.length)
        return json.dumps([*row, *numbers, self.facets], ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Facts":
        """Read what ``to_bytes`` wrote."""
        key, locale, kind, readers, digest, title, published, length, facets = json.loads(content)
        values = {field: tuple(each) for field, each in facets.items()}
        readers = tuple(readers)
        return cls(UUID(key), locale, kind, readers, digest, title, published, length, values)


class SegmentFacts:
    """The facts of a segment's documents, by document number, and sets of documents as bit masks.

    Bit *n* of a mask stands for document *n*: an intersection is ``&``, a count is ``bit_count()``,
    both at the speed of memory.

    Attributes:
        serves: for each interface language, the documents that serve its readers.
        having: for each facet field and value, the documents that have it.
        newest: sort keys for the newest first.
        titles: sort keys for the order of titles.
    """

    def __init__(self, documents: Iterable[Facts]) -> None:
        self.documents = list(documents)
        self.size = len(self.documents)
        numbers: dict[str, dict[str, list[int]]] = {field: {} for field in ("", *FACET_FIELDS)}
        self.numbers_of_key: dict[UUID, list[int]] = {}
        for number, facts in enumerate(self.documents):
            self.numbers_of_key.setdefault(facts.key, []).append(number)
            for field, values in (("", facts.readers), *facts.facets.items()):
                for value in values:
                    numbers[field].setdefault(value, []).append(number)
        masks = {
            field: {value: mask_of(found, self.size) for value, found in by_value.items()}
            for field, by_value in numbers.items()
        }
        self.serves = masks.pop("")
        self.having = masks
        self.newest = [(-each.published_at, each.key.int) for each in self.documents]
        self.titles = [(fold(each.title), each.key.int) for each in self.documents]

    @classmethod
    def read(cls, reader: Any, field: str) -> "SegmentFacts":
        """Read the facts column of a Whoosh segment reader."""
        count = reader.doc_count_all()
        column = reader.column_reader(field, translate=False)
        return cls(Facts.from_bytes(column[number]) for number in range(count))


def mask_of(numbers: Iterable[int], size: int) -> int:
    """The mask of some document numbers below ``size``."""
    bits = bytearray(size // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def numbers_in(mask: int) -> list[int]:
    """The document numbers of a mask, in order."""
    return [number for number, bit in enumerate(bin(mask)[:1:-1]) if bit == "1"]
