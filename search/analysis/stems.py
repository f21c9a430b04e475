"""Stems words, to index them and to look for them.

A document's word is indexed under its stem in the document's language. A query's language is
unknown, so a reader's word is looked for under its stems in every language of its script. The same
word therefore always matches, whatever the language of the document. A stem carries its language,
``fr:econom``, for the stem of another German word can look the same.

Stemmers know accented words best, but readers leave accents out. So each word has two stems, of the
word as written and of the folded word, and matches another word by either. A word of a family
(``families``) has one stem, that of its family: ``fr:loi=``.
"""

import functools
import re
from collections.abc import Iterable

from search.analysis.arabic_stems import arabic_stem
from search.analysis.families import family_of
from search.analysis.folding import WORDS_REMEMBERED, fold, fold_word
from search.analysis.stemmers import stem, stemmer_version
from search.analysis.ukrainian_stems import ukrainian_stem

__all__ = ["family_members", "indexed_forms", "phrase_forms", "sought_forms", "stemmer_version"]

_LATIN_LANGUAGES = ("fr", "en", "de")
_GREEK = range(0x0370, 0x0400)
_CYRILLIC = range(0x0400, 0x0530)
_ARABIC = range(0x0600, 0x0780)

_UMLAUT = re.compile("(?<![aeiouq])([aou])e")
"""Finds ae, oe and ue as typed without German keys, but not the one of *Steuer* or *quer*."""

_LONGEST_ACRONYM = 6
"""In letters."""


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def indexed_forms(word: str, locale: str) -> tuple[str, ...]:
    """Return the forms under which a word of some language is indexed.

    Without a stemmer for the language, that is the folded word.
    """
    folded = fold_word(word)
    languages = _languages_of(folded)
    if languages == _LATIN_LANGUAGES:
        languages = (locale,) if locale in _LATIN_LANGUAGES else ()
    return _stems(word, folded, languages) or (folded,)


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def sought_forms(word: str) -> tuple[str, ...]:
    """Return the forms under which a word of unknown language is looked for.

    The folded word comes first. A word in a text of mixed languages is indexed under all of them.
    """
    folded = fold_word(word)
    return (folded, *_stems(word, folded, _languages_of(folded)))


def phrase_forms(words: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the forms of a phrase: folded, and stemmed in each language."""
    folded = tuple(map(fold_word, words))
    stemmed = (
        tuple(_phrase_stem(word, language) for word in folded) for language in _LATIN_LANGUAGES
    )
    return list(dict.fromkeys((folded, *stemmed)))


def is_acronym(word: str) -> bool:
    """True if a word stands in capitals, like the short forms of longer names."""
    return 1 < len(word) <= _LONGEST_ACRONYM and word.isalpha() and word.isupper()


def acronym_form(word: str) -> str:
    """Return the form of a word in capitals that stands for a longer name.

    *ESS* is not German *essen*.
    """
    return f"!{fold_word(word)}"


def family_members(word: str) -> tuple[str, ...]:
    """Return the folded words of a word's families, in every language of its script.

    A text is searched for them to mark them: مدارس does not begin like مدرسة.
    """
    folded = fold_word(word)
    families = (family_of(folded, language) for language in _languages_of(folded))
    return tuple(dict.fromkeys(member for family in families for member in family))


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def _phrase_stem(folded: str, latin_language: str) -> str:
    languages = _languages_of(folded)
    language = latin_language if languages == _LATIN_LANGUAGES else languages[0]
    *_, of_folded = _stems_in(folded, folded, language)
    return of_folded


def _stems(word: str, folded: str, languages: Iterable[str]) -> tuple[str, ...]:
    lower = word.lower()
    stems = [stem for language in languages for stem in _stems_in(lower, folded, language)]
    return tuple(dict.fromkeys(stems))


def _stems_in(lower: str, folded: str, language: str) -> tuple[str, ...]:
    """Return the stems of a word in a language.

    That of the folded word comes last.
    """
    if language == "ar":
        return (f"ar:{arabic_stem(folded)}",)
    if language == "uk":
        return (f"uk:{ukrainian_stem(folded)}",)
    family = family_of(folded, language)
    if not family and language == "de":
        family = family_of(_UMLAUT.sub(r"\1", folded), language)  # Snowball does it for stems
    if family:
        return (f"{language}:{family[0]}=",)
    of_folded = f"{language}:{stem(folded, language, is_folded=True)}"
    if lower == folded:
        return (of_folded,)
    return f"{language}:{fold(stem(lower, language, is_folded=False))}", of_folded


def _languages_of(folded: str) -> tuple[str, ...]:
    """Return the languages whose stemmers read a word's script, by its first letter."""
    code = ord(folded[0]) if folded else 0
    if code in _GREEK:
        return ("el",)
    if code in _CYRILLIC:
        return ("uk",)
    if code in _ARABIC:
        return ("ar",)
    return _LATIN_LANGUAGES
