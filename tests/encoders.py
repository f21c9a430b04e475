"""Encoders for tests that need no weights."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from search.analysis.tokens import words
from search.likeness.encoders import Vector, Vectors


class WordEncoder:
    """Texts with the same words are alike, whatever their order; words of no text are not."""

    name = "words"
    dimensions = 1_024

    def __init__(self, name: str = name) -> None:
        self.name = name
        self.encoded: list[str] = []

    def query(self, text: str) -> Vector:
        return self.vector(text)

    def vector(self, text: str) -> Vector:
        """Return the vector of any text."""
        self.encoded.append(text)
        found = np.zeros(self.dimensions, np.float32)
        for word in words(text.casefold()):
            found[crc32(word.encode()) % self.dimensions] += 1
        return found / max(float(np.linalg.norm(found)), 1.0)

    def passages(self, texts: Sequence[str]) -> Vectors:
        rows = [self.vector(text) for text in texts]
        return np.array(rows, np.float32).reshape(len(rows), self.dimensions)
