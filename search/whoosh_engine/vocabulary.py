"""Holds the words and titles of a segment as people write them.

Queries are repaired and completed by them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.engine import Spelling

_LAST = "\U0010ffff"
_MOST_NEAR = 40
_LETTERS_PER_SLIP = 2
"""One slip changes two letters at most: the wrong one stands for the right one."""
_BITS = 64

Letters = npt.NDArray[np.uint64]
"""Says of each word which letters it has, a bit for each; some letters share one."""


class Vocabulary:
    """A vocabulary holds words by language, in the order of their folded form.

    Words of documents that have been deleted since are still in it.
    """

    def __init__(self, terms: Iterable[tuple[str, int]]) -> None:
        """Read ``terms``, each a language, a folded word and its spelling after tabs."""
        self._words: dict[str, list[str]] = {}
        self._spellings: dict[str, list[tuple[str, int]]] = {}
        for term, frequency in terms:
            locale, folded, spelling = term.split("\t")
            self._words.setdefault(locale, []).append(folded)
            spelt = folded if spelling == folded else spelling  # one text, not two alike
            self._spellings.setdefault(locale, []).append((spelt, frequency))
        self._letters = {locale: _letters_of(words) for locale, words in self._words.items()}

    def beginning_with(self, folded: str, locale: str) -> Iterator[tuple[str, str, int]]:
        """Yield the words of a language that begin so: folded, as spelt, and their frequency.

        They are plain, since there may be thousands.
        """
        words = self._words.get(locale, [])
        begin, end = bisect_left(words, folded), bisect_left(words, folded + _LAST)
        spellings = self._spellings.get(locale, [])[begin:end]
        for word, (spelling, frequency) in zip(words[begin:end], spellings, strict=True):
            yield word, spelling, frequency

    def near(self, folded: str, slips: int) -> Iterator[tuple[Spelling, int]]:
        """Yield the words of any language within so many slips, but for the word itself."""
        for locale, words in self._words.items():
            places = self._places_like(folded, slips, locale)
            found = process.extract(
                folded,
                [words[place] for place in places],
                scorer=OSA.distance,
                score_cutoff=slips,
                limit=_MOST_NEAR,
            )
            for word, made, number in found:
                if made:
                    spelling, frequency = self._spellings[locale][places[number]]
                    yield Spelling(word, spelling, locale, frequency), int(made)

    def _places_like(self, folded: str, slips: int, locale: str) -> list[int]:
        """Return the places of the words that have nearly the same letters.

        To compare all words one by one, for each of thirty, would take a second.
        """
        different = np.bitwise_count(self._letters[locale] ^ _letters_of([folded]))
        places: list[int] = np.flatnonzero(different <= _LETTERS_PER_SLIP * slips).tolist()
        return places


def _letters_of(words: Sequence[str]) -> Letters:
    """Return the letters of some words, none of them empty."""
    codes = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32).astype(np.uint64)
    starts = list(accumulate(map(len, words[:-1]), initial=0))
    bits = np.left_shift(np.uint64(1), codes % np.uint64(_BITS))
    return np.bitwise_or.reduceat(bits, starts)


class Titles:
    """Holds folded titles in order, as one text that is searched at once."""

    def __init__(self, titles: Sequence[str]) -> None:
        """Read ``titles``, by the numbers of their documents."""
        self._numbers = sorted(range(len(titles)), key=titles.__getitem__)
        self._titles = [titles[number] for number in self._numbers]
        lines = [f"\n {title}" for title in self._titles]
        self._text = "".join(lines)
        self._starts = list(accumulate(map(len, lines), initial=0))
        """Where each line begins, and where the last one ends."""

    def beginning_with(self, folded: str) -> Iterator[tuple[str, int]]:
        """Yield the titles with a word that begins so, and the numbers of their documents."""
        place = self._text.find(f" {folded}")
        while place >= 0:
            line = bisect_right(self._starts, place)
            yield self._titles[line - 1], self._numbers[line - 1]
            place = self._text.find(f" {folded}", self._starts[line])
