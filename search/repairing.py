"""Repairs words that the index does not know, by words that it knows.

Correct words, names and places stay as they are, though nothing has them. What was surely meant is
searched; what was perhaps meant is offered.
"""

from dataclasses import dataclass
from itertools import islice, pairwise

from search.analysis.compounds import parts_of
from search.analysis.folding import fold_word
from search.analysis.stems import sought_forms
from search.concepts import tokens_of
from search.engine import Reader
from search.everyday import first_name, forms_named_by
from search.heard import forms_heard
from search.known_words import is_known, is_name, word_list
from search.meaning import meaning_of, telling_words
from search.nearness import Near, distinct, is_sure, likely, ranked
from search.results import Repair
from search.words import SearchText

_SHORTEST_REPAIRED = 3
"""In letters. A word of three may lack its fourth."""
_SHORTEST_USED = 4
"""A shorter word is one slip away from too many others."""
_SHORTEST_COMPLETED = 3
_SHORTEST_DOUBTED = 8
"""A correct word of so many letters may be meant otherwise, where nothing at all is found."""
_LETTERS_FOR_TWO_SLIPS = 6
_MAXIMUM_SLIPS = 2
_CANDIDATES_TRIED = 12
_MOST_OFFERED = 3
"""For one word: more would be guessing."""


@dataclass(frozen=True)
class Repaired:
    """Holds a text as it was surely meant.

    Attributes:
        made: the words that were replaced in it.
        offered: words that may be meant, each in place of one that was typed; the likeliest first.
    """

    text: SearchText
    made: tuple[Repair, ...] = ()
    offered: tuple[Repair, ...] = ()


def repair(reader: Reader, language: str, text: SearchText, *, found_some: bool) -> Repaired:
    """Replace each word that finds nothing by the one surely meant.

    Two words that are one are joined, and an unfinished last word is completed. Where it is a word
    of its own, its ends are offered, as the long form of an acronym is.

    Args:
        reader: of the index.
        language: the reader's interface language.
        text: what was typed.
        found_some: whether anything has most of it. Otherwise correct words are doubted, too.
    """
    made: list[Repair] = []
    offered: list[Repair] = []
    for word in _unknown_words(reader, language, text):
        joined = _joined(reader, language, text, word)
        if joined:
            made.append(joined)
            continue
        long_forms = _long_forms(language, text, word)
        if long_forms or is_known(word):
            sure: tuple[str, ...] = ()
            perhaps = long_forms or _ended(reader, language, text, word)
            if not perhaps and not found_some:
                perhaps = _doubted(reader, language, text, word)
        else:
            sure, perhaps = _meant(reader, language, text, word)
        made += (Repair(word, each) for each in sure)
        offered += (Repair(word, each) for each in perhaps)
    used = {each.typed: each.used for each in made}
    return Repaired(text.with_words(used) if used else text, tuple(made), tuple(offered))


def can_be_repaired(word: str) -> bool:
    """True if a word is long enough and holds no digit.

    So numbers, dates and telephone numbers stay as they are.
    """
    folded = fold_word(word)
    return len(folded) >= _SHORTEST_REPAIRED and not any(map(str.isdecimal, folded))


def _unknown_words(reader: Reader, language: str, text: SearchText) -> list[str]:
    """Return the words that find nothing, alone or in the name of a theme."""
    words = [word for word in telling_words(text) if can_be_repaired(word)]
    forms = {word: _forms_in(text, word) for word in words}
    occurring = reader.occurring({each for found in forms.values() for each in found}, language)
    return [word for word in words if not forms[word] & occurring]


def _forms_in(text: SearchText, word: str) -> set[str]:
    """Return the forms by which a word is found, alone or within a name."""
    return {
        *sought_forms(word),
        *forms_heard(word),
        *tokens_of((word,)),
        *(
            token
            for sought in meaning_of(text).sought
            if word in sought.words
            for token in sought.concepts
        ),
    }


def _joined(reader: Reader, language: str, text: SearchText, word: str) -> Repair | None:
    """Return two words as one where texts write it so: co voiturage."""
    for first, second in pairwise(text.words):
        if word in (first, second) and reader.occurring(sought_forms(first + second), language):
            return Repair(f"{first} {second}", first + second)
    return None


def _long_forms(language: str, text: SearchText, word: str) -> tuple[str, ...]:
    """Return what an acronym that finds nothing is called in the reader's language: *SSE*."""
    needs = forms_named_by((word,)) if text.has_acronym(word) else ()
    return tuple(filter(None, (first_name(need, language) for need in needs)))


def _meant(
    reader: Reader, language: str, text: SearchText, word: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the word that was surely meant, if any, and those that perhaps were."""
    ends = _ends(reader, language, text, word)
    if ends:
        return (ends[0],), ()
    near = _near(reader, language, text, word)
    if near and not _is_compound(word) and is_sure(fold_word(word), near, language):
        return (near[0].word,), _words(likely(near)[1:])
    return (), _words(near)


def _ended(reader: Reader, language: str, text: SearchText, word: str) -> tuple[str, ...]:
    """Return how a last word may go on, unless it is a name: *fran*."""
    return () if is_name(word) else tuple(_ends(reader, language, text, word)[:_MOST_OFFERED])


def _doubted(reader: Reader, language: str, text: SearchText, word: str) -> tuple[str, ...]:
    """Return the words that were perhaps meant by a correct one that is no name."""
    if len(word) < _SHORTEST_DOUBTED or is_name(word):
        return ()
    near = _near(reader, language, text, word)
    return _words([each for each in near if each.is_own and each.slips == 1])


def _ends(reader: Reader, language: str, text: SearchText, word: str) -> list[str]:
    """Return the words that an unfinished last word may be the beginning of, likeliest first."""
    is_last = text.is_open and text.words[-1:] == (word,)
    folded = fold_word(word)
    if not is_last or len(folded) < _SHORTEST_COMPLETED:
        return []
    among = [sought_forms(each) for each in telling_words(text) if each != word]
    found = reader.words_beginning(folded, language, among, _CANDIDATES_TRIED)
    return [each.spelling for each in found if " " not in each.folded]


def _near(reader: Reader, language: str, text: SearchText, word: str) -> list[Near]:
    """Return the words that may be meant and that find something, the likeliest first."""
    folded = fold_word(word)
    slips = _MAXIMUM_SLIPS if len(folded) >= _LETTERS_FOR_TWO_SLIPS else 1
    found = (
        (spelling, made)
        for spelling, made in reader.near(folded, slips)
        if len(spelling.folded) >= _SHORTEST_USED
    )
    tried = ranked(folded, found, language)[:_CANDIDATES_TRIED]
    forms = {each: _forms_in(text.with_words({word: each.word}), each.word) for each in tried}
    occurring = reader.occurring({form for found in forms.values() for form in found}, language)
    return [each for each in tried if forms[each] & occurring]


def _is_compound(word: str) -> bool:
    """True if a word may be a correct compound, which no list has."""
    return bool(parts_of(word, word_list("de")))


def _words(near: list[Near]) -> tuple[str, ...]:
    return tuple(each.word for each in islice(distinct(near), _MOST_OFFERED))
