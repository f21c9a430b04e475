"""Finds the documents that match a reader's words, and scores them.

Whoosh's query language is never used: ``*a*`` kept it busy for 6 s, ``[a TO z]`` for 15 s, and
1,500 parentheses overflowed its stack. Words and phrases are all there is in what a reader types.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from search.analysis.stems import phrase_forms, sought_forms
from search.analysis.stop_words import is_stop_word
from search.whoosh_engine.compact import unpack_places
from search.whoosh_engine.segments import Leaf, Segment
from search.whoosh_engine.snapshot import Snapshot
from search.words import SearchText

# BM25 over the sum of a word's weights in all parts of a document. So the saturation constant is of
# the size of a title's weight, not of a single word's. A long case study is not worth less than a
# short one, hence the small part of the length.
_SATURATION = 8.0
_PART_OF_LENGTH = 0.3

Weights = dict[int, float]
"""The weight of a word or phrase in a document, by document number."""


@dataclass(frozen=True)
class Matches:
    """Matches are scores by document number in one segment, deleted documents included."""

    leaf: Leaf
    scores: dict[int, float]


def required_words(text: SearchText) -> tuple[str, ...]:
    """Return the words that must match.

    Articles and the like need not match where there are meaningful words.
    """
    telling = tuple(word for word in text.words if not is_stop_word(word))
    return telling if telling or text.phrases else text.words


def telling_words(text: SearchText) -> tuple[str, ...]:
    """Return the words to repair, and to mark in results.

    They are those that must match and, but for articles and the like, those of phrases.
    """
    phrases = (word for phrase in text.phrases for word in phrase if not is_stop_word(word))
    return tuple(dict.fromkeys((*required_words(text), *phrases)))


def find(snapshot: Snapshot, text: SearchText) -> list[Matches]:
    """Return the documents that hold all words and phrases, by segment."""
    readings: list[Callable[[Segment], Weights]] = [
        *(_word_reading(word) for word in required_words(text)),
        *(_phrase_reading(phrase) for phrase in text.phrases),
    ]
    found = [[reading(leaf.segment) for reading in readings] for leaf in snapshot.leaves]
    rarities = [
        _rarity(snapshot.size, sum(len(weights[number]) for weights in found))
        for number in range(len(readings))
    ]
    return [
        Matches(leaf, _scores(leaf, snapshot.average_length, weights, rarities))
        for leaf, weights in zip(snapshot.leaves, found, strict=True)
    ]


def is_found(snapshot: Snapshot, reader: str, word: str) -> bool:
    """True if a word alone would find something for a reader."""
    for leaf in snapshot.leaves:
        serving = leaf.serving(reader)
        for form in sought_forms(word):
            if any(serving >> number & 1 for number in leaf.segment.weights(form)):
                return True
    return False


def _word_reading(word: str) -> Callable[[Segment], Weights]:
    forms = sought_forms(word)
    return lambda segment: _greatest(segment.weights(form) for form in forms)


def _phrase_reading(phrase: Iterable[str]) -> Callable[[Segment], Weights]:
    ways = phrase_forms(phrase)
    return lambda segment: _greatest(_phrase_weights(segment, forms) for forms in ways)


def _greatest(readings: Iterable[Weights]) -> Weights:
    """Return the greatest weight for each document.

    A word has several forms, but counts once.
    """
    first, *others = sorted(readings, key=len, reverse=True)
    for weights in others:
        for number, weight in weights.items():
            if first.get(number, 0.0) < weight:
                first[number] = weight
    return first


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


def _common(readings: Sequence[dict[int, Any]]) -> set[int]:
    """Return the documents in all readings."""
    ordered = sorted(readings, key=len)
    return reduce(lambda common, each: common & each.keys(), ordered[1:], set(ordered[0]))


def _rarity(documents: int, having: int) -> float:
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))


def _scores(
    leaf: Leaf, average_length: float, readings: Sequence[Weights], rarities: Sequence[float]
) -> dict[int, float]:
    scores = {}
    for number in _common(readings):
        length = leaf.facts.documents[number].length / average_length
        saturation = _SATURATION * (1 - _PART_OF_LENGTH + _PART_OF_LENGTH * length)
        scores[number] = sum(
            rarity * weights[number] / (weights[number] + saturation)
            for rarity, weights in zip(rarities, readings, strict=True)
        )
    return scores
