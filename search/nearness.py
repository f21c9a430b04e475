"""Weighs how likely a word was meant by what somebody typed.

Candidates are words of the reader's language. Of a script that is not the reader's, words of any
language are, but less surely: who reads Arabic may type a French name.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.analysis.stems import sought_forms
from search.engine import Spelling
from search.known_words import is_word_of, languages_of_script

_SHORTEST_SURE = 4
_LETTERS_FOR_SURE = 6
"""One slip in a shorter word often makes another word, too."""
_LETTERS_FOR_TWO_SLIPS = 8
_OTHER_FIRST_LETTER = 0.8
"""In slips: people seldom mistake the first letter."""
_SAME_LETTERS = 0.4
"""In slips: a letter doubled, no longer doubled or swapped is the likeliest slip."""
_OF_FREQUENCY = 0.35
"""In slips, for each tenfold frequency."""
_RIVAL = 0.3
"""In slips: a word that is no worse than so much is as likely."""


@dataclass(frozen=True)
class Near:
    """A near word is one that may have been meant.

    Attributes:
        is_own: whether it is of the reader's language.
        cost: in slips; the least is the likeliest.
    """

    word: str
    folded: str
    slips: int
    is_own: bool
    cost: float


def ranked(folded: str, found: Iterable[tuple[Spelling, int]], language: str) -> list[Near]:
    """Return words near to what was typed, the likeliest first.

    Args:
        folded: what was typed.
        found: words of the index, each with its number of slips.
        language: the reader's.
    """
    script = languages_of_script(folded)
    spellings: dict[str, list[Spelling]] = {}
    slips = {}
    for spelling, made in found:
        if languages_of_script(spelling.folded) == script:
            spellings.setdefault(spelling.folded, []).append(spelling)
            slips[spelling.folded] = made
    near = [
        Near(
            word=max(alike, key=lambda each: (each.frequency, each.spelling)).spelling,
            folded=candidate,
            slips=slips[candidate],
            is_own=any(_is_of(each, language, script) for each in alike),
            cost=_cost(folded, candidate, slips[candidate], sum(each.frequency for each in alike)),
        )
        for candidate, alike in spellings.items()
    ]
    return sorted(near, key=lambda each: (not each.is_own, each.cost, each.word))


def is_sure(folded: str, near: Sequence[Near], language: str) -> bool:
    """True if the likeliest of some near words was surely meant."""
    best = near[0]
    letters = min(len(folded), len(best.folded))
    if language not in languages_of_script(folded):
        letters -= 1
    if not best.is_own or folded[0] != best.folded[0] or letters < _SHORTEST_SURE:
        return False
    if best.slips > 1 and letters < _LETTERS_FOR_TWO_SLIPS:
        return False
    return (letters >= _LETTERS_FOR_SURE and best.slips == 1) or len(likely(near)) == 1


def likely(near: Sequence[Near]) -> list[Near]:
    """Return near words that are about as likely as the first, each once."""
    return [each for each in distinct(near) if each.cost < near[0].cost + _RIVAL]


def distinct(near: Iterable[Near]) -> Iterator[Near]:
    """Yield of several forms of one word the likeliest."""
    seen: set[str] = set()
    for each in near:
        forms = set(sought_forms(each.word))
        if forms.isdisjoint(seen):
            yield each
        seen |= forms


def _is_of(spelling: Spelling, language: str, script: tuple[str, ...]) -> bool:
    """True if a word is of a language.

    Of a script of one language, or one that is not the reader's, every word counts as own. A word
    of texts that mix languages is own if it is known in that language, or in none.
    """
    if spelling.locale == language or len(script) == 1 or language not in script:
        return True
    if spelling.locale:
        return False
    is_elsewhere = any(is_word_of(spelling.folded, other) for other in script)
    return is_word_of(spelling.folded, language) or not is_elsewhere


def _cost(folded: str, candidate: str, slips: int, frequency: int) -> float:
    cost = slips - _OF_FREQUENCY * math.log10(1 + frequency)
    if folded[0] != candidate[0]:
        cost += _OTHER_FIRST_LETTER
    if sorted(set(folded)) == sorted(set(candidate)):
        cost -= _SAME_LETTERS
    return cost
