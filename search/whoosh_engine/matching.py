"""Which documents match a reader's words, and how well.

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
# short one, hence a small part for the length.
_SATURATION = 8.0
_PART_OF_LENGTH = 0.3

Weights = dict[int, float]
"""How much of a word or phrase there is in a document, by document number."""


@dataclass(frozen=True)
class Matches:
    """Scores by document number, for one segment; deleted documents included."""

    leaf: Leaf
    scores: dict[int, float]


def required_words(text: SearchText) -> tuple[str, ...]:
    """The words that must match: all, but for articles and the like beside meaningful ones."""
    telling = tuple(word for word in text.words if not is_stop_word(word))
    return telling if telling or text.phrases else text.words


def telling_words(text: SearchText) -> tuple[str, ...]:
    """The words to repair, and to mark in results: those that must match, and those of phrases."""
    phrases = (word for phrase in text.phrases for word in phrase if not is_stop_word(word))
    return tuple(dict.fromkeys((*required_words(text), *phrases)))


def find(snapshot: Snapshot, text: SearchText) -> list[Matches]:
    """The documents in which all words and phrases are found, by segment."""
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
    """Whether a word alone would find anything that serves a reader."""
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
    """For each document the greatest weight: a word has several forms, but counts once."""
    first, *others = sorted(readings, key=len, reverse=True)
    for weights in others:
        for number, weight in weights.items():
            if first.get(number, 0.0) < weight:
                first[number] = weight
    return first


def _phrase_weights(segment: Segment, forms: Sequence[str]) -> Weights:
    """Where the forms follow each other: the weight of the rarest of them in the document."""
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
    """Whether some places of words, in order, are next to each other."""
    starts = set(unpack_places(packed[0]))
    for distance, places in enumerate(packed):
        starts &= {place - distance for place in unpack_places(places)}
    return bool(starts)


def _common(readings: Sequence[dict[int, Any]]) -> set[int]:
    """The documents in all readings."""
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
