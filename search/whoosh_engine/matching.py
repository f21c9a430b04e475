"""Finds the documents that have what a reader asks for, and scores them.

Whoosh's query language is never used: ``*a*`` kept it busy for 6 s, ``[a TO z]`` for 15 s, and
1,500 parentheses overflowed its stack. Words and phrases are all there is in what a reader types.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from search.meaning import Meaning, Sought
from search.scoring import (
    PART_OF_COMPOUND,
    PART_OF_CONCEPT,
    PART_OF_LENGTH,
    SATURATION,
    enough_for_most,
    rarity,
)
from search.whoosh_engine.segments import Leaf, Mask, Segment
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.storage import Numbers, Weights

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Matches:
    """Matches are documents of a segment that have what was asked for.

    All of them serve the reader.

    Attributes:
        has_all: those that have all of it.
        has_most: those that have most of it, and not all.
        by_concept: those that have some of it by the name of a theme alone.
        scores: of each document; 0 for what does not match.
    """

    leaf: Leaf
    has_all: Mask
    has_most: Mask
    by_concept: Mask
    scores: Scores


@dataclass(frozen=True)
class _Reading:
    """A reading is what a segment has of one thing sought: weights by document.

    ``concepts`` are the weights of those that have it by the name of a theme.
    """

    own: Weights
    concepts: Weights


@dataclass(frozen=True)
class _Rarity:
    """Says how rare a thing is: by documents' own words, by themes, and by either."""

    own: float
    concepts: float
    either: float


def find(snapshot: Snapshot, meaning: Meaning, reader: str) -> list[Matches]:
    """Return the documents that have all or most of a meaning, by segment."""
    occurring = _occurring_acronyms(snapshot, meaning)
    found = [list(_readings(leaf.segment, meaning, occurring)) for leaf in snapshot.leaves]
    rarities = [
        _rarity(snapshot, [readings[number] for readings in found])
        for number in range(len(meaning.sought))
    ]
    return [
        _matches(leaf, readings, rarities, _saturation(snapshot, leaf), wanted)
        for leaf, readings in zip(snapshot.leaves, found, strict=True)
        for wanted in (leaf.serving(reader) & ~_excluded(leaf.segment, meaning),)
    ]


def everything(leaf: Leaf, meaning: Meaning, reader: str) -> Matches:
    """Return all documents that serve the reader: without words, everything matches."""
    serving = leaf.serving(reader) & ~_excluded(leaf.segment, meaning)
    nothing = np.zeros(leaf.segment.size, bool)
    return Matches(leaf, serving, nothing, nothing, np.zeros(leaf.segment.size))


def documents_with(segment: Segment, forms: Iterable[str]) -> Mask:
    """Return the documents that hold one of some forms."""
    mask = np.zeros(segment.size, bool)
    for form in forms:
        mask[segment.documents(form)] = True
    return mask


def _excluded(segment: Segment, meaning: Meaning) -> Mask:
    return documents_with(segment, (form for forms in meaning.excluded for form in forms))


def _occurring_acronyms(snapshot: Snapshot, meaning: Meaning) -> set[str]:
    """Return those acronyms of a meaning that some living document has in capitals."""
    return {
        sought.exact
        for sought in meaning.sought
        if sought.exact
        and any(leaf.live[leaf.segment.documents(sought.exact)].any() for leaf in snapshot.leaves)
    }


def _readings(segment: Segment, meaning: Meaning, acronyms: set[str]) -> Iterator[_Reading]:
    tokens = {token for sought in meaning.sought for token in sought.concepts}
    concepts = {token: segment.weights(token) for token in tokens}
    for sought in meaning.sought:
        yield _Reading(
            _own_weights(segment, sought, acronyms),
            _greatest((concepts[token] for token in sought.concepts), segment.size),
        )


def _own_weights(segment: Segment, sought: Sought, acronyms: set[str]) -> Weights:
    if sought.exact in acronyms:
        return _weights(segment, (sought.exact,))
    if len(sought.words) > 1:
        return reduce(np.maximum, (_phrase_weights(segment, forms) for forms in sought.ways))
    return _word_weights(segment, sought)


