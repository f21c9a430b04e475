"""Finds acronyms by what is heard: who writes Arabic hears OFPRA and types اوفبرا."""

import functools
from collections.abc import Iterable

from search.analysis.folding import WORDS_REMEMBERED, fold_word
from search.gazetteer.sounds import sounds_of_name, sounds_of_text
from search.gazetteer.spelling import is_latin

_MARK = "♪"
"""Begins the form of a sound; no word begins so."""
_SHORTEST = 4
"""In sounds: shorter ones are those of too many words."""
_ARTICLE = "ال"


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def forms_spoken(acronym: str) -> tuple[str, ...]:
    """Return the forms under which an acronym in Latin letters is indexed beside its own."""
    folded = fold_word(acronym)
    return tuple(_forms(sounds_of_name([folded], ""))) if is_latin(folded) else ()


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def forms_heard(word: str) -> tuple[str, ...]:
    """Return the forms under which a word of another script may be an acronym."""
    folded = fold_word(word)
    if is_latin(folded):
        return ()
    readings = dict.fromkeys((folded, folded.removeprefix(_ARTICLE)))
    return tuple(_forms(sound for each in readings for sound in sounds_of_text([each])))


def _forms(sounds: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(_MARK + sound for sound in sounds if len(sound) >= _SHORTEST)
