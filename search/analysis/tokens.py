"""Splits a text into tokens: words with their places.

It reads Latin, Greek, Cyrillic and Arabic scripts. Mostly a word is written as it is read.
Otherwise its place is that of the whole writing: of ``réfugié·e·s`` (``inclusive``), of a telephone
number (``figures``), of ``Ste`` (``saints``) or of ``co-operative`` (``prefixes``).
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from search.analysis.figures import figures_in
from search.analysis.folding import MAXIMUM_WORD_LENGTH, WORDS_REMEMBERED, fold_word
from search.analysis.inclusive import Ending, endings_in, endings_pattern
from search.analysis.prefixes import prefixed_in
from search.analysis.saints import saints_in


class Token(NamedTuple):
    """A token is a word of a text, mostly as written.

    ``start`` and ``end`` are indexes of characters in that text.
    """

    word: str
    start: int
    end: int


def _marks() -> str:
    """Return the combining marks of living scripts, as ranges of a character class.

    Regular expressions do not count them as parts of a word. Without them a decomposed accent or an
    Arabic vowel sign would split a word.
    """
    marks = {
        code for code in range(0x0300, 0x1F00) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
    }
    marks |= {0x00AD, 0x200C, 0x200D}  # soft hyphen, zero-width (non-)joiner
    firsts = sorted(code for code in marks if code - 1 not in marks)
    lasts = sorted(code for code in marks if code + 1 not in marks)
    # Ranges, since an expression is compiled character by character.
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True))


WORD_CHARACTERS = rf"\w{_marks()}"
"""For use inside a character class."""
_APOSTROPHES = "'’ʼ＇`´‘"
"""Grave and acute accents among them, which stand where keyboards lack an apostrophe."""
_WORD = re.compile(rf"[{WORD_CHARACTERS}]+")
_CHUNK = re.compile(rf"[{WORD_CHARACTERS}]+(?:[.{_APOSTROPHES}][{WORD_CHARACTERS}]+)*")
_Writing = Ending | Sequence[Token]
"""Finds what is read otherwise: endings of the word before, or words of its own."""
_LETTER_APOSTROPHE = "ʼ"
"""Ukrainian's own, which regular expressions take for a letter."""
_CYRILLIC = range(0x0400, 0x0530)
_ENDING = endings_pattern(WORD_CHARACTERS)
_ELIDED = frozenset(
    ("l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
)
_LONGEST_ABBREVIATED_PART = 4


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order.

    A word that folds to nothing is left out.
    """
    text = text.replace(_LETTER_APOSTROPHE, "'")
    for start, end, writing in _stretches(text):
        plain = [
            Token(word, chunk.start() + first, chunk.start() + last)
            for chunk in _CHUNK.finditer(text, start, end)
            for word, first, last in _words_of_chunk(chunk[0])
        ]
        if isinstance(writing, Ending) and plain and plain[-1].end == writing.start:
            word, first, _ = plain.pop()
            plain.append(Token(word + writing.addition, first, writing.end))
        yield from plain
        if not isinstance(writing, Ending):
            yield from writing


def words(text: str) -> list[str]:
    """Return the words of a text, as written or as read.

    They are those of its tokens, without their places in half the time.
    """
    text = text.replace(_LETTER_APOSTROPHE, "'")
    found: list[str] = []
    for start, end, writing in _stretches(text):
        chunks = _CHUNK.findall(text, start, end)
        found += chain.from_iterable(map(_spoken, chunks))
        if not isinstance(writing, Ending):
            found += [token.word for token in writing]
        elif chunks and _ends_with_word(chunks[-1]):
            found[-1] += writing.addition
    return found


def _stretches(text: str) -> Iterator[tuple[int, int, _Writing]]:
    """Yield stretches of words read as written, each with what is not, right after it."""
    position = 0
    for start, end, writing in _writings(text):
        if start >= position:
            yield position, start, writing
            position = end
    yield position, len(text), ()


def _writings(text: str) -> list[tuple[int, int, _Writing]]:
    """Return what is not read as written, in order."""
    found: list[tuple[int, int, _Writing]] = [
        *((ending.start, ending.end, ending) for ending in endings_in(text, _ENDING)),
        *((start, end, [Token(*each) for each in parts]) for start, end, parts in figures_in(text)),
        *((start, end, [Token(word, start, end)]) for start, end, word in saints_in(text)),
        *((start, end, [Token(word, start, end)]) for start, end, word in prefixed_in(text)),
    ]
    return sorted(found, key=lambda each: each[:2])


def _ends_with_word(chunk: str) -> bool:
    found = _words_of_chunk(chunk)
    return bool(found) and found[-1].end == len(chunk)


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def _words_of_chunk(chunk: str) -> tuple[Token, ...]:
    """Return the words, mostly one, of letters joined by apostrophes and dots."""
    parts = [Token(found[0], found.start(), found.end()) for found in _WORD.finditer(chunk)]
    if _is_joined(chunk, parts):
        return (Token(re.sub(f"[{_APOSTROPHES}]", "’", chunk), 0, len(chunk)),)
    if _is_abbreviation(chunk, parts):
        return (Token("".join(part.word for part in parts), 0, len(chunk)),)
    return tuple(
        Token(part.word[:MAXIMUM_WORD_LENGTH], part.start, part.end)
        for part in parts
        if fold_word(part.word) and not _is_grammar(chunk, part, is_only=len(parts) == 1)
    )


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def _spoken(chunk: str) -> tuple[str, ...]:
    return tuple(token.word for token in _words_of_chunk(chunk))


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


def _is_joined(chunk: str, parts: list[Token]) -> bool:
    """True if the apostrophes of a chunk are Ukrainian signs, which join: ``сім'я``."""
    return (
        len(parts) > 1
        and "." not in chunk
        and all(ord(part.word[-1]) in _CYRILLIC for part in parts)
        and len(chunk) <= MAXIMUM_WORD_LENGTH
    )


def _is_grammar(chunk: str, part: Token, *, is_only: bool) -> bool:
    """True if a part is the article of ``l'économie`` or the ending of ``women's``."""
    if is_only:
        return False
    before, after = chunk[part.start - 1 : part.start], chunk[part.end : part.end + 1]
    if after and after in _APOSTROPHES:
        return fold_word(part.word) in _ELIDED
    return bool(before) and before in _APOSTROPHES and part.word in {"s", "S"}
