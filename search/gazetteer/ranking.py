"""Weighs places that answer a name: how well they do, their country, their population."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from content_models.vocabularies import Country
from search.gazetteer.tables import Numbers, tables

# How well a name answers. What a reader's country and a large population add decides among names
# that answer about as well: a hamlet that is called so comes before a city that begins so.
WHOLE_NAME = 100.0
WHOLE_KEY = 98.0
FIRST_WORDS = 82.0
BEGINNING = 68.0
SLIP = 9.0
SOUND = 90.0
OTHER_NAME = 12.0
"""Cost of being found by a name that readers are not shown: a former or foreign one."""
_READERS_COUNTRY = 12.0
_PARTNERS_COUNTRY = 5.0
_TENFOLD_POPULATION = 4.0
SURE = FIRST_WORDS - OTHER_NAME
"""From here on a name is the one that was typed, and nothing else is looked for."""
_POPULATION_NOT_KNOWN = 1_000
"""GeoNames knows seats of communes whose inhabitants it does not know: mostly villages."""
_PARTNERS = np.array([country.value.encode() for country in Country])
MOST_COMPARED = 400
"""Most places that are looked at, the largest of those that a beginning or a sound leaves."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer is the number of a place, and how well its name answers."""

    number: int
    worth: float


def importance(numbers: Numbers, country: str) -> npt.NDArray[np.float64]:
    """Return what country and population add, for places by number."""
    rows = tables().places
    population = rows["population"][numbers].astype(np.float64)
    population[population == 0] = _POPULATION_NOT_KNOWN
    countries = rows["country"][numbers]
    here = countries == country.encode()
    with_partners = np.isin(countries, _PARTNERS)
    weights: npt.NDArray[np.float64] = (
        _TENFOLD_POPULATION * np.log10(population)
        + _READERS_COUNTRY * here
        + _PARTNERS_COUNTRY * with_partners
    )
    return weights


def ranked(answers: Iterable[Answer], country: str) -> list[Answer]:
    """Return each place once, by its best answer, its country and its population."""
    best: dict[int, float] = {}
    for answer in answers:
        best[answer.number] = max(answer.worth, best.get(answer.number, 0.0))
    if not best:
        return []
    numbers = np.fromiter(best, dtype=np.intp)
    totals = importance(numbers, country) + np.fromiter(best.values(), dtype=np.float64)
    order = np.lexsort((numbers, -totals))
    return [Answer(int(numbers[each]), best[int(numbers[each])]) for each in order]


def largest(numbers: Numbers, country: str) -> Numbers:
    """Return the indexes of the most important places among many."""
    if len(numbers) <= MOST_COMPARED:
        return np.arange(len(numbers))
    weights = importance(numbers, country)
    return np.argpartition(weights, -MOST_COMPARED)[-MOST_COMPARED:]
