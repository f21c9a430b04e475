"""Finds places by their sound, where no source has their names."""

import numpy as np
from rapidfuzz.fuzz import ratio

from search.gazetteer.ranking import SOUND, Answer, largest, ranked
from search.gazetteer.sounds import skeleton_of, sounds_of_text
from search.gazetteer.tables import tables

_LEAST_LIKE = 60.0
"""Least likeness of two sounds, up to 100; those that resemble less are others."""
_ONLY_BEGINNING = 5.0
"""Cost of being only the first words of a name."""
_SHORTEST_BEGINNING = 3
"""Consonants of a name of which a beginning is looked up: with fewer, half of all begin so."""


def by_sound(words: list[str], country: str) -> list[Answer]:
    """Find places that sound like some folded words, of any script."""
    answers = []
    for sound in sounds_of_text(words):
        for number, other in _with_skeleton(sound, country):
            likeness = _likeness(sound, other, len(words))
            if likeness >= _LEAST_LIKE:
                answers.append(Answer(number, SOUND * likeness / 100))
    return ranked(answers, country)


def _with_skeleton(sound: str, country: str) -> list[tuple[int, str]]:
    """Return places whose consonants begin with those of a sound."""
    skeleton = skeleton_of(sound)
    if not skeleton:
        return []
    end = "" if len(skeleton) >= _SHORTEST_BEGINNING else "\t"
    lines = tables().sounds.beginning(f"{skeleton}{end}")
    numbers = np.asarray(tables().sound_places[lines.start : lines.stop], dtype=np.intp)
    return [
        (int(numbers[each]), tables().sounds.at(lines[int(each)]).decode().partition("\t")[2])
        for each in largest(numbers, country)
    ]


def _likeness(sound: str, other: str, words: int) -> float:
    """Return the likeness of two sounds, 0 to 100.

    Of the other it may be only the first words.
    """
    first = " ".join(other.split(" ")[:words])
    return max(
        ratio(sound, other), ratio(sound, first) - (_ONLY_BEGINNING if first != other else 0)
    )
