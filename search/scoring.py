"""Says how much what was found counts, for every engine alike.

A score is BM25 over the sum of a form's weights in all parts of a document.
"""

import math
from collections.abc import Iterable

SATURATION = 8.0
"""Of the size of a title's weight, not of a single word's, since weights are added up."""
PART_OF_LENGTH = 0.3
"""Small: a long case study is not worth less than a short one."""
PART_OF_CONCEPT = 0.5
"""Bounds a theme: it is worth at most half of what a document says itself."""
PART_OF_COMPOUND = 0.3
"""Of the weight of a word: what a compound is worth by its parts, and a part by a compound."""
_MOST = 0.5
_ROUNDING = 1e-6
SCORE_DIGITS = 6
"""Scores that differ by less differ by the order of additions only."""


def rarity(having: int, size: int) -> float:
    """Return how rare a thing is that so many of all documents have.

    What is nowhere counts for nothing: nobody can have it.
    """
    return math.log(1 + (size - having + 0.5) / (having + 0.5)) if having else 0.0


def enough_for_most(rarities: Iterable[float]) -> float:
    """Return the sum of rarities from which a document has most.

    Half of it is enough, whatever the order of additions.
    """
    return _MOST * sum(rarities) - _ROUNDING
