"""Puts words in the order in which a language's readers look for them.

Accents and case do not count. Where that is not the order of an alphabet, the alphabet stands here.
"""

from functools import lru_cache

from search.analysis.folding import fold

ALPHABETS = {
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
}
"""Of languages whose letters Unicode has in another order."""
_TEXTS_REMEMBERED = 5_000
"""Every list sorts the same names of languages, themes and places."""


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def sort_key(text: str, language: str) -> tuple[tuple[int, str], ...]:
    """Return what a text is sorted by; digits and signs come first."""
    places = _places(language)
    folded = text.casefold() if places else fold(text)
    return tuple((places.get(letter, 0), letter) for letter in folded)


@lru_cache(maxsize=32)
def _places(language: str) -> dict[str, int]:
    return {letter: place for place, letter in enumerate(ALPHABETS.get(language, ""), 1)}
