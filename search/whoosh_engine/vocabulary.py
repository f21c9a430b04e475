"""Holds the words of a segment as people write them.

Queries are repaired and completed by them.
"""

import functools
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from search.analysis.folding import WORDS_REMEMBERED, fold_word

_SHORTEST_WORD = 3
_BETWEEN_WORDS = "\n"
_BETWEEN_LANGUAGES = "\0"
_BEFORE_SPELLING = "\t"
_LAST = "\U0010ffff"


class Word(NamedTuple):
    """A word is a spelling in a language.

    ``frequency`` is the number of documents of its language that hold it. ``locale`` is empty for
    words of texts that mix languages.
    """

    folded: str
    spelling: str
    locale: str
    frequency: int


def spellings(own: Iterable[Iterable[str]], mixed: Iterable[Iterable[str]]) -> bytes:
    """Return the words of an entry as its segment stores them.

    The words of texts in its own language come first, then those of texts that mix languages. Each
    is its folded form and, where that differs, its spelling.
    """
    return _BETWEEN_LANGUAGES.join(map(_distinct, (own, mixed))).encode()


def _distinct(texts: Iterable[Iterable[str]]) -> str:
    packed = {_packed(word) for words in texts for word in words}
    return _BETWEEN_WORDS.join(packed - {""})


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def _packed(word: str) -> str:
    folded = fold_word(word)
    if len(folded) < _SHORTEST_WORD or folded.isdecimal():
        return ""
    spelling = unicodedata.normalize("NFC", word.lower())
    return folded if spelling == folded else f"{folded}{_BEFORE_SPELLING}{spelling}"


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary holds words in the order of their folded form."""

    words: list[Word]
    _folded: list[str]

    @classmethod
    def read(cls, columns: Any, locales: Sequence[str]) -> "Vocabulary":
        """Read the words of a segment.

        Args:
            columns: what ``spellings`` made of each document, by document number.
            locales: of each document.
        """
        counts: dict[str, Counter[str]] = {}
        for number, locale in enumerate(locales):
            own, mixed = columns[number].decode().split(_BETWEEN_LANGUAGES)
            counts.setdefault(locale, Counter()).update(own.split(_BETWEEN_WORDS))
            counts.setdefault("", Counter()).update(mixed.split(_BETWEEN_WORDS))
        ordered = sorted(_counted(counts))
        return cls(ordered, [word.folded for word in ordered])

    def beginning_with(self, folded: str) -> Iterator[Word]:
        """Return the words that begin with some letters."""
        return self._between(folded, folded + _LAST)

    def spellings_of(self, folded: str) -> Iterator[Word]:
        """Return the spellings of a folded word, in each language."""
        return self._between(folded, folded + "\0")

    def _between(self, first: str, last: str) -> Iterator[Word]:
        start, end = bisect_left(self._folded, first), bisect_left(self._folded, last)
        return iter(self.words[start:end])


def _counted(counts: dict[str, Counter[str]]) -> Iterator[Word]:
    for locale, packed_words in counts.items():
        for packed, frequency in packed_words.items():
            folded, _, spelling = packed.partition(_BEFORE_SPELLING)
            if folded:
                yield Word(folded, spelling or folded, locale, frequency)
