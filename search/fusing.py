"""Fuses what words find with what means the same, for every engine alike."""

import math
from collections.abc import Iterable, Sequence
from uuid import UUID

from search.likeness.live import Likenesses
from search.meaning import required_words
from search.query import Query, Sort
from search.words import SearchText

STEEPNESS = 25.0
"""How much likeness weighs beside words: what is 0.03 more like the text counts one half more. From
5 to 40 it made little difference on the judged queries."""
_FLATNESS = 10
"""Of reciprocal ranks: the larger, the less the first places count beside the next."""
_WEIGHT_OF_LIKENESS = 2.0
"""Beside that of words, where nothing has all of them."""
_FEWEST_LETTERS = 3
_FIGURES_OF_A_NUMBER = 5
_WORDS_OF_A_SENTENCE = 3
"""Telling words of a text that says so much that what is meant may lack one of them, and something
else have them all by chance."""


def asks_for_meaning(query: Query, text: SearchText) -> bool:
    """True if likeness says something about a query.

    Whoever asks for words as they are typed, in quotation marks or without some others, for an
    acronym or a telephone number, means just that.
    """
    is_exact = not query.repair or text.phrases or text.excluded
    words = required_words(text)
    letters = sum(character.isalpha() for word in words for character in word)
    return (
        query.sort is Sort.RELEVANCE
        and not is_exact
        and letters >= _FEWEST_LETTERS
        and not any(map(text.has_acronym, words))
        and not any(map(_is_long_number, words))
    )


def _is_long_number(word: str) -> bool:
    return sum(map(str.isdecimal, word)) >= _FIGURES_OF_A_NUMBER


def says_much(text: SearchText) -> bool:
    """True for a text in sentences, rather than of words to be found."""
    return len(required_words(text)) >= _WORDS_OF_A_SENTENCE


class Closeness:
    """Weighs results by their likeness to a text, beside each other."""

    def __init__(self, likenesses: Likenesses, keys: Iterable[UUID]) -> None:
        known = {key: value for key in keys if (value := likenesses.of(key)) is not None}
        self._known = known
        self._best = max(known.values(), default=0.0)
        self._usual = sum(known.values()) / len(known) if known else 0.0

    def factor(self, key: UUID) -> float:
        """Return the number, 1 at most, by which a result's score is multiplied.

        A result without a vector is taken for as alike as the others are.
        """
        likeness = self._known.get(key, self._usual)
        return math.exp(STEEPNESS * (likeness - self._best))


def fused(by_words: Sequence[UUID], by_meaning: Sequence[UUID]) -> dict[UUID, float]:
    """Score what is in two lists by reciprocal ranks (Cormack, Clarke and Büttcher, 2009)."""
    scores: dict[UUID, float] = {}
    for keys, weight in ((by_words, 1.0), (by_meaning, _WEIGHT_OF_LIKENESS)):
        for place, key in enumerate(keys):
            scores[key] = scores.get(key, 0.0) + weight / (_FLATNESS + place)
    return scores
