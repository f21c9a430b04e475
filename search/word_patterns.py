"""Finds the words of a stem in unfolded text, by regular expressions."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.analysis.folding import fold
from search.analysis.tokens import WORD_CHARACTERS

_SHORT_STEM = 5
_SHORTEST_BEGINNING = 2
_ARABIC_LETTER = re.compile("[\u0600-\u077f]")
_ARABIC_SIGNS = "[\u0640\u064b-\u065f\u0670]*"
"""Tatweel and vowel signs, which may stand after any letter."""
_LIGATURES = {"oe": "œŒ", "ae": "æÆ", "ss": "ßẞ"}
_ALPHABETS = (range(0x20, 0x0250), range(0x0370, 0x0400), range(0x0620, 0x0700))
_ALPHABETS_WITH_ACCENTS = (range(0x1E00, 0x2000),)
_WORD_END = re.compile(rf"[{WORD_CHARACTERS}]*\Z")
_WORDS_REMEMBERED = 1_000


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
                before = _WORD_END.search(text, max(0, start - 10), start)
                start = before.start() if before else start
            yield text[start : found.end()], start


def patterns_of(forms: Iterable[str]) -> list[WordPattern]:
    """Return patterns for the words that may have one of the forms.

    A pattern that another one includes is left out.
    """
    beginnings: list[str] = []
    for beginning in sorted({_beginning(form.rpartition(":")[2]) for form in forms}, key=len):
        if not any(beginning.startswith(shorter) for shorter in beginnings):
            beginnings.append(beginning)
    return [_pattern(beginning) for beginning in beginnings if beginning]


def _beginning(stem: str) -> str:
    """Return the part of a stem that all its words surely share.

    Stemmers change the last letters: *economy* has the stem *economi*, *sociaux* the stem *social*.
    """
    kept = len(stem) - (1 if len(stem) <= _SHORT_STEM else 2)
    return stem[: max(kept, _SHORTEST_BEGINNING)]


@functools.lru_cache(maxsize=_WORDS_REMEMBERED)
def _pattern(folded: str) -> WordPattern:
    if _ARABIC_LETTER.match(folded):
        # Articles and prepositions are written as one with the word.
        letters = _ARABIC_SIGNS.join(map(_any_spelling, folded))
        return WordPattern(re.compile(rf"{letters}[{WORD_CHARACTERS}]*"), is_inside=True)
    # The word's start is checked after its first letter: an expression that begins with letters is
    # searched for many times faster than one that begins with a condition.
    first, *rest = re.findall("|".join((*_LIGATURES, ".")), folded, re.DOTALL)
    expression = _any_spelling(first, rf"(?<![{WORD_CHARACTERS}].)")
    expression += "".join(map(_any_spelling, rest))
    return WordPattern(re.compile(rf"{expression}[{WORD_CHARACTERS}]*", re.DOTALL), is_inside=False)


def _any_spelling(unit: str, condition: str = "") -> str:
    """Return an expression for a letter, with any accent and in any case.

    For a pair of letters it also finds the ligature. The condition stands after the first letter.
    """
    first, *second = (f"[{re.escape(_spellings().get(letter, letter))}]" for letter in unit)
    if second:
        return f"(?:{first}{condition}{second[0]}|[{_LIGATURES[unit]}]{condition})"
    return f"{first}{condition}"


@functools.cache
def _spellings() -> dict[str, str]:
    """Return the characters that fold to each folded letter."""
    found: dict[str, str] = {}
    for alphabet in (*_ALPHABETS, *_ALPHABETS_WITH_ACCENTS):
        for character in map(chr, alphabet):
            folded = fold(character)
            if len(folded) == 1:
                found[folded] = found.get(folded, "") + character
    return found