def _word_weights(segment: Segment, sought: Sought) -> Weights:
    """Return the weights of a word, or of the rarest part of a compound."""
    own = _weights(segment, (form for (form,) in sought.ways))
    if not sought.parts:
        return own
    of_parts: Weights = reduce(np.minimum, (_weights(segment, forms) for forms in sought.parts))
    greatest: Weights = np.maximum(own, np.float32(PART_OF_COMPOUND) * of_parts)
    return greatest


def _weights(segment: Segment, forms: Iterable[str]) -> Weights:
    return _greatest(map(segment.stored.weights, forms), segment.size)


def _greatest(postings: Iterable[tuple[Numbers, Weights]], size: int) -> Weights:
    """Return the greatest weight in each document.

    A word has several forms, but counts once.
    """
    greatest = np.zeros(size, np.float32)
    for documents, weights in postings:
        if len(documents):
            greatest[documents] = np.maximum(greatest[documents], weights)
    return greatest


def _phrase_weights(segment: Segment, forms: Sequence[str]) -> Weights:
    """Return the weights of the documents in which the forms follow each other.

    It is the weight of the rarest form in the document.
    """
    each = [_weights(segment, (form,)) for form in forms]
    least: Weights = reduce(np.minimum, each)
    common = least > 0
    if common.any():
        following = reduce(
            lambda starts, more: np.intersect1d(starts, more, assume_unique=True),
            (_starts(segment, form, place, common) for place, form in enumerate(forms)),
        )
        has_phrase = np.zeros(segment.size, bool)
        has_phrase[following >> _PLACE_BITS] = True
        least[~has_phrase] = 0
    return least


_PLACE_BITS = 32


def _starts(segment: Segment, form: str, distance: int, common: Mask) -> npt.NDArray[np.int64]:
    """Return the places from which a form stands so far, after their documents."""
    documents, places = segment.stored.places(form)
    chosen = common[documents]
    starts: npt.NDArray[np.int64] = (documents[chosen].astype(np.int64) << _PLACE_BITS) + (
        places[chosen].astype(np.int64) - distance
    )
    return starts


def _rarity(snapshot: Snapshot, readings: Sequence[_Reading]) -> _Rarity:
    """Return how rare a thing is among living documents, whatever has been merged."""

    def of(having: Callable[[_Reading], Mask]) -> float:
        counts = (
            leaf.count(having(reading))
            for leaf, reading in zip(snapshot.leaves, readings, strict=True)
        )
        return rarity(sum(counts), snapshot.size)

    return _Rarity(
        own=of(lambda each: each.own > 0),
        concepts=of(lambda each: each.concepts > 0),
        either=of(lambda each: (each.own > 0) | (each.concepts > 0)),
    )


def _saturation(snapshot: Snapshot, leaf: Leaf) -> Scores:
    length = leaf.segment.lengths / snapshot.average_length
    return SATURATION * (1 - PART_OF_LENGTH + PART_OF_LENGTH * length)


def _matches(
    leaf: Leaf,
    readings: Sequence[_Reading],
    rarities: Sequence[_Rarity],
    saturation: Scores,
    wanted: Mask,
) -> Matches:
    enough = enough_for_most([each.either for each in rarities])
    had = np.zeros(leaf.segment.size)
    has_all = wanted.copy()
    for reading, rare in zip(readings, rarities, strict=True):
        having = (reading.own > 0) | (reading.concepts > 0)
        has_all &= having
        had += rare.either * having
    has_most = wanted & ~has_all & (had > 0) & (had >= enough)
    by_concept = np.zeros(leaf.segment.size, bool)
    scores = np.zeros(leaf.segment.size)
    found = np.flatnonzero(has_all | has_most)
    for reading, rare in zip(readings, rarities, strict=True):
        own = _parts(reading.own, rare.own, saturation, found)
        concepts = _parts(reading.concepts, rare.concepts, saturation, found)
        scores[found] += np.maximum(own, PART_OF_CONCEPT * concepts)
        by_concept[found] |= (own == 0) & (concepts > 0)
    return Matches(leaf, has_all, has_most, by_concept, scores)


def _parts(
    weights: Weights, rare: float, saturation: Scores, found: npt.NDArray[np.intp]
) -> Scores:
    """Return what one thing adds to the score of each document found."""
    weight = weights[found].astype(float)
    return rare * weight / (weight + saturation[found])
