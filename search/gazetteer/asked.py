"""Reads a postcode, a name or an arrondissement from what was typed."""

import re
from dataclasses import dataclass

from search.analysis.folding import fold
from search.gazetteer.postcodes import Code
from search.gazetteer.spelling import LONGEST, words_of

_FIVE_FIGURES = re.compile(r"(?<![\w])(?:f\s?[- ]\s?|fr\s?[- ]\s?)?(\d{2}) ?(\d{3})(?!\w)")
_GREEK = re.compile(r"(?<![\w])(?:gr\s?[- ]\s?|el\s?[- ]\s?|tk\s?)?(\d{3}) ?(\d{2})(?!\w)")
_AUSTRIAN = re.compile(r"(?<![\w])(?:a\s?[- ]\s?|at\s?[- ]\s?)?(\d{4})(?!\w)")
_BRITISH = re.compile(r"(?<![\w])([a-z]{1,2})(\d[a-z\d]?)(?: ?\d[a-z]{2})?(?!\w)")
_NUMBER_IN_CITY = re.compile(
    r"(?<!\w)(\d{1,2}) ?(?:er|ere|re|e|eme|nd|nde|th|st|rd|οσ|ο|º|°)?"
    r"(?: (?:arr|ardt|arrdt|arrondissements?))?\.?(?!\w)"
)
"""Paris 12e, 12ème arrondissement: cities number their parts."""


@dataclass(frozen=True)
class Asked:
    """Holds what was typed, taken apart.

    Attributes:
        codes: the postcodes that its figures may be, one for each country that writes them so.
        words: its other words, folded.
    """

    codes: tuple[Code, ...]
    words: tuple[str, ...]


def read(text: str) -> Asked:
    """Take apart what a reader typed; only its beginning counts."""
    folded = " ".join(fold(text[:LONGEST]).split())
    codes: list[Code] = []
    rest = folded
    for country, pattern in (("FR", _FIVE_FIGURES), ("GR", _GREEK), ("AT", _AUSTRIAN)):
        for found in pattern.finditer(folded):
            codes.append(Code(country, "".join(found.groups())))
            rest = rest.replace(found[0], " ")
    if not codes:
        british = _BRITISH.search(folded)
        if british:
            codes.append(Code("GB", british[1].upper()))
            rest = rest.replace(british[0], " ")
    words = words_of(_NUMBER_IN_CITY.sub(r" \1 ", rest))
    words.sort(key=str.isdecimal)  # a number comes behind its city
    return Asked(tuple(codes), tuple(words))
