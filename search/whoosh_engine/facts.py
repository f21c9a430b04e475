"""Keeps the facts of each document of a segment in memory.

A segment never changes once written, but for documents that are marked as deleted. So everything
here is read once for each segment and shared by all later searches.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from search.analysis.folding import fold
from search.query import FACET_FIELDS
from search.whoosh_engine.stored import Facts

Value = TypeVar("Value", bound=Hashable)


class SegmentFacts:
    """Holds the facts of a segment's documents, and sets of documents as bit masks.

    ``documents`` are in the order of their numbers.

    Bit *n* of a mask stands for document *n*: an intersection is ``&``, a count is ``bit_count()``,
    both at the speed of memory.

    Attributes:
        serves: for each interface language, the documents that serve its readers.
        having: for each facet field and value, the documents that have it.
        taking: for each number of minutes, the documents that take as long.
        fitting: for each range of group sizes, the documents for just these.
        newest: sort keys for the newest first.
        titles: sort keys for the order of titles.
        total_length: words of all documents together.
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
        self.taking = _masks([each.minutes for each in self.documents])
        self.fitting = _masks([each.groups for each in self.documents])
        self.newest = [(-each.published_at, each.key.int) for each in self.documents]
        self.total_length = sum(each.length for each in self.documents)
        self.titles = [(fold(each.title), each.key.int) for each in self.documents]


def _masks(values: Sequence[Value | None]) -> dict[Value, int]:
    """Return the mask of the documents that share each value.

    A document whose value is None is in no mask.
    """
    numbers: dict[Value, list[int]] = {}
    for number, value in enumerate(values):
        if value is not None:
            numbers.setdefault(value, []).append(number)
    return {value: mask_of(found, len(values)) for value, found in numbers.items()}


def mask_of(numbers: Iterable[int], size: int) -> int:
    """Return the mask of some document numbers below ``size``."""
    bits = bytearray(size // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def numbers_in(mask: int) -> list[int]:
    """Return the document numbers of a mask, in order."""
    return [number for number, bit in enumerate(bin(mask)[:1:-1]) if bit == "1"]
