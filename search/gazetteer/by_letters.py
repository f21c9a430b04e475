"""Finds places by their names: whole, their beginning, within a slip or two."""

from collections.abc import Iterable

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from search.gazetteer.places import Place
from search.gazetteer.ranking import (
    BEGINNING,
    FIRST_WORDS,
    MOST_COMPARED,
    OTHER_NAME,
    SLIP,
    SURE,
    WHOLE_KEY,
    WHOLE_NAME,
    Answer,
    largest,
    ranked,
)
from search.gazetteer.spelling import (
    in_latin,
    is_mixed,
    key_of,
    without_article,
    words_of,
)
from search.gazetteer.tables import tables

_ONE_SLIP, _TWO_SLIPS = 4, 8
"""Letters of the shortest name in which one is forgiven, or two."""
_FIRST = 3
"""Cities of one name that may have numbered parts."""


def by_letters(words: list[str], country: str) -> list[Answer]:
    """Find names that are some folded words, or begin with them.

    Words of another script are read into Latin where no name is written so.
    """
    key = key_of(words)
    found = _beginning_with(words, key, country)
    latin = in_latin(key)
    if found or latin == key:
        return found
    found = _beginning_with(latin.split(), latin, country)
    return found if is_mixed(key) else [each for each in found if each.worth >= SURE]


def by_area(words: list[str], country: str) -> list[Answer]:
    """Find a name with its area behind or before it: “Valence Drôme”."""
    for count in range(len(words) - 1, 0, -1):
        for name, area in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            typed = key_of(area)
            found = [
                answer
                for answer in by_letters(name, country)
                if answer.worth >= SURE and _lies_in(tables().place(answer.number), typed)
            ]
            if found:
                return found
    return []


def by_number(words: list[str], country: str) -> list[Answer]:
    """Find a numbered part of a city by a foreign name: “Παρίσι 12”."""
    *name, number = words
    if not name or not number.isdecimal():
        return []
    cities = [each for each in by_letters(name, country) if each.worth >= SURE]
    local = (words_of(tables().place(city.number).name.local) for city in cities[:_FIRST])
    found = (_beginning_with([*city, number], key_of([*city, number]), country) for city in local)
    return next((answers for answers in found if answers), [])


def within_slips(words: list[str], country: str) -> list[Answer]:
    """Find names that differ by a slip or two.

    Words of mixed scripts are read into Latin.
    """
    key = key_of(words)
    typed = in_latin(key) if is_mixed(key) else key
    slips = 0 if len(typed) < _ONE_SLIP else 1 if len(typed) < _TWO_SLIPS else 2
    if not slips:
        return []
    lines = tables().shapes.near(typed, slips)
    names = [tables().keys.at(int(line)).decode() for line in lines]
    distances = cdist([typed], names, scorer=OSA.distance, score_cutoff=slips)[0] if names else []
    answers = [
        Answer(int(tables().names[line]), WHOLE_KEY - SLIP * float(distance) - _other(int(line)))
        for line, name, distance in zip(lines, names, distances, strict=True)
        if distance <= slips and _figures(name) == _figures(typed)
    ]
    return ranked(answers, country)


def _beginning_with(words: list[str], key: str, country: str) -> list[Answer]:
    lines = tables().keys.beginning(key)
    if not lines and without_article(key) != key:
        key = without_article(key)
        lines = tables().keys.beginning(key)
    typed = " ".join(words)
    answers = []
    for line in _worth_a_look(lines, country):
        name = tables().keys.at(line).decode()
        number = int(tables().names[line])
        if _figures(name) == _figures(key):
            answers.append(Answer(number, _worth(name, key, number, typed) - _other(line)))
    return ranked(answers, country)


def _worth(name: str, key: str, number: int, typed: str) -> float:
    if name == key:
        return WHOLE_NAME if _is_called(number, typed) else WHOLE_KEY
    return FIRST_WORDS if name.startswith(f"{key} ") else BEGINNING


def _figures(name: str) -> str:
    """Return the figures of a name: parts of cities are found by theirs alone."""
    return "".join(letter for letter in name if letter.isdecimal())


def _other(line: int) -> float:
    """Return what it costs a line to be a name that readers are not shown."""
    return OTHER_NAME if tables().is_other[line] else 0.0


def _worth_a_look(lines: range, country: str) -> Iterable[int]:
    """Return the lines of whole names, and those of large places."""
    if len(lines) <= MOST_COMPARED:
        return lines
    numbers = tables().names[lines.start : lines.stop].astype(np.intp)
    chosen = largest(numbers, country)
    whole = lines[:MOST_COMPARED]  # a key sorts before what begins with it
    return {*whole, *(int(line) + lines.start for line in chosen)}


def _is_called(number: int, typed: str) -> bool:
    name = tables().place(number).name
    names = (name.local, *name.in_languages.values())
    return any(" ".join(words_of(each)) == typed for each in names)


def _lies_in(place: Place, typed: str) -> bool:
    """True if a place's area, country or number of département is called so."""
    names = {name for area in place.areas for name in (area.local, *area.in_languages.values())}
    names.update(tables().countries.get(place.country, ()))
    number = place.id.removeprefix("insee:")[:2] if place.country == "FR" else ""
    keys = {key_of(words_of(name)) for name in names}
    keys |= {without_article(key) for key in keys}
    return typed in keys | {number, place.country.lower()}
