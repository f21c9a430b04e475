"""Repairs words that the index does not know, by words that it knows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from search.analysis.folding import fold_word
from search.analysis.stems import sought_forms
from search.concepts import tokens_of
from search.engine import Reader, Spelling
from search.meaning import meaning_of, telling_words
from search.results import Repair
from search.words import SearchText

SHORTEST_REPAIRED = 4
"""A shorter word is one slip away from too many others."""
_LETTERS_FOR_TWO_SLIPS = 6
_MAXIMUM_SLIPS = 2
_CANDIDATES_TRIED = 8


def repair(
    reader: Reader, language: str, text: SearchText
) -> tuple[SearchText, tuple[Repair, ...]]:
    """Replace each word that finds nothing by the nearest that finds something.

    A word for which there is none stays as it is.

    Args:
        reader: of the index.
        language: the reader's interface language.
        text: what was typed.
    """
    used = {}
    for word in _unknown_words(reader, language, text):
        better = _nearest(reader, language, word)
        if better:
            used[word] = better
    repaired = replace(
        text,
        words=tuple(used.get(word, word) for word in text.words),
        phrases=tuple(tuple(used.get(word, word) for word in each) for each in text.phrases),
    )
    return repaired, tuple(Repair(typed, better) for typed, better in used.items())


def can_be_repaired(word: str) -> bool:
    """True if a word is long enough and holds no digit.

    So numbers, dates and telephone numbers stay as they are.
    """
    folded = fold_word(word)
    return len(folded) >= SHORTEST_REPAIRED and not any(map(str.isdecimal, folded))


def _unknown_words(reader: Reader, language: str, text: SearchText) -> list[str]:
    """Return the words that find nothing, alone or in the name of a theme."""
    words = [word for word in telling_words(text) if can_be_repaired(word)]
    named = dict(_concepts_of(text))
    forms = {word: {*_forms(word), *named.get(word, ())} for word in words}
    known = reader.occurring({each for found in forms.values() for each in found}, language)
    return [word for word in words if not forms[word] & known]


def _concepts_of(text: SearchText) -> Iterable[tuple[str, tuple[str, ...]]]:
    for sought in meaning_of(text).sought:
        for word in sought.words:
            yield word, sought.concepts


def _forms(word: str) -> tuple[str, ...]:
    """Return the forms by which a word, or the theme that it names, is found."""
    return (*sought_forms(word), *tokens_of((word,)))


def _nearest(reader: Reader, language: str, word: str) -> str:
    """Return the nearest word that finds something, or an empty text.

    Fewest slips first, then a word that begins with the same letter, then the most frequent one.
    """
    folded = fold_word(word)
    slips = _MAXIMUM_SLIPS if len(folded) >= _LETTERS_FOR_TWO_SLIPS else 1
    near = reader.near(folded, slips)
    frequencies: Counter[str] = Counter()
    for spelling, _ in near:
        frequencies[spelling.folded] += spelling.frequency

    def rank(each: tuple[Spelling, int]) -> tuple[int, bool, int, str, int, str]:
        spelling, made = each
        of_word = -frequencies[spelling.folded], spelling.folded
        return (
            made,
            spelling.folded[0] != folded[0],
            *of_word,
            -spelling.frequency,
            spelling.spelling,
        )

    spellings: dict[str, str] = {}
    for spelling, _ in sorted(near, key=rank):
        spellings.setdefault(spelling.folded, spelling.spelling)
    tried = list(spellings.values())[:_CANDIDATES_TRIED]
    known = reader.occurring({form for each in tried for form in _forms(each)}, language)
    return next((each for each in tried if known.intersection(_forms(each))), "")
