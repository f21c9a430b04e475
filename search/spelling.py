"""Finds the words, nearest by spelling, that somebody may have meant."""

import gc
import threading
from collections.abc import Iterable

from symspellpy import SymSpell, Verbosity

from search.analysis.folding import fold_word

SHORTEST_REPAIRED = 4
"""A shorter word is one slip away from too many others."""
_LETTERS_FOR_TWO_SLIPS = 6
_MAXIMUM_SLIPS = 2
_MAXIMUM_CANDIDATES = 40
_MANY_WORDS = 5_000


def can_be_repaired(word: str) -> bool:
    """True if a word is long enough and holds no digit.

    So numbers, dates and telephone numbers stay as they are.
    """
    folded = fold_word(word)
    return len(folded) >= SHORTEST_REPAIRED and not any(map(str.isdecimal, folded))


class Speller:
    """Finds known words that differ from a word by one or two slips.

    A slip is a letter missing, added, wrong, or swapped with its neighbour. Words are folded, and
    only ever added: a word costs little to add and nothing to keep. The caller has to check which
    of them are still in use.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._dictionary = SymSpell(max_dictionary_edit_distance=_MAXIMUM_SLIPS, prefix_length=7)
        self._known: set[str] = set()

    def add(self, folded_words: Iterable[str]) -> None:
        """Remember words; those known already cost nothing."""
        with self._guard:
            new = [word for word in folded_words if word not in self._known]
            for word in new:
                self._dictionary.create_dictionary_entry(word, 1)
            self._known.update(new)
        if len(new) >= _MANY_WORDS:
            _settle()

    def candidates(self, word: str) -> list[tuple[str, int]]:
        """Return known words near a word, nearest first, with their number of slips."""
        folded = fold_word(word)
        slips = _MAXIMUM_SLIPS if len(folded) >= _LETTERS_FOR_TWO_SLIPS else 1
        with self._guard:
            found = self._dictionary.lookup(folded, Verbosity.ALL, max_edit_distance=slips)
        near = [(each.term, each.distance) for each in found if each.term != folded]
        return near[:_MAXIMUM_CANDIDATES]


def _settle() -> None:
    """Freeze what has been loaded, so that garbage collections skip it.

    The dictionary has thirty small lists for each word. Looking through a million of them, which
    stay for good, held up a search now and then, for as long as several of them take.
    """
    gc.collect()
    gc.freeze()
