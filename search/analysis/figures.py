"""Reads what people write in figures in several ways: telephone numbers, quantities, hours.

A telephone number is one word: its digits without the country's code and without the zero that
replaces it. So ``05 36 49 01 01``, ``0536490101``, ``+33536490101`` and ``+33 (0)5 36 49 01 01``
are all ``536490101``. Three point five is ``3.5``, with a comma, too; ``2,500`` is ``2500``;
``20h30`` is read as ``20 h 30``.
"""

import re
from collections.abc import Iterator

from search.analysis.folding import fold

_SPACES = " \u00a0\u202f"
_SEPARATORS = rf"[{_SPACES}().\-/]"
_ZERO = "[0٠۰]"
_NO_DATE = r"(?!\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d(?![./-]\d)))"
_FIGURE = re.compile(
    rf"(?<![\w+.,/:-])(?:"
    rf"(?P<abroad>(?:\+|{_ZERO}{_ZERO})\d(?:{_SEPARATORS}{{0,3}}\d){{7,14}})(?!\d)"
    rf"|{_NO_DATE}(?P<home>{_ZERO}(?:{_SEPARATORS}{{0,2}}\d){{8,10}})(?!\d)"
    rf"|(?P<greek>(?:2[1-8]\d{{1,2}}|69\d)(?:[{_SPACES}-]?\d){{6,7}})(?!\d)"
    r"|(?P<thousands>\d{1,3}(?:[.,\u00a0\u202f]\d{3})+)(?!\w|[.,/:-]\d)"
    r"|(?P<decimal>\d{1,6}[.,]\d)(?!\w|[.,/:-]\d)"
    r")|(?<!\w)(?P<hours>\d{1,2}[hH](?:\d\d)?)(?!\w)"
)
_RUN = re.compile(r"[+\d]\d*")
"""Finds the beginning of a figure. One that began with a condition would be slow."""
_COUNTRY_CODE = re.compile(  # of the ITU, E.164
    "1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9][0-9]{2}"
)
_TRUNK_ZERO = re.compile(rf"\({_ZERO}\)")
_NATIONAL_LENGTHS = range(7, 13)
_GREEK_LENGTH = 10
_PART = re.compile(r"\d+|[hH]")

Figure = tuple[int, int, list[tuple[str, int, int]]]
"""Gives a figure's start and end, and its words with their places."""


def figures_in(text: str) -> Iterator[Figure]:
    """Yield the figures that are not written as the word that they are."""
    end = 0
    for run in _RUN.finditer(text):
        found = _FIGURE.match(text, run.start()) if run.start() >= end else None
        if not found:
            continue
        start = found.start()
        written = found[0]
        if found["hours"]:
            end = found.end()
            parts = [
                (part[0], start + part.start(), start + part.end())
                for part in _PART.finditer(written)
            ]
            yield start, end, parts
            continue
        word = _decimal(written) if found["decimal"] else _digits(found)
        if word:
            end = found.end()
            yield start, end, [(word, start, end)]


def _decimal(written: str) -> str:
    return fold(written).replace(",", ".")


def _digits(found: re.Match[str]) -> str:
    """Return the digits that count, or an empty text if they are no number."""
    written = fold(found[0])
    digits = "".join(filter(str.isdecimal, written))
    if found["thousands"]:
        return digits
    if not _is_grouped_alike(written):
        return ""
    if found["greek"]:
        return digits if len(digits) == _GREEK_LENGTH else ""
    if found["abroad"]:
        digits = "".join(filter(str.isdecimal, _TRUNK_ZERO.sub("", written)))
        digits = digits if written.startswith("+") else digits[2:]
        digits = _COUNTRY_CODE.sub("", digits, count=1)
    national = digits.removeprefix("0")
    return national if len(national) in _NATIONAL_LENGTHS else ""


def _is_grouped_alike(written: str) -> bool:
    """True unless dots and hyphens mix, as in the opening hours ``08.30-12.00 14.00``."""
    return not ("." in written and "-" in written)
