"""Compares a vector with those of all documents in one product."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from search.likeness.encoders import Vector, Vectors

Version = tuple[UUID, str]
_LEAST = -1.0
"""The likeness of what has no vector: nothing is less alike."""


@dataclass(frozen=True, eq=False)
class Matrix:
    """Holds the vectors of versions, one a row; never changed once it is made.

    Attributes:
        rows: the row of each version.
        items: the number of each item, in the order of ``keys``.
        of_item: for each row, the number of its item.
        values: the vectors. A row that no version has any more is zero.
        versions: for each item, how many of its rows a version has.
    """

    rows: Mapping[Version, int]
    items: Mapping[UUID, int]
    of_item: NDArray[np.intp]
    values: Vectors
    versions: NDArray[np.intp]
    keys: tuple[UUID, ...] = field(default=())

    @classmethod
    def empty(cls, dimensions: int) -> "Matrix":
        """Return a matrix without any vector."""
        none = np.empty(0, np.intp)
        return cls({}, {}, none, np.empty((0, dimensions), np.float32), none)

    def changed(self, found: Mapping[Version, Vector], gone: Iterable[Version]) -> "Matrix":
        """Return a matrix with some versions' vectors new, and without some others'."""
        left = [version for version in gone if version in self.rows and version not in found]
        if not found and not left:
            return self
        rows, items, keys = dict(self.rows), dict(self.items), list(self.keys)
        new = [version for version in found if version not in rows]
        for version in new:
            rows[version] = len(rows)
            if version[0] not in items:
                items[version[0]] = len(keys)
                keys.append(version[0])
        values = np.zeros((len(rows), self.values.shape[1]), np.float32)
        values[: len(self.values)] = self.values
        for version, vector in found.items():
            values[rows[version]] = vector
        values[[rows[version] for version in left]] = 0.0
        numbers = np.array([items[key] for key, _locale in new], np.intp)
        of_item = np.concatenate([self.of_item, numbers])
        versions = np.bincount(of_item[values.any(axis=1)], minlength=len(keys))
        return Matrix(rows, items, of_item, values, versions, tuple(keys))

    def likenesses(self, vector: Vector) -> Vector:
        """Return how like a vector each item is, by ``keys``: the mean of its versions.

        The most alike version would do worse: vectors of one language lie closer together, so that
        whatever speaks the reader's language would go before what says the same in another.
        """
        sums = np.bincount(self.of_item, self.values @ vector, len(self.keys))
        means = sums / np.maximum(self.versions, 1)
        return np.where(self.versions > 0, means, _LEAST).astype(np.float32)
