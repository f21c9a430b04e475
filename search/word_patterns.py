"""Finds the words that begin like a stem in unfolded text, by regular expressions.

An expression has only the first letters, which many words share: to compile one for each word that
readers type would take longer than all the rest of a page.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.analysis.folding import fold
from search.analysis.tokens import WORD_CHARACTERS

_LETTERS = 2
"""No stemmer changes so many letters of a word's beginning."""
_LETTERS_INSIDE = 3
"""Of Arabic stems, which may begin anywhere in a word: two are in too many words."""
_LONGEST_PREFIX = 10
_ARABIC_LETTER = re.compile("[\u0600-\u077f]")
_ARABIC_SIGNS = "[\u0640\u064b-\u065f\u0670]*"
"""Tatweel and vowel signs, which may stand after any letter."""
_ALPHABETS = (
    *(range(0x20, 0x0250), range(0x0370, 0x0530), range(0x0620, 0x0700)),
    range(0x1E00, 0x2000),
)
"""Latin, Greek, Cyrillic and Arabic letters, then those with more than one accent."""
_WORD_END = re.compile(rf"[{WORD_CHARACTERS}]*\Z")
_PATTERNS_REMEMBERED = 1_000


@dataclass(frozen=True)
class WordPattern:
    """A word pattern finds words that may have a stem.

    ``is_inside`` is true where letters may stand before the stem in the word.
    """

    expression: re.Pattern[str]
    is_inside: bool

    def find(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield each whole word found, and where it starts."""
        for found in self.expression.finditer(text):
            start = found.start()
            if self.is_inside:
                before = _WORD_END.search(text, max(0, start - _LONGEST_PREFIX), start)
                start = before.start() if before else start
            yield text[start : found.end()], start


def patterns_of(forms: Iterable[str]) -> list[WordPattern]:
    """Return patterns for the words that may have one of the forms."""
    stems = (form.rpartition(":")[2] for form in forms)
    return [_pattern(each) for each in dict.fromkeys(map(_beginning, stems)) if each]


def _beginning(stem: str) -> str:
    return stem[: _LETTERS_INSIDE if _ARABIC_LETTER.match(stem) else _LETTERS]


@functools.lru_cache(maxsize=_PATTERNS_REMEMBERED)
def _pattern(folded: str) -> WordPattern:
    letters = [f"[{re.escape(_spellings().get(letter, letter))}]" for letter in folded]
    rest = f"[{WORD_CHARACTERS}]*"
    if _ARABIC_LETTER.match(folded):
        # Articles and prepositions are written as one with the word.
        return WordPattern(re.compile(_ARABIC_SIGNS.join(letters) + rest), is_inside=True)
    # That no letter stands before is checked last: an expression that begins with letters is
    # searched for many times faster than one that begins with a condition.
    start = rf"(?<![{WORD_CHARACTERS}]{'.' * len(folded)})"
    return WordPattern(re.compile("".join(letters) + start + rest, re.DOTALL), is_inside=False)


@functools.cache
def _spellings() -> dict[str, str]:
    """Return the characters whose folded form begins with each letter.

    So œ, which folds to two letters, is among those of *o*.
    """
    found: dict[str, str] = {}
    for character in (chr(code) for alphabet in _ALPHABETS for code in alphabet):
        if folded := fold(character):
            found[folded[0]] = found.get(folded[0], "") + character
    return found
