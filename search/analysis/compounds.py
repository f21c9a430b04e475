"""Splits German compounds by a vocabulary, and finds the compounds of a word.

A language's rules allow splits that nobody means; those whose every part is a word that people use
in the same library are mostly right. All words are folded.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Protocol

from search.analysis.folding import fold_word
from search.analysis.stems import indexed_forms
from search.analysis.stop_words import STOP_WORDS

_SHORTEST_PART = 4
"""In letters. Shorter words, as *rat*, *tag* or *ein*, stand inside too many others."""
_SHORTEST_COMPOUND = 2 * _SHORTEST_PART
_MOST_PARTS = 4
_LINKS = ("", "s", "es", "n", "en", "e", "er")
"""Letters between two parts: Wohnung-s-suche, Kind-er-betreuung."""
_DROPPED = ("e", "en")
"""Endings that a word may lose as the first part: Sprach(e)-kurs, Lern(en)-hilfe."""
_PLURALS = ("", "e", "en", "n", "er", "s", "es", "innen")
_PREFIXES = frozenset(
    """
    durch entgegen fort gegen heraus herein hinaus hinein hinter miss nach nieder uber unter voll
    voran weiter wider wieder zuruck zusammen
    """.split()  # noqa: SIM905  a list of words reads better so
)
"""Prefixes of verbs and their nouns: *Unternehmen* is not what one takes below."""
_SUFFIXES = frozenset(
    """
    artig artige erin fach haft heit heiten innen isch ische ischen keit keiten lich liche losen
    schaft schaften ungen weise
    """.split()  # noqa: SIM905  a list of words reads better so
)
"""Endings of words that can be words themselves."""
_CANDIDATES_LOOKED_AT = 200
"""No more for one beginning or ending of a word, so that a common one costs little."""


class Vocabulary(Protocol):
    """A vocabulary knows the folded words that documents have."""

    def has(self, folded: str) -> bool:
        """True if a document has the word."""

    def beginning_with(self, folded: str) -> Iterable[str]:
        """Return the words that begin with some letters."""

    def ending_with(self, folded: str) -> Iterable[str]:
        """Return the words that end with some letters."""


def parts_of(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the parts of a German compound, in order, as the vocabulary has them.

    Of several splits, the one with the fewest parts and then the longest last part is taken, for it
    says what the thing is. Empty where the word is no compound of known words.
    """
    folded = fold_word(word)
    if len(folded) < _SHORTEST_COMPOUND or not (folded.isascii() and folded.isalpha()):
        return ()
    splits = list(_splits(folded, vocabulary, _MOST_PARTS))
    return min(splits, key=lambda parts: (len(parts), -len(parts[-1])), default=())


def compounds_with(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the compounds of a vocabulary that begin or end with a German word, sorted."""
    folded = fold_word(word)
    if len(folded) < _SHORTEST_PART or not _can_be_part(folded):
        return ()
    sought = set(indexed_forms(folded, "de"))
    return tuple(
        candidate
        for candidate in sorted(_candidates(folded, vocabulary))
        if any(
            not sought.isdisjoint(indexed_forms(part, "de"))
            for part in parts_of(candidate, vocabulary)
        )
    )


def _splits(folded: str, vocabulary: Vocabulary, most: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to read letters as at least two known words."""
    if most == 1:
        return
    for length in range(_SHORTEST_PART, len(folded) - _SHORTEST_PART + 1):
        rest = folded[length:]
        first = _first_part(folded[:length], vocabulary)
        if not first:
            continue
        if _is_last_part(rest, vocabulary):
            yield first, rest
        for others in _splits(rest, vocabulary, most - 1):
            yield first, *others


def _first_part(letters: str, vocabulary: Vocabulary) -> str:
    """Return the known word that letters before another part stand for, or an empty text."""
    for link in _LINKS:
        word = letters.removesuffix(link) if letters.endswith(link) else ""
        if len(word) >= _SHORTEST_PART and _can_be_part(word) and vocabulary.has(word):
            return word
    for ending in _DROPPED:
        word = f"{letters}{ending}"
        if _can_be_part(word) and vocabulary.has(word):
            return word
    return ""


def _is_last_part(letters: str, vocabulary: Vocabulary) -> bool:
    return (
        len(letters) >= _SHORTEST_PART
        and letters not in _SUFFIXES
        and _can_be_part(letters)
        and vocabulary.has(letters)
    )


@lru_cache(maxsize=10_000)
def _can_be_part(word: str) -> bool:
    return word not in STOP_WORDS and word not in _PREFIXES


def _candidates(folded: str, vocabulary: Vocabulary) -> set[str]:
    """Return words that begin or end like a word, whatever its own ending."""
    roots = {folded} | {
        folded.removesuffix(ending)
        for ending in (*_PLURALS, "in")
        if len(folded) - len(ending) >= _SHORTEST_PART
    }
    found: set[str] = set()
    for root in roots:
        found.update(islice(vocabulary.beginning_with(root), _CANDIDATES_LOOKED_AT))
        for ending in _PLURALS:
            ends = vocabulary.ending_with(f"{root}{ending}")
            found.update(islice(ends, _CANDIDATES_LOOKED_AT))
    return found
