"""Makes typing errors of a content's own words, always the same ones."""

import hashlib
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from search.analysis.folding import fold_word
from search.analysis.stems import indexed_forms

SHORTEST = 4
"""In letters. Shorter words are not repaired."""
SHORT = 5
"""The most letters of a short word, of which one slip is a greater part."""
_PER_LANGUAGE = 260
_ALPHABETS = {
    "el": "αβγδεζηθικλμνξοπρστυφχψω",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
_LATIN = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Slip:
    """A slip is a word as somebody typed it by mistake."""

    language: str
    meant: str
    typed: str

    @property
    def is_short(self) -> bool:
        """True if the word has four or five letters."""
        return len(fold_word(self.meant)) <= SHORT

    def is_mended_by(self, used: str) -> bool:
        """True if a word that was looked for is the one that was meant, or a form of it."""
        forms = {fold_word(self.meant), *indexed_forms(self.meant, self.language)}
        return not forms.isdisjoint({fold_word(used), *indexed_forms(used, self.language)})


def slips_of(words: Iterable[str], language: str) -> list[Slip]:
    """Return one slip for each of some hundreds of words of a language, of five kinds in turn."""
    chosen = sorted({word for word in words if len(fold_word(word)) >= SHORTEST}, key=_shuffled)
    return [
        Slip(language, word, _KINDS[number % len(_KINDS)](word, language, random.Random(word)))
        for number, word in enumerate(chosen[:_PER_LANGUAGE])
    ]


def _shuffled(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()


def _missing(word: str, language: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + word[place + 1 :]


def _doubled(word: str, language: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + word[place] + word[place:]


def _swapped(word: str, language: str, chance: random.Random) -> str:
    places = [place for place in range(1, len(word) - 1) if word[place] != word[place + 1]]
    place = chance.choice(places or [1])
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _wrong(word: str, language: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    others = _ALPHABETS.get(language, _LATIN).replace(fold_word(word[place])[:1] or " ", "")
    return word[:place] + chance.choice(others) + word[place + 1 :]


def _without_accents(word: str, language: str, chance: random.Random) -> str:
    return _missing(fold_word(word), language, chance)


_KINDS: tuple[Callable[[str, str, random.Random], str], ...] = (
    _missing,
    _doubled,
    _swapped,
    _wrong,
    _without_accents,
)
