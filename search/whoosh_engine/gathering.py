"""Gathers the posting lists of a commit in memory, before they are written."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from search.analysed import Part

_NUMBERS = "I"  # 4 bytes
_WEIGHTS = "f"  # 4 bytes
_LENGTHS = "H"  # 2 bytes
_MAXIMUM_PLACES = 2**16 // 4 - 1
"""The most that fit a length of 2 bytes; later in a document, no phrase is found."""
_WORDS_AT_ONCE = 2**19
"""Those of some hundred documents, for which numpy takes about 50 MB for a moment."""

Thing = TypeVar("Thing")
Integers = npt.NDArray[np.int64]


class PostingList:
    """A posting list gathers the documents of a term before they are written.

    They keep the order in which they are added. Weights and places are those of the term in each.
    """

    __slots__ = ("documents", "lengths", "places", "weights")

    def __init__(self) -> None:
        self.documents: array[int] = array(_NUMBERS)
        self.weights: array[float] = array(_WEIGHTS)
        self.lengths: array[int] = array(_LENGTHS)
        self.places: array[int] = array(_NUMBERS)

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes that ``StoredSegment`` reads."""
        for numbers in (self.documents, self.weights, self.lengths, self.places):
            yield numbers.tobytes()


class PostingLists(dict[str, PostingList]):
    """Holds the posting list of each term; an empty one where there is none yet."""

    def __missing__(self, term: str) -> PostingList:
        """Return a new list."""
        postings = self[term] = PostingList()
        return postings


class _Numbered(dict[Thing, int]):
    """Numbers things from 0, in the order in which they are first asked for."""

    def __missing__(self, thing: Thing) -> int:
        number = self[thing] = len(self)
        return number


class FormsGathered:
    """Gathers the forms of words, with their weights and places.

    Forms are numbered, and arrays of those numbers are sorted for some hundred documents at once: a
    rebuild then takes two thirds of the time that adding each form of each document alone takes.
    """

    def __init__(self) -> None:
        self.lists = PostingLists()
        self._numbers: _Numbered[tuple[str, ...]] = _Numbered()  # of the forms of one word
        self._words = array(_NUMBERS)
        self._parts: list[tuple[int, float, int, int]] = []

    def add(self, document: int, parts: Iterable[Part]) -> None:
        """Add a document, whose number is the greatest so far."""
        for weight, place, forms in parts:
            self._words.extend(map(self._numbers.__getitem__, forms))
            self._parts.append((document, weight, place, len(forms)))
        if len(self._words) > _WORDS_AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Put into the lists what has been added since the last time."""
        if not self._words:
            return
        terms: _Numbered[str] = _Numbered()
        # One row for each word of each document.
        documents, weights, firsts, sizes = map(np.array, zip(*self._parts, strict=True))
        part = np.repeat(np.arange(len(sizes)), sizes)
        places = _counted(sizes) + firsts[part]
        # One row for each form of each word, then in the order of forms.
        words = np.frombuffer(self._words, np.uint32)
        forms, word = _exploded(
            [[terms[each] for each in forms] for forms in self._numbers],
            words,
        )
        order = np.argsort(forms, kind="stable")
        forms, word = forms[order], word[order]
        part, places = part[word], places[word]
        # Rows of one form in one document are one posting.
        starts = _starts_of_runs(forms, documents[part])
        lengths = np.diff(starts, append=len(forms))
        kept = _counted(lengths) < _MAXIMUM_PLACES
        self._extend(
            list(terms),
            forms[starts],
            documents[part][starts],
            np.add.reduceat(weights[part], starts),
            np.minimum(lengths, _MAXIMUM_PLACES),
            places[kept],
        )
        self._numbers.clear()
        self._parts.clear()
        self._words = array(_NUMBERS)

    def _extend(
        self,
        terms: Sequence[str],
        forms: Integers,
        documents: Integers,
        weights: npt.NDArray[np.float64],
        lengths: Integers,
        places: Integers,
    ) -> None:
        bounds = _starts_of_runs(forms)
        ends = np.append(bounds, len(forms))[1:]
        places_before = np.append(0, np.cumsum(lengths))
        content = [
            numbers.astype(kind)
            for numbers, kind in (
                (documents, np.uint32),
                (weights, np.float32),
                (lengths * 4, np.uint16),
                (places, np.uint32),
            )
        ]
        for form, begin, end, first, last in zip(
            forms[bounds].tolist(),
            bounds.tolist(),
            ends.tolist(),
            places_before[bounds].tolist(),
            places_before[ends].tolist(),
            strict=True,
        ):
            postings = self.lists[terms[form]]
            postings.documents.frombytes(content[0][begin:end].tobytes())
            postings.weights.frombytes(content[1][begin:end].tobytes())
            postings.lengths.frombytes(content[2][begin:end].tobytes())
            postings.places.frombytes(content[3][first:last].tobytes())


def _exploded(
    several: Sequence[Sequence[int]], chosen: npt.NDArray[Any]
) -> tuple[Integers, Integers]:
    """Return the numbers of those chosen, and for each number the place of its choice."""
    sizes = np.fromiter(map(len, several), np.int64, len(several))
    flat = np.array([each for numbers in several for each in numbers], np.int64)
    firsts = np.cumsum(sizes) - sizes
    place = np.repeat(np.arange(len(chosen)), sizes[chosen])
    return flat[firsts[chosen][place] + _counted(sizes[chosen])], place


def _counted(sizes: npt.NDArray[Any]) -> Integers:
    """Return the numbers from 0 for each size, one after the other."""
    counted: Integers = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return counted


def _starts_of_runs(*columns: npt.NDArray[Any]) -> Integers:
    """Return where something differs in any column from the row before."""
    differs = np.ones(len(columns[0]), bool)
    differs[1:] = np.logical_or.reduce([each[1:] != each[:-1] for each in columns])
    return np.flatnonzero(differs)
