"""Splits German compounds into the words that they are made of.

A language's rules allow splits that nobody means; those whose every part is a common word are
mostly right. The common words are those of ``search.known_words``, so that an entry's parts depend
on nothing but the entry. All parts are folded.
"""

from collections.abc import Container, Iterator
from functools import lru_cache

from search.analysis.folding import WORDS_REMEMBERED, fold_word
from search.analysis.stems import indexed_forms
from search.analysis.stop_words import STOP_WORDS
from search.known_words import word_list

_LANGUAGE = "de"
_SHORTEST_PART = 4
"""In letters. Shorter words, as *rat*, *tag* or *ein*, stand inside too many others."""
_SHORTEST_COMPOUND = 2 * _SHORTEST_PART
_MOST_PARTS = 4
_LINKS = ("s", "", "es", "n", "en", "e", "er")
"""Letters between two parts: Wohnung-s-suche, Kind-er-betreuung.

An s comes before none, for lists have *Wohnungs-*, too.
"""
_DROPPED = ("e", "en")
"""Endings that a word may lose as the first part: Sprach(e)-kurs, Lern(en)-hilfe."""
_PREFIXES = frozenset(
    """
    abge ange aufge ausge beige durch einge entgegen fort gegen heraus herein hinaus hinein hinter
    hinzu miss mitge nach nachge nieder uber unter voll voran vorge weiter wider wieder zuge zuruck
    zusammen
    """.split()  # noqa: SIM905  a list of words reads better so
)
"""Prefixes of verbs and their nouns: *Unternehmen* is not what one takes below."""
_SUFFIXES = frozenset(
    """
    artig artige chen erin fach haft haften heit heiten igen iger iges innen isch ische ischen keit
    keiten lich liche lichen ling linge losen schaft schaften ship teen ungen weise
    """.split()  # noqa: SIM905  a list of words reads better so
)
"""Endings of words that can be words themselves."""


def has_compounds(locale: str) -> bool:
    """True if words of texts in a language may have parts."""
    return locale == _LANGUAGE


@lru_cache(maxsize=WORDS_REMEMBERED)
def part_forms(word: str, locale: str) -> tuple[str, ...]:
    """Return the forms of the parts by which a word is indexed, too.

    Only nouns of German texts have parts; those are written with a capital.
    """
    if locale != _LANGUAGE or not word[:1].isupper():
        return ()
    forms = (form for part in compound_parts(word) for form in indexed_forms(part, _LANGUAGE))
    return tuple(dict.fromkeys(forms))


def sought_parts(word: str) -> tuple[tuple[str, ...], ...]:
    """Return for each part of a compound its forms."""
    parts = parts_of(word, word_list(_LANGUAGE))
    return tuple(indexed_forms(part, _LANGUAGE) for part in parts)


@lru_cache(maxsize=WORDS_REMEMBERED)
def compound_parts(word: str) -> tuple[str, ...]:
    """Return the parts of a German compound and their own parts, the whole parts first."""
    parts = parts_of(word, word_list(_LANGUAGE))
    return tuple(
        dict.fromkeys((*parts, *(inner for part in parts for inner in compound_parts(part))))
    )


def parts_of(word: str, vocabulary: Container[str]) -> tuple[str, ...]:
    """Return the parts of a German compound, in order, as the vocabulary has them.

    Of several splits, the one with the fewest parts and then the longest last part is taken, for it
    says what the thing is. Empty where the word is no compound of known words.
    """
    folded = fold_word(word)
    if len(folded) < _SHORTEST_COMPOUND or not (folded.isascii() and folded.isalpha()):
        return ()
    splits = list(_splits(folded, vocabulary, _MOST_PARTS))
    return min(splits, key=lambda parts: (len(parts), -len(parts[-1])), default=())


def _splits(folded: str, vocabulary: Container[str], most: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to read letters as at least two known words."""
    if most == 1:
        return
    for length in range(_SHORTEST_PART, len(folded) - _SHORTEST_PART + 1):
        rest = folded[length:]
        first = _first_part(folded[:length], vocabulary)
        if not first:
            continue
        if _is_last_part(rest, vocabulary):
            yield first, rest
        for others in _splits(rest, vocabulary, most - 1):
            yield first, *others


def _first_part(letters: str, vocabulary: Container[str]) -> str:
    """Return the known word that letters before another part stand for, or an empty text."""
    if letters in _PREFIXES:
        return ""
    for link in _LINKS:
        word = letters.removesuffix(link) if letters.endswith(link) else ""
        if len(word) >= _SHORTEST_PART and _can_be_part(word) and word in vocabulary:
            return word
    for ending in _DROPPED:
        word = f"{letters}{ending}"
        if _can_be_part(word) and word in vocabulary:
            return word
    return ""


def _is_last_part(letters: str, vocabulary: Container[str]) -> bool:
    return (
        len(letters) >= _SHORTEST_PART
        and letters not in _SUFFIXES
        and _can_be_part(letters)
        and letters in vocabulary
    )


@lru_cache(maxsize=10_000)
def _can_be_part(word: str) -> bool:
    return word not in STOP_WORDS and word not in _PREFIXES
