"""Splits a text into tokens: words with their places.

It reads Latin, Greek and Arabic scripts.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from search.analysis.folding import MAXIMUM_WORD_LENGTH, WORDS_REMEMBERED, fold_word


class Token(NamedTuple):
    """A token is a word of a text as written.

    ``start`` and ``end`` are indexes of characters in that text.
    """

    word: str
    start: int
    end: int


def _marks() -> str:
    """Return the combining marks of living scripts.

    Regular expressions do not count them as parts of a word. Without them a decomposed accent or an
    Arabic vowel sign would split a word.
    """
    marks = {
        code for code in range(0x0300, 0x1F00) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
    }
    marks |= {0x00AD, 0x200C, 0x200D}  # soft hyphen, zero-width (non-)joiner
    return "".join(map(chr, sorted(marks)))


WORD_CHARACTERS = rf"\w{_marks()}"
"""For use inside a character class."""
_APOSTROPHES = "'’ʼ＇"
_WORD = re.compile(rf"[{WORD_CHARACTERS}]+")
_CHUNK = re.compile(rf"[{WORD_CHARACTERS}]+(?:[.{_APOSTROPHES}][{WORD_CHARACTERS}]+)*")
_ELIDED = frozenset(
    ("l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
)
_LONGEST_ABBREVIATED_PART = 4


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order.

    A word that folds to nothing is left out.
    """
    for found in _CHUNK.finditer(text):
        base = found.start()
        for word, start, end in _words_of_chunk(found[0]):
            yield Token(word, base + start, base + end)


def words(text: str) -> list[str]:
    """Return the words of a text, as written."""
    return [token.word for chunk in _CHUNK.findall(text) for token in _words_of_chunk(chunk)]


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def _words_of_chunk(chunk: str) -> tuple[Token, ...]:
    """Return the words, mostly one, of letters joined by apostrophes and dots."""
    parts = [Token(found[0], found.start(), found.end()) for found in _WORD.finditer(chunk)]
    if _is_abbreviation(chunk, parts):
        return (Token("".join(part.word for part in parts), 0, len(chunk)),)
    return tuple(
        Token(part.word[:MAXIMUM_WORD_LENGTH], part.start, part.end)
        for part in parts
        if fold_word(part.word) and not _is_grammar(chunk, part, is_only=len(parts) == 1)
    )


def _is_abbreviation(chunk: str, parts: list[Token]) -> bool:
    """True if a chunk is one abbreviated word, like ``Κοιν.Σ.Επ`` or ``S.C.I.C``.

    Its parts are short, and at least one is a single letter.
    """
    dots = chunk.count(".")
    return (
        0 < dots == len(parts) - 1
        and all(p.word.isalpha() and len(p.word) <= _LONGEST_ABBREVIATED_PART for p in parts)
        and any(len(part.word) == 1 for part in parts)
    )


def _is_grammar(chunk: str, part: Token, *, is_only: bool) -> bool:
    """True if a part is the article of ``l'économie`` or the ending of ``women's``."""
    if is_only:
        return False
    before, after = chunk[part.start - 1 : part.start], chunk[part.end : part.end + 1]
    if after and after in _APOSTROPHES:
        return fold_word(part.word) in _ELIDED
    return bool(before) and before in _APOSTROPHES and part.word in {"s", "S"}
