"""Says how much what was found counts, for every engine alike.

A score is BM25 over the sum of a form's weights in all parts of a document.
"""

import math

SATURATION = 8.0
"""Of the size of a title's weight, not of a single word's, since weights are added up."""
PART_OF_LENGTH = 0.3
"""Small: a long case study is not worth less than a short one."""
PART_OF_CONCEPT = 0.5
"""Bounds a theme: it is worth at most half of what a document says itself."""
MOST = 0.5
"""The part of what is asked for, each by its rarity, that makes most of it."""
SCORE_DIGITS = 6
"""Scores that differ by less differ by the order of additions only."""


def rarity(having: int, size: int) -> float:
    """Return how rare a thing is that so many of all documents have.

    What is nowhere counts for nothing: nobody can have it.
    """
    return math.log(1 + (size - having + 0.5) / (having + 0.5)) if having else 0.0
