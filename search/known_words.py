"""Knows words of languages, given names and places: none of them is an error.

The lists stand in ``search/data/known_words``. Each is read when it is first asked: together they
are 3 MB of memory. Words are folded; of those of one or two letters nothing is known.
"""

import functools
import lzma
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from importlib.resources import files

from search.analysis.folding import fold_word
from search.analysis.tokens import words

_FOLDER = files("search") / "data" / "known_words"
_GIVEN_NAMES = "given_names"
_PLACES = "places"
_BY_SCRIPT = (
    (range(0x0370, 0x0400), ("el",)),
    (range(0x0400, 0x0530), ("uk",)),
    (range(0x0600, 0x0780), ("ar", "fa", "ps")),
)
_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
_WITHOUT_LIST = frozenset({"ps"})
_LATIN = ("fr", "en", "de")


class WordList:
    """A word list holds folded words, and finds the letters that begin or are one."""

    def __init__(self, words_of_list: list[str]) -> None:
        """Keep sorted words, packed: a set of them would be ten times as large."""
        packed = [word.encode() for word in words_of_list]
        self._text = b"\n".join(packed) + b"\n"
        self._starts = array("I", [0])
        for word in packed:
            self._starts.append(self._starts[-1] + len(word) + 1)

    def __len__(self) -> int:
        """Count the words."""
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[str]:
        """Yield the words in the order of their bytes."""
        return (self._at(number).decode() for number in range(len(self)))

    def __contains__(self, folded: object) -> bool:
        """True if a folded word is in the list."""
        sought = str(folded).encode()
        number = bisect_left(range(len(self)), sought, key=self._at)
        return number < len(self) and self._at(number) == sought

    def _at(self, number: int) -> bytes:
        return self._text[self._starts[number] : self._starts[number + 1] - 1]


def is_known(word: str) -> bool:
    """True if a word is correct in a language of its script, or a name.

    The articles that Arabic writes as one with a word may stand before it.
    """
    return any(
        folded in word_list(name)
        for folded in _readings(fold_word(word))
        for name in (*languages_of_script(folded), _GIVEN_NAMES, _PLACES)
    )


def is_word_of(word: str, language: str) -> bool:
    """True if a word is a common one of a language that has a list."""
    return fold_word(word) in word_list(language)


def is_name(word: str) -> bool:
    """True if a word is a given name, or of a place, language or country."""
    folded = fold_word(word)
    return folded in word_list(_GIVEN_NAMES) or folded in word_list(_PLACES)


@functools.cache
def word_list(name: str) -> WordList:
    """Return the words of a language, ``given_names`` or ``places``."""
    if name in _WITHOUT_LIST:
        return WordList([])
    if name == _GIVEN_NAMES:
        found = {fold_word(word) for word in words(_text_of("given_names.txt").decode())}
        return WordList(sorted(found))
    return WordList(lzma.decompress(_text_of(f"{name}.xz")).decode().split("\n"))


def _text_of(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()


def languages_of_script(folded: str) -> tuple[str, ...]:
    """Return the languages that are written in a folded word's script."""
    code = ord(folded[0]) if folded else 0
    return next((languages for script, languages in _BY_SCRIPT if code in script), _LATIN)


def _readings(folded: str) -> Iterator[str]:
    """Yield a word and, of an Arabic one, what is left without its article."""
    yield folded
    for article in _ARTICLES:
        if folded.startswith(article):
            yield folded.removeprefix(article)
