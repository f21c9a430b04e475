"""Stems Arabic words: without article, conjunction, preposition and endings.

It is a light stemmer: it takes off what is written as one with a noun, in the order in which it was
put on. Single letters before a noun (``ب``, ``ل``, ``ك``, ``ف``) also begin many nouns, so they go
only where a known noun is left. Words are folded: ``ة`` is ``ه``, and alef has no hamza.
"""

from search.analysis.families import family_of

_ARTICLES = ("وبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
"""The article with what may stand before it, the longest first."""
_SINGLE_LETTERS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_POSSESSIVES = ("هما", "ها", "هم", "هن", "كم", "نا", "ان", "ين", "ه", "ك", "ي", "ا")
"""Endings of a known noun, those of the dual and of an adverbial (مشروعًا) included."""
_ENDINGS = ("ها", "هم", "نا", "كم", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا")
"""Endings of any noun, in the order in which they are taken off."""
_SHORTEST_STEM = 3
_SHORTEST_AFTER_AND = 4
"""In letters. Of words that begin with ``و``, the shorter ones mostly begin with it by nature."""


def arabic_stem(folded: str) -> str:
    """Return the stem of a folded Arabic word.

    Of a word of a family, that is the family's first word and a mark.
    """
    bare = _without_articles(folded)
    for candidate in dict.fromkeys((folded, bare, *_without_single_letter(folded, bare))):
        known = _known(candidate)
        if known:
            return known
    if bare.startswith("و") and len(bare) > _SHORTEST_AFTER_AND:
        bare = _without_articles(bare[1:])
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_STEM:
            bare = bare[: -len(ending)]
    return bare


def _without_articles(word: str) -> str:
    """Take off the article, twice where a word begins with its letters: ``الالتزام``."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _least(article, word):
            return _without_articles(word[len(article) :])
    return word


def _least(article: str, word: str) -> int:
    """Return how many letters an article must leave.

    Two are enough where they are a known noun, as in ``الحق``.
    """
    return 2 if family_of(word[len(article) :], "ar") else _SHORTEST_STEM


def _without_single_letter(folded: str, bare: str) -> list[str]:
    """Return what may be left of a word that begins with a conjunction or preposition."""
    left = [
        word[len(letters) :]
        for word in (folded, bare)
        for letters in _SINGLE_LETTERS
        if word.startswith(letters)
    ]
    # After ``ل`` the article loses its alef, and before another ``ل`` it vanishes: للاجئين.
    return [*left, *map(_without_articles, left), f"ل{bare}"]


def _known(word: str) -> str:
    """Return the stem of a word's family, or an empty text.

    The word may have a possessive ending or that of the dual.
    """
    family = family_of(word, "ar")
    if family:
        return f"{family[0]}="
    for ending in _POSSESSIVES:
        if word.endswith(ending):
            noun = word[: -len(ending)]
            if len(noun) < _SHORTEST_STEM:
                continue
            # Before an ending, ``ة`` is written ``ت``: مدرستنا.
            family = family_of(noun, "ar") or (
                family_of(f"{noun[:-1]}ه", "ar") if noun.endswith("ت") else ()
            )
            if family:
                return f"{family[0]}="
    return ""
