"""Finds places by postcode, each country's written as it writes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from content_models.places import Coordinates
from search.gazetteer.places import Place, Precision
from search.gazetteer.ranking import largest
from search.gazetteer.tables import tables

_FIGURES_IN_FRANCE = 5
_NOTHING = ("", "", "")


@dataclass(frozen=True)
class Code:
    """A code is a postcode of a country: ``HU`` in ``GB``."""

    country: str
    code: str


@dataclass(frozen=True)
class Coded:
    """Holds a place of a postcode, and the number of what names it."""

    number: int
    place: Place


def with_codes(codes: tuple[Code, ...], country: str) -> list[Coded]:
    """Return the places that have one of some postcodes: those of a country first."""
    found = [coded for code in codes for coded in _with_code(code)]
    return sorted(
        found, key=lambda coded: (coded.place.country != country, -coded.place.population)
    )


def beginning_with(figures: str, country: str) -> list[Coded]:
    """Return places whose postcodes begin with two to four figures: those of a country first."""
    lacking = _FIGURES_IN_FRANCE - len(figures)
    first = int(figures) * 10**lacking
    rows = tables().postcodes
    start, stop = np.searchsorted(rows["code"], [first, first + 10**lacking])
    french = {int(row["place"]): int(row["code"]) for row in rows[start:stop][::-1]}
    numbers = np.fromiter(french, dtype=np.intp)
    coded = [
        _french(number, f"{french[number]:0{_FIGURES_IN_FRANCE}}")
        for number in map(int, numbers[largest(numbers, "")] if french else ())
    ]
    coded += [
        each
        for of, code in tables().licensed_postcodes
        if code.startswith(figures)
        for each in _with_code(Code(of, code))
    ]
    return _sorted(coded, country)


def _sorted(coded: Iterable[Coded], country: str) -> list[Coded]:
    return sorted(coded, key=lambda each: (each.place.country != country, -each.place.population))


def _with_code(code: Code) -> Iterator[Coded]:
    if code.country == "FR":
        rows = tables().postcodes
        start, stop = np.searchsorted(rows["code"], [int(code.code), int(code.code) + 1])
        yield from (_french(int(number), code.code) for number in rows["place"][start:stop])
        return
    latitude, longitude, ids = tables().licensed_postcodes.get((code.country, code.code), _NOTHING)
    numbers = (tables().number_of(each) for each in ids.split(","))
    for number in (number for number in numbers if number is not None):
        place = tables().place(number)
        if latitude:
            place = replace(
                place,
                id=f"postcode:{code.country}:{code.code}",
                coordinates=Coordinates(latitude=float(latitude), longitude=float(longitude)),
                precision=_precision(code),
            )
        yield Coded(number, replace(place, postcode=code.code))


def _precision(code: Code) -> Precision:
    """Return the precision of a postcode: Britain's areas are 30 km wide."""
    return Precision.AREA if code.country == "GB" else Precision.POSTCODE


def _french(number: int, code: str) -> Coded:
    return Coded(number, replace(tables().place(number), postcode=code))
