"""Folds texts, so that case, accents and other marks no longer count."""

import functools
import unicodedata

_LETTERS = str.maketrans(
    {
        # Letters that Unicode does not decompose, as readers type them without their marks.
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        # Arabic: tatweel only stretches a word, and people write these letters for each other.
        # The forms of alef and hamza become marks when decomposed, like the vowel signs.
        "\u0640": None,
        "ٱ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ی": "ي",
        "ک": "ك",
        "ە": "ه",
    }
)
_JOINERS = dict.fromkeys(map(ord, "_'’ʼ"))
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf"})
WORDS_REMEMBERED = 100_000
"""The words of a large library, in any spelling: about 20 MB."""

MAXIMUM_WORD_LENGTH = 64


def fold(text: str) -> str:
    """Reduce a text to its plain letters: ``Économies`` to ``economies``, ``Φορείς`` to ``φορεισ``.

    Folding twice changes nothing more.
    """
    if text.isascii():
        return text.lower()
    plain = _without_marks(_without_marks(text).casefold()).translate(_LETTERS)
    return "".join(map(_plain_digit, plain))


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def fold_word(word: str) -> str:
    """Fold a single word; underscores and apostrophes, which join its parts, go too.

    Only the beginning of a longer run of letters is compared: it is data, not a word, and some
    letters fold to eighteen.
    """
    return fold(word[:MAXIMUM_WORD_LENGTH]).translate(_JOINERS)[:MAXIMUM_WORD_LENGTH]


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(
        character
        for character in decomposed
        if unicodedata.category(character) not in _DROPPED_CATEGORIES
    )


def _plain_digit(character: str) -> str:
    """Turn a decimal digit of any script, e.g. Arabic-Indic, into 0 to 9."""
    if character.isascii() or not character.isdecimal():
        return character
    return str(unicodedata.decimal(character))
