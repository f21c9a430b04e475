"""Holds the words and titles of a segment as people write them.

Queries are repaired and completed by them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.engine import Spelling

_LAST = "\U0010ffff"
_MOST_NEAR = 40


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

    def beginning_with(self, folded: str, locale: str) -> Iterator[Spelling]:
        """Yield the words of a language that begin so."""
        words = self._words.get(locale, [])
        for place in range(bisect_left(words, folded), bisect_left(words, folded + _LAST)):
            yield Spelling(
                words[place],
                self._spellings[locale][place][0],
                locale,
                self._spellings[locale][place][1],
            )

    def near(self, folded: str, slips: int) -> Iterator[tuple[Spelling, int]]:
        """Yield the words of any language within so many slips, but for the word itself."""
        for locale, words in self._words.items():
            found = process.extract(
                folded, words, scorer=OSA.distance, score_cutoff=slips, limit=_MOST_NEAR
            )
            for word, made, place in found:
                if made:
                    spelling, frequency = self._spellings[locale][place]
                    yield Spelling(word, spelling, locale, frequency), int(made)


class Titles:
    """Holds folded titles in order, as one text that is searched at once."""

    def __init__(self, titles: Sequence[str]) -> None:
        """Read ``titles``, by the numbers of their documents."""
        self._numbers = sorted(range(len(titles)), key=titles.__getitem__)
        self._titles = [titles[number] for number in self._numbers]
        lines = [f"\n{title}" for title in self._titles]
        self._text = "".join(lines)
        self._starts = list(accumulate(map(len, lines), initial=0))

    def beginning_with(self, folded: str) -> Iterator[tuple[str, int]]:
        """Yield the titles with a word that begins so, and the numbers of their documents."""
        last = -1
        for found in re.finditer(f"[\n ]{re.escape(folded)}", self._text):
            place = bisect_right(self._starts, found.start()) - 1
            if place != last:
                yield self._titles[place], self._numbers[place]
                last = place
