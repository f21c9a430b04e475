"""Stems words of French, English, German and Greek by Snowball, with what it lacks.

Words that a rule cannot tell stand in ``families``.
"""

import re
import threading
from typing import Any, cast

import Stemmer

_SNOWBALL = {"fr": "french", "en": "english", "de": "german", "el": "greek"}

_LONGEST_OWN_ENDING = 4
"""In letters. The ending of a word as short as *gros*, *clos* or *fées* belongs to its stem."""
_FOLDED_PARTICIPLE = re.compile("(?:ee?s|ee)$")  # réfugiée, réfugiés, réfugiées: réfugié
_FRENCH_AGENT = re.compile("(?<=..)(?:(t)rices?|(?<=.)(?:euses?|eux|eurs))$")
_FRENCH_FEMININE = re.compile("(?<=..)(ch|g|i)eres?$")  # première, bergère, as of premier, berger
_FRENCH_PLURAL = re.compile("(?<=.)(ch|g)ers$")
_ENGLISH_Z = re.compile("(?<=..)iz(?=(?:e[ds]?|ers?|ing|able|ations?|ational)$)")  # organize
_GERMAN_FEMININE = re.compile("(?<=..)(er|ist|ant|ent|ert|log|eur|or)in$")
_GERMAN_FEMININES = re.compile("(?<=...)innen$")
_GERMAN_WORDS_IN_INNEN = re.compile(
    "(?:zur[uü]ck)?(?:be|ge|ent|ver|zer)(?:g|w|s|r)innen|spinnen|rinnen|sinnen|drinnen"
)
_GREEK_VARIABLE = re.compile("(?<=..)(?:(?<=.)ικι?|ι)$")  # εργασ-ία, εργασ-ίας; νομικ-ό, νομικ-ές

_of_this_thread = threading.local()


def stemmer_version() -> str:
    """Return the version of the stemmers, which an index remembers.

    Stems of another version may differ.
    """
    return cast("str", Stemmer.version())


def stem(lower: str, language: str, *, is_folded: bool) -> str:
    """Return the stem of a word in lower case.

    ``is_folded`` is true for a word without its accents, which are then guessed.
    """
    return _RULES[language](lower, is_folded=is_folded)


def _french(word: str, *, is_folded: bool) -> str:
    if len(word) <= _LONGEST_OWN_ENDING:
        return _snowball(word, "fr")
    if is_folded:
        # Without its accent, a participle looks like four different words.
        word = _FOLDED_PARTICIPLE.sub("e", _FRENCH_FEMININE.sub(r"\1er", word))
    if word.endswith("os"):
        # Snowball takes these for singulars: vélos, photos and numéros would not find vélo.
        word = word[:-1]
    word = _FRENCH_PLURAL.sub(r"\1er", word)
    return _snowball(_FRENCH_AGENT.sub(r"\1eur", word), "fr")


def _english(word: str, *, is_folded: bool) -> str:  # noqa: ARG001  as the other rules
    return _snowball(_ENGLISH_Z.sub("is", word), "en")


def _german(word: str, *, is_folded: bool) -> str:  # noqa: ARG001  as the other rules
    if not _GERMAN_WORDS_IN_INNEN.fullmatch(word):
        word = _GERMAN_FEMININE.sub(r"\1", _GERMAN_FEMININES.sub("", word))
    return _snowball(word, "de")


def _greek(word: str, *, is_folded: bool) -> str:  # noqa: ARG001  as the other rules
    # Of some short words Snowball leaves nothing, so that they would all meet: ίδια, είδα.
    found = _snowball(word, "el")
    return _GREEK_VARIABLE.sub("", found) if len(found) > 1 else word


_RULES = {"fr": _french, "en": _english, "de": _german, "el": _greek}


def _snowball(word: str, language: str) -> str:
    # A stemmer writes into its own buffer: two threads on one give wrong stems.
    stemmers: dict[str, Any] | None = getattr(_of_this_thread, "stemmers", None)
    if stemmers is None:
        stemmers = {code: Stemmer.Stemmer(name) for code, name in _SNOWBALL.items()}
        _of_this_thread.stemmers = stemmers
    return cast("str", stemmers[language].stemWord(word))
