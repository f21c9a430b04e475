"""Finds the documents that have what a reader asks for, and scores them.

Whoosh's query language is never used: ``*a*`` kept it busy for 6 s, ``[a TO z]`` for 15 s, and
1,500 parentheses overflowed its stack. Words and phrases are all there is in what a reader types.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from search.analysis.stems import sought_forms
from search.concepts import tokens_of
from search.meaning import Meaning, Sought
from search.whoosh_engine.compact import unpack_places
from search.whoosh_engine.segments import Leaf, Segment
from search.whoosh_engine.snapshot import Snapshot

# BM25 over the sum of a word's weights in all parts of a document. So the saturation constant is of
# the size of a title's weight, not of a single word's. A long case study is not worth less than a
# short one, hence the small part of the length.
_SATURATION = 8.0
_PART_OF_LENGTH = 0.3

_PART_OF_CONCEPT = 0.5
"""Bounds a theme: it is worth at most half of what a document says itself."""
_MOST = 0.5
"""The part of what is asked for, each by its rarity, that makes most of it."""

Weights = dict[int, float]
"""The weight of a word or phrase in a document, by document number."""


@dataclass(frozen=True)
class Matches:
    """Matches are scores by document number in one segment, deleted documents included.

    Attributes:
        scores: of the documents that have all that was asked for.
        most: of those that have most of it.
        by_concept: those that have some of it by the name of a theme alone.
    """

    leaf: Leaf
    scores: dict[int, float]
    most: dict[int, float] = field(default_factory=dict)
    by_concept: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Reading:
    """A reading is what a segment has of one thing sought.

    ``concepts`` are the documents that have it by the name of a theme.
    """

    own: Weights
    concepts: Weights

    @property
    def documents(self) -> set[int]:
        return self.own.keys() | self.concepts.keys()


@dataclass(frozen=True)
class _Rarity:
    """Says how rare a thing is: by documents' own words, by themes, and by either.

    What is nowhere counts for nothing: nobody can have it.
    """

    own: float
    concepts: float
    either: float


def find(snapshot: Snapshot, meaning: Meaning) -> list[Matches]:
    """Return the documents that have all or most of a meaning, by segment."""
    found = [_readings(snapshot, leaf.segment, meaning.sought) for leaf in snapshot.leaves]
    rarities = [
        _rarity(snapshot, [readings[number] for readings in found])
        for number in range(len(meaning.sought))
    ]
    return [
        _matches(snapshot, leaf, readings, rarities, excluded_from(leaf, meaning))
        for leaf, readings in zip(snapshot.leaves, found, strict=True)
    ]


def excluded_from(leaf: Leaf, meaning: Meaning) -> set[int]:
    """Return the documents of a segment that hold what a reader does not want."""
    return {
        number
        for forms in meaning.excluded
        for form in forms
        for number in leaf.segment.weights(form)
    }


def is_found(snapshot: Snapshot, reader: str, word: str) -> bool:
    """True if a word, or the theme that it names, finds something for a reader."""
    for leaf in snapshot.leaves:
        serving = leaf.serving(reader)
        for form in (*sought_forms(word), *tokens_of((word,))):
            if any(serving >> number & 1 for number in leaf.segment.weights(form)):
                return True
    return False


def _readings(snapshot: Snapshot, segment: Segment, sought: Sequence[Sought]) -> list[_Reading]:
    concepts: dict[str, Weights] = {}
    for each in sought:
        for token in each.concepts:
            if token not in concepts:
                concepts[token] = segment.weights(token)
    return [
        _Reading(
            _own_weights(snapshot, segment, each),
            _greatest([concepts[token] for token in each.concepts if concepts[token]]),
        )
        for each in sought
    ]


def _own_weights(snapshot: Snapshot, segment: Segment, sought: Sought) -> Weights:
    if sought.exact and any(leaf.segment.weights(sought.exact) for leaf in snapshot.leaves):
        return segment.weights(sought.exact)
    if len(sought.words) > 1:
        return _greatest(_phrase_weights(segment, forms) for forms in sought.ways)
    return _greatest(segment.weights(form) for (form,) in sought.ways)


def _greatest(readings: Iterable[Weights]) -> Weights:
    """Return the greatest weight for each document.

    A word has several forms, but counts once.
    """
    first, *others = sorted(readings, key=len, reverse=True) or [{}]
    if not others:
        return first
    greatest = dict(first)
    for weights in others:
        for number, weight in weights.items():
            if greatest.get(number, 0.0) < weight:
                greatest[number] = weight
    return greatest


def _phrase_weights(segment: Segment, forms: Sequence[str]) -> Weights:
    """Return the weights of the documents in which the forms follow each other.

    It is the weight of the rarest form in the document.
    """
    places = [segment.places(form) for form in forms]
    common = _common(places)
    if not common:
        return {}
    weights = [segment.weights(form) for form in forms]
    return {
        number: min(each[number] for each in weights)
        for number in common
        if _follow([each[number] for each in places])
    }


def _follow(packed: Sequence[bytes]) -> bool:
    """True if some places of words, in order, are next to each other."""
    starts = set(unpack_places(packed[0]))
    for distance, places in enumerate(packed):
        starts &= {place - distance for place in unpack_places(places)}
    return bool(starts)


def _common(readings: Sequence[Mapping[int, Any]]) -> set[int]:
    """Return the documents in all readings."""
    ordered = sorted(readings, key=len)
    return reduce(lambda common, each: common & each.keys(), ordered[1:], set(ordered[0]))


def _rarity(snapshot: Snapshot, readings: Sequence[_Reading]) -> _Rarity:
    def of(having: Iterable[int]) -> float:
        count = sum(having)
        if not count:
            return 0.0
        return math.log(1 + (snapshot.size - count + 0.5) / (count + 0.5))

    return _Rarity(
        own=of(len(each.own) for each in readings),
        concepts=of(len(each.concepts) for each in readings),
        either=of(len(each.documents) for each in readings),
    )


def _matches(
    snapshot: Snapshot,
    leaf: Leaf,
    readings: Sequence[_Reading],
    rarities: Sequence[_Rarity],
    excluded: set[int],
) -> Matches:
    matches = Matches(leaf, {})
    enough = _MOST * sum(rarity.either for rarity in rarities)
    things = [
        (reading.own, reading.concepts, rarity)
        for reading, rarity in zip(readings, rarities, strict=True)
    ]
    for number in _candidates(readings, rarities) - excluded:
        length = leaf.facts.documents[number].length / snapshot.average_length
        saturation = _SATURATION * (1 - _PART_OF_LENGTH + _PART_OF_LENGTH * length)
        score, had, missing, is_by_concept = 0.0, 0.0, 0, False
        for own, concepts, rarity in things:
            weight = own.get(number)
            concept = concepts.get(number) if concepts else None
            if weight:
                part = rarity.own * weight / (weight + saturation)
            elif concept:
                part = 0.0
                is_by_concept = True
            else:
                missing += 1
                continue
            if concept:
                by_concept = rarity.concepts * concept / (concept + saturation)
                part = max(part, _PART_OF_CONCEPT * by_concept)
            score += part
            had += rarity.either
        if not missing:
            matches.scores[number] = score
        elif had >= enough:
            matches.most[number] = score
        else:
            continue
        if is_by_concept:
            matches.by_concept.add(number)
    return matches


def _candidates(readings: Sequence[_Reading], rarities: Sequence[_Rarity]) -> set[int]:
    """Return the documents that can have most of what is asked for.

    Whoever has none of the rarest things has too little, so the longest readings, those of common
    words, need not be looked through.
    """
    found: set[int] = set()
    left = sum(rarity.either for rarity in rarities)
    enough = _MOST * left
    rarest_first = sorted(
        zip(readings, rarities, strict=True), key=lambda each: each[1].either, reverse=True
    )
    for reading, rarity in rarest_first:
        if left < enough:
            break
        found |= reading.documents
        left -= rarity.either
    return found
