"""Keeps the vectors of the published store at hand, for readers' searches."""

import functools
import logging
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

import numpy as np

from content_models.news import News
from content_models.published import PublishedStore, StoreState, StoreUnavailableError
from search.likeness.elsewhere import subjects_elsewhere
from search.likeness.encoders import Encoder, Vector, Vectors
from search.likeness.matrix import Matrix
from search.likeness.packing import unpacked

logger = logging.getLogger(__name__)

TEXTS_REMEMBERED = 1_000
"""Texts of readers whose vectors are kept: the next page of a list asks for the same again."""
ABOVE_ELSEWHERE = 2.2
"""How much more than what is elsewhere an item must be like a text, in standard deviations of the
likeness of that. Chosen on the judged queries, and on half as many that are about nothing here, of
which one in ten brings something: docs/decisions/0028-vectors.md."""
ABOVE_ELSEWHERE_FOR_NEEDS = 1.6
"""The same for a text that names an everyday need, and so is about something here."""
BEHIND_THE_BEST = 0.025
"""How much less than the best a related item may be like a text."""


@dataclass(frozen=True, eq=False)
class Likenesses:
    """Holds how like a text every item is.

    Attributes:
        numbers: the number of each item in ``keys`` and ``values``.
        values: 1 for what means the same; below 0.9 for nearly everything else.
        least: what is related to the text is more like it than this.
        least_for_needs: the same for a text that names an everyday need.
    """

    numbers: Mapping[UUID, int]
    keys: tuple[UUID, ...]
    values: Vector
    least: float = float("inf")
    least_for_needs: float = float("inf")

    @classmethod
    def none(cls) -> "Likenesses":
        """Return what is known where nothing is."""
        return cls({}, (), np.empty(0, np.float32))

    def of(self, key: UUID) -> float | None:
        """Return how like the text an item is; None where nobody can tell."""
        number = self.numbers.get(key)
        return None if number is None else float(self.values[number])

    def for_needs(self) -> "Likenesses":
        """Return the same for a text that names an everyday need, which is no nonsense."""
        return replace(self, least=min(self.least, self.least_for_needs))

    def related(self, most: int) -> list[UUID]:
        """Return the items that mean the same, most alike first, so many at most."""
        if not self.keys:
            return []
        order = np.argsort(-self.values, kind="stable")[:most]
        best = float(self.values[order[0]])
        if best <= self.least:
            return []
        return [self.keys[row] for row in order if self.values[row] > best - BEHIND_THE_BEST]


@dataclass(frozen=True, eq=False)
class _Seen:
    """Holds the vectors of a state of the store.

    ``elsewhere`` holds those of ``subjects_elsewhere``.
    """

    number: int
    sequence: int
    matrix: Matrix
    elsewhere: Vectors


class LiveLikeness:
    """Says how like a text every published item is; safe to share between threads.

    Args:
        store: keeps the vectors.
        encoder: made them.
    """

    def __init__(self, store: PublishedStore, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._guard = threading.Lock()
        self._news = News()
        self._seen = _nothing_seen(encoder)
        self._vector_of = functools.lru_cache(TEXTS_REMEMBERED)(encoder.query)

    def of(self, text: str, state: StoreState) -> Likenesses:
        """Return how like a text all items of a state are.

        Whatever is wrong with the vectors, a search goes on without them.
        """
        if not self._encoder.name or not state.vectors:
            return Likenesses.none()
        seen = self._seen_at(state)
        if not seen.matrix.keys:
            return Likenesses.none()
        vector = self._vector_of(text)
        return Likenesses(
            seen.matrix.items,
            seen.matrix.keys,
            seen.matrix.likenesses(vector),
            *_least_related(seen.elsewhere @ vector),
        )

    def _seen_at(self, state: StoreState) -> _Seen:
        """Return the vectors of a state, having read those that are new."""
        with self._guard:
            seen = self._seen
            if (seen.number, seen.sequence) != (state.vectors, state.sequence):
                try:
                    self._seen = seen = self._read(seen)
                except StoreUnavailableError as error:
                    if self._news.is_new(str(error)):
                        logger.warning("searching by words alone: %s", error)
            return seen

    def _read(self, seen: _Seen) -> _Seen:
        with self._store.reading() as snapshot:
            state = snapshot.state()
            if state.sequence < seen.sequence or state.vectors < seen.number:
                seen = _nothing_seen(self._encoder)  # another store has taken its place
            name, size = self._encoder.name, self._encoder.dimensions
            found = {
                (each.key, each.locale): vector
                for each in snapshot.vectors_since(name, seen.number, seen.sequence)
                if (vector := unpacked(each.vector, size)) is not None
            }
            gone = snapshot.withdrawn_since(seen.sequence) if seen.matrix.keys else set()
            elsewhere = seen.elsewhere
            subjects = subjects_elsewhere()
            if len(elsewhere) < len(subjects):
                digests = [digest for subject in subjects for digest in subject]
                elsewhere = _means(subjects, snapshot.vectors_of(name, digests), size)
        return _Seen(state.vectors, state.sequence, seen.matrix.changed(found, gone), elsewhere)


def _means(
    subjects: Iterable[Iterable[str]], kept: Mapping[str, bytes], dimensions: int
) -> Vectors:
    """Return the mean of each subject's vectors, which are kept by digest."""
    means = []
    for subject in subjects:
        found = (unpacked(kept.get(digest, b""), dimensions) for digest in subject)
        vectors = [vector for vector in found if vector is not None]
        if vectors:
            means.append(np.mean(vectors, axis=0))
    return np.array(means, np.float32).reshape(len(means), dimensions)


def _least_related(elsewhere: Vector) -> tuple[float, float]:
    """Return how like a text something must be, beside what is elsewhere.

    The second is for a text that names an everyday need.
    """
    if not len(elsewhere):
        return float("inf"), float("inf")
    usual, spread = float(elsewhere.mean()), float(elsewhere.std())
    return usual + ABOVE_ELSEWHERE * spread, usual + ABOVE_ELSEWHERE_FOR_NEEDS * spread


def _nothing_seen(encoder: Encoder) -> _Seen:
    matrix = Matrix.empty(encoder.dimensions)
    return _Seen(0, 0, matrix, np.empty((0, encoder.dimensions), np.float32))
