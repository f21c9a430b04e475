"""Stems words, to index them and to look for them.

A document's word is indexed under its stem in the document's language. A query's language is
unknown, so a reader's word is looked for under its stems in every language of its script. The same
word therefore always matches, whatever the language of the document. A stem carries its language,
``fr:econom``, for the stem of another German word can look the same.

Stemmers know accented words best, but readers leave accents out. So each word has two stems, of the
word as written and of the folded word, and matches another word by either.
"""

import functools
import re
import threading
from collections.abc import Iterable
from typing import Any, cast

import Stemmer

from search.analysis.folding import WORDS_REMEMBERED, fold, fold_word

_SNOWBALL = {"fr": "french", "en": "english", "de": "german", "el": "greek", "ar": "arabic"}
_LATIN_LANGUAGES = ("fr", "en", "de")
_GREEK = range(0x0370, 0x0400)
_ARABIC = range(0x0600, 0x0780)

_LONGEST_OWN_ENDING = 4
"""In letters. The ending of a word as short as *gros*, *clos* or *fées* belongs to its stem."""
_FOLDED_PARTICIPLE = re.compile("(?:ee?s|ee)$")  # réfugiée, réfugiés, réfugiées: réfugié

_of_this_thread = threading.local()


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


def acronym_form(word: str) -> str:
    """Return the form of a word in capitals that stands for a longer name.

    *ESS* is not German *essen*.
    """
    return f"!{fold_word(word)}"


def stemmer_version() -> str:
    """Return the version of the stemmers, which an index remembers.

    Stems of another version may differ.
    """
    return cast("str", Stemmer.version())


def _phrase_stem(folded: str, latin_language: str) -> str:
    languages = _languages_of(folded)
    return _folded_stem(folded, latin_language if languages == _LATIN_LANGUAGES else languages[0])


def _stems(word: str, folded: str, languages: Iterable[str]) -> tuple[str, ...]:
    lower = word.lower()
    stems = [
        stem
        for language in languages
        for stem in (fold(_stem(lower, language)), _folded_stem(folded, language))
    ]
    return tuple(dict.fromkeys(stems))


def _folded_stem(folded: str, language: str) -> str:
    if language == "fr" and len(folded) > _LONGEST_OWN_ENDING:
        # Without its accent, a participle looks like four different words.
        folded = _FOLDED_PARTICIPLE.sub("e", folded)
    return _stem(folded, language)


def _languages_of(folded: str) -> tuple[str, ...]:
    """Return the languages whose stemmers read a word's script, by its first letter."""
    code = ord(folded[0]) if folded else 0
    if code in _GREEK:
        return ("el",)
    if code in _ARABIC:
        return ("ar",)
    return _LATIN_LANGUAGES


def _stem(word: str, language: str) -> str:
    """Return the stem of a word, with its language before it."""
    # A stemmer writes into its own buffer: two threads on one give wrong stems.
    stemmers: dict[str, Any] | None = getattr(_of_this_thread, "stemmers", None)
    if stemmers is None:
        stemmers = {code: Stemmer.Stemmer(name) for code, name in _SNOWBALL.items()}
        _of_this_thread.stemmers = stemmers
    if language == "fr" and word.endswith("os") and len(word) > _LONGEST_OWN_ENDING:
        # Snowball takes these for singulars: vélos, photos and numéros would not find vélo.
        word = word[:-1]
    return f"{language}:{stemmers[language].stemWord(word)}"
