"""Reading posting lists, a block at a time.

Whoosh's matchers step from document to document, a microsecond each, to stop once the first page
is sure. Facets count every document found, so every posting is wanted, and reading whole blocks is
ten times faster. The attributes used for it are private to Whoosh; hence the pinned version.
"""

from collections.abc import Iterator
from typing import Any

from whoosh.reading import TermNotFound

from search.whoosh_engine.schema import TEXT, Places

_FORMAT = Places()


def read_weights(reader: Any, form: str) -> dict[int, float]:
    """The weight of a form in each document of a segment, deleted ones included."""
    weights: dict[int, float] = {}
    for matcher in _blocks(reader, form):
        matcher._read_weights()  # noqa: SLF001
        weights.update(zip(matcher._ids, matcher._weights, strict=True))  # noqa: SLF001
    return weights


def read_places(reader: Any, form: str) -> dict[int, bytes]:
    """The packed places of a form in each document of a segment, deleted ones included."""
    places: dict[int, bytes] = {}
    for matcher in _blocks(reader, form):
        matcher._read_values()  # noqa: SLF001
        places.update(zip(matcher._ids, matcher._values, strict=True))  # noqa: SLF001
    return places


def unpack_places(packed: bytes) -> list[int]:
    """The places of a word in a document, in order."""
    return _FORMAT.decode_positions(packed)


def _blocks(reader: Any, form: str) -> Iterator[Any]:
    """A matcher that stands at each block of a posting list in turn, its document numbers read."""
    try:
        # Not reader.postings(), which gathers the deleted documents anew for each word.
        matcher = reader._terms.matcher(TEXT, form.encode(), _FORMAT)  # noqa: SLF001
    except TermNotFound:
        return
    while matcher.is_active():
        matcher._read_ids()  # noqa: SLF001
        yield matcher
        matcher._next_block()  # noqa: SLF001
