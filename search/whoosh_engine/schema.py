"""The fields of the Whoosh index, and what an entry puts into them."""

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.columns import CompressedBytesColumn, VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Positions

from search.analysis.stems import indexed_forms, sought_forms
from search.analysis.tokens import words
from search.entries import Entry
from search.whoosh_engine.stored import Content, Facts
from search.whoosh_engine.vocabulary import spellings_of

TEXT = "text"
"""Every form of every word, with its places; the weight of a word adds up over the parts below."""
SPELLINGS = "spellings"
"""Every word once, as people write it (``vocabulary.spellings_of``): to repair and complete by."""
FACTS = "facts"
"""What lists, facets and sorting need (``Facts``). Small, and kept in memory."""
CONTENT = "content"
"""The longer texts (``Content``), compressed; read for a page's hits, and to merge segments."""

WEIGHTS = {"title": 12.0, "names": 9.0, "summary": 5.0, "labels": 4.0, "body": 1.0}
OTHER_VERSIONS_WEIGHT = 0.5

_GAP = 100
"""Places left free between two parts, so that no phrase runs from one into the next."""

Posting = tuple[bytes, int, float, bytes]
Forms = tuple[str, ...]


class Places(Positions):  # type: ignore[misc]  # Whoosh has no types
    """Places of words as plain integers: a fifth of the size of Whoosh's pickles, and faster."""

    def encode(self, places: Iterable[int]) -> bytes:
        """Pack the places of one word in one document."""
        return array("I", places).tobytes()

    def decode_positions(self, packed: bytes) -> list[int]:
        """Unpack them again."""
        return list(array("I", packed))

    def decode_frequency(self, packed: bytes) -> int:
        """How many there are."""
        return len(packed) // array("I").itemsize


class Prepared(FieldType):  # type: ignore[misc]
    """A field whose postings are made here, not by one of Whoosh's analysers."""

    def index(self, value: Iterable[Posting], **_: object) -> Iterable[Posting]:
        """The postings, as (term, frequency, weight, places)."""
        return value


def make_schema() -> Schema:
    """The fields of an index of the current version."""
    return Schema(
        **{
            TEXT: Prepared(format=Places(), analyzer=None),
            SPELLINGS: COLUMN(CompressedBytesColumn()),
            FACTS: COLUMN(VarBytesColumn()),
            CONTENT: COLUMN(CompressedBytesColumn()),
        }
    )


def fields_of(entry: Entry) -> dict[str, Any]:
    """An entry as Whoosh takes it, by field."""
    parts = [(weight, list(forms)) for weight, forms in _parts(entry)]
    return {
        TEXT: list(_postings(parts)),
        SPELLINGS: spellings_of(entry),
        FACTS: Facts.of(entry, sum(len(forms) for _, forms in parts)).to_bytes(),
        CONTENT: Content.of(entry).to_bytes(),
    }


def _postings(parts: Iterable[tuple[float, list[Forms]]]) -> Iterator[Posting]:
    weights: dict[str, float] = {}
    places: dict[str, list[int]] = {}
    place = 0
    for weight, word_forms in parts:
        for forms in word_forms:
            for form in forms:
                weights[form] = weights.get(form, 0.0) + weight
                places.setdefault(form, []).append(place)
            place += 1
        place += _GAP
    encode = Places().encode
    for form, where in places.items():
        yield form.encode(), len(where), weights[form], encode(where)


def _parts(entry: Entry) -> Iterator[tuple[float, Iterable[Forms]]]:
    """For each part of an entry, its weight and the forms of its words."""
    mixed = {"labels": entry.labels, "other_versions": entry.other_versions}
    for name, weight in WEIGHTS.items():
        if name not in mixed:
            found = words(getattr(entry, name))
            yield weight, (indexed_forms(word, entry.locale) for word in found)
    for name, text in mixed.items():
        weight = WEIGHTS.get(name, OTHER_VERSIONS_WEIGHT)
        yield weight, map(sought_forms, words(text))
