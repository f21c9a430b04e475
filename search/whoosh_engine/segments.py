"""Reads what a segment's documents are filtered, counted and ordered by.

A segment never changes once written, but for documents that are marked as deleted. So everything
here is read once for each segment and shared by all later searches.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

from content_models.base_map.drawing import Bounds
from content_models.distances import Points, distances_km
from content_models.places import Coordinates
from search.analysed import CONCEPT_WEIGHT, Spelt
from search.concepts import Concept
from search.engine import Texts
from search.entries import Entry
from search.offers import is_timed
from search.openings import Offers
from search.vicinity import coordinates_in
from search.whoosh_engine import storage
from search.whoosh_engine.files import FileOnDisk
from search.whoosh_engine.storage import Numbers, StoredSegment, Weights
from search.whoosh_engine.stored import (
    Card,
    concept_from_term,
    entry_from_bytes,
    texts_from_bytes,
)
from search.whoosh_engine.vocabulary import Titles, Vocabulary

POSITION, REACH, OFFER = "position", "reach", "offer"
"""Fields of values: where one goes, whom help reaches who are far from there, what is offered."""
_MASKS_REMEMBERED = 50
"""Of each field: a page asks for the same several times, and for who is open now all do."""

Mask = npt.NDArray[np.bool_]
"""Says of each document of a segment whether it is meant."""


class Values:
    """Holds which documents of a segment have which values of one field."""

    def __init__(self, documents: dict[str, Numbers]) -> None:
        self._documents = documents
        self._masks: dict[frozenset[str], Mask] = {}
        self._numbers = np.concatenate(list(documents.values()) or [np.empty(0, np.uint32)])
        self._codes = np.repeat(
            np.arange(len(documents), dtype=np.int32), [len(each) for each in documents.values()]
        )

    def __iter__(self) -> Iterator[str]:
        """Yield the values."""
        return iter(self._documents)

    def having(self, values: Iterable[str], size: int) -> Mask:
        """Return the documents that have one of some values; nobody changes the answer."""
        wanted = frozenset(values)
        mask = self._masks.get(wanted)
        if mask is None:
            if len(self._masks) >= _MASKS_REMEMBERED:
                self._masks = {}
            mask = self._masks[wanted] = np.zeros(size, bool)
            for value in wanted & self._documents.keys():
                mask[self._documents[value]] = True
        return mask

    def pairs(self) -> tuple[npt.NDArray[np.int32], Numbers]:
        """Return the place of each value among all values, and the document that has it."""
        return self._codes, self._numbers

    def counts(self, mask: Mask) -> Iterable[tuple[str, int]]:
        """Count the documents meant that have each value."""
        found = np.bincount(self._codes[mask[self._numbers]], minlength=len(self._documents))
        return zip(self._documents, found.tolist(), strict=True)


class Segment:
    """A segment is what one commit has written, and never changes.

    Attributes:
        name: unique for ever.
        stored: its file.
        size: the number of its documents, deleted ones included.
        lengths: of its documents, in words.
        published: when each was, in seconds since 1970.
        known_since: when each was last checked; infinity for what is not.
        keys: of each document's item, as a high and a low number.
    """

    def __init__(self, folder: Path, segment: Any) -> None:
        self.name: str = segment.segment_id()
        self.stored = StoredSegment(FileOnDisk.open(folder / f"{self.name}.seg"), segment)
        self.size = self.stored.size
        self.lengths = self.stored.numbers(storage.LENGTH, ">u4").astype(float)
        self.published = self.stored.numbers(storage.PUBLISHED, ">f8").astype(float)
        self.known_since = self.stored.numbers(storage.KNOWN_SINCE, ">f8").astype(float)
        self.keys = self.stored.numbers(storage.KEY, ">u8").reshape(-1, 2)
        by_field: dict[str, dict[str, Numbers]] = {}
        for term, _ in self.stored.terms(storage.VALUES):
            field, _, value = term.partition("=")
            documents = self.stored.documents(storage.VALUES, term)
            by_field.setdefault(field, {})[value] = documents
        self._values = {field: Values(found) for field, found in by_field.items()}
        self._distances: dict[Coordinates, npt.NDArray[np.float64]] = {}
        self._cards: dict[int, Card] = {}
        self._uuids: dict[int, UUID] = {}
        self._concepts: dict[str, Concept] = {}
        self._terms_by_token: dict[str, list[str]] = {}
        for term, _ in self.stored.terms(storage.CONCEPTS):
            reference, concept = concept_from_term(term)
            self._concepts[reference] = concept
            for token in concept.tokens:
                self._terms_by_token.setdefault(token, []).append(term)

    def values(self, field: str) -> Values:
        """Return the values of a field: of a facet, ``serves``, ``minutes`` and the like."""
        return self._values.get(field) or Values({})

    @cached_property
    def _positions(self) -> tuple[Points, npt.NDArray[np.int32], Numbers]:
        """Return all points, and the point and the document of each position."""
        values = self.values(POSITION)
        places, documents = values.pairs()
        return Points.of([coordinates_in(each) for each in values]), places, documents

    def distances(self, at: Coordinates) -> npt.NDArray[np.float64]:
        """Return how far the nearest position of each document is; infinity without any."""
        nearest = self._distances.get(at)
        if nearest is None:
            points, places, documents = self._positions
            nearest = np.full(self.size, np.inf)
            np.minimum.at(nearest, documents, distances_km(points, at)[places])
            # One reader's page asks several times.
            self._distances = {at: nearest}
        return nearest

    def offering(self, offers: Offers) -> Mask:
        """Return the documents that have one of some offers."""
        return self.values(OFFER).having(offers, self.size)

    @cached_property
    def timed_offers(self) -> frozenset[str]:
        """Return its offers with hours."""
        return frozenset(filter(is_timed, self.values(OFFER)))

    def within(self, bounds: Bounds) -> Mask:
        """Return the documents that have a position on a part of the map."""
        points, places, documents = self._positions
        is_inside = (
            (points.latitudes >= bounds.south)
            & (points.latitudes <= bounds.north)
            & (points.longitudes >= bounds.west)
            & (points.longitudes <= bounds.east)
        )
        mask = np.zeros(self.size, bool)
        mask[documents[is_inside[places]]] = True
        return mask

    def positions_of(self, mask: Mask) -> tuple[Numbers, Points]:
        """Return the document and the point of each position of the documents meant."""
        points, places, documents = self._positions
        meant = mask[documents]
        found = places[meant]
        return documents[meant], Points(points.latitudes[found], points.longitudes[found])

    def documents(self, form: str) -> Numbers:
        """Return the documents that hold a form or a token of a concept."""
        if form in self._terms_by_token:
            return self.weights(form)[0]
        return self.stored.documents(storage.FORMS, form)

    def weights(self, form: str) -> tuple[Numbers, Weights]:
        """Return the documents that hold a form or a concept, and its weights."""
        if form not in self._terms_by_token:
            return self.stored.weights(form)
        terms = self._terms_by_token[form]
        holding = [self.stored.documents(storage.CONCEPTS, term) for term in terms]
        documents, concepts = np.unique(np.concatenate(holding), return_counts=True)
        return documents, (CONCEPT_WEIGHT * concepts).astype(np.float32)

    def documents_of(self, keys: Iterable[UUID]) -> list[int]:
        """Return the documents of some items, deleted ones included."""
        found = (self.stored.documents(storage.KEYS, key.hex) for key in keys)
        return [number for documents in found for number in documents.tolist()]

    def documents_spelling(self, spelt: Spelt) -> Numbers:
        """Return the documents that hold a word spelt so, deleted ones included."""
        return self.stored.documents(storage.SPELLINGS, spelt.term)

    @cached_property
    def titles(self) -> list[str]:
        """Return the folded title of each document, in one line."""
        return [self.stored.value(storage.TITLE, number).decode() for number in range(self.size)]

    @cached_property
    def titles_in_order(self) -> Titles:
        """Return its titles, to complete by."""
        return Titles(self.titles)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return its words as people write them."""
        return Vocabulary(self.stored.terms(storage.SPELLINGS))

    def key(self, number: int) -> UUID:
        """Return the key of a document's item."""
        key = self._uuids.get(number)
        if key is None:
            key = self._uuids[number] = UUID(bytes=self.keys[number].tobytes())
        return key

    def card(self, number: int) -> Card:
        """Return what a document shows as a candidate."""
        card = self._cards.get(number)
        if card is None:
            card = self._cards[number] = Card.from_bytes(self.stored.value(storage.CARD, number))
        return card

    def digest(self, number: int) -> str:
        """Return the digest of a document."""
        return self.stored.value(storage.DIGEST, number).decode()

    def texts(self, number: int) -> Texts:
        """Return the texts of a document."""
        return texts_from_bytes(self.stored.value(storage.TEXTS, number), self._concepts)

    def entries(self, numbers: Iterable[int]) -> list[Entry]:
        """Return some documents as the entries that were given."""
        return [
            entry_from_bytes(self.stored.value(storage.REST, each), self.texts(each))
            for each in numbers
        ]


class Leaf:
    """A leaf is a segment as one commit sees it.

    Attributes:
        live: its documents that are not deleted.
        size: the number of those.
    """

    def __init__(self, segment: Segment, deleted: Sequence[int]) -> None:
        self.segment = segment
        self.live = np.ones(segment.size, bool)
        self.live[list(deleted)] = False
        self.size = int(np.count_nonzero(self.live))
        self._serving: dict[str, Mask] = {}

    def serving(self, reader: str) -> Mask:
        """Return its living documents that serve a reader."""
        if reader not in self._serving:
            having = self.segment.values("serves").having((reader,), self.segment.size)
            self._serving[reader] = having & self.live
        return self._serving[reader]

    def count(self, mask: Mask) -> int:
        """Count the living documents among those meant."""
        is_whole = self.size == self.segment.size
        return int(np.count_nonzero(mask if is_whole else mask & self.live))

    def live_documents_of(self, keys: Collection[UUID]) -> list[int]:
        """Return the living documents of some items."""
        return [number for number in self.segment.documents_of(keys) if self.live[number]]
