"""Reads inclusive forms as words: réfugié·e·s as *réfugiés*, Gründer:innen as *Gründerinnen*.

Stems bring the feminine and the masculine word together, so one of them is enough. A form is known
by the ending after its sign. Signs and endings that also mean something else are left alone:
*dit-elle*, *Check-in*, *exemple.es* in an address.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from search.analysis.folding import fold_word


class Ending(NamedTuple):
    """An ending is the part of an inclusive form from its sign on.

    ``addition`` is what it adds to the word before it.
    """

    start: int
    end: int
    addition: str


_DOTS = "·•‧・･∙⋅"
"""Middle dots, of which keyboards have several."""
_HYPHENS = "‐‑–-"
"""The plain one comes last, as it must in a class of characters."""
_SIGNS = rf"{_DOTS}./:*({_HYPHENS}"
_SHORTEST_BASE = 3
"""In letters, where the sign is no middle dot: un·e is a form, no-e is none."""

_AFTER_ANY = re.compile("(?:e|euse|t?rice|ice|i?ere)s?")
_AFTER_DOT = re.compile("(?:elle|ale|i?enne|ive|esse)s?|que|he")
_LOOKED_BACK = 64
_ADDRESS = re.compile(r"[@./][\w-]*\Z")  # www.exemple.es
_DOUBLED = {"ne": "n", "le": "l", "te": "t", "se": "srxz", "ve": "f", "re": "r"}
"""Endings that follow certain letters only: citoyen·ne, but not *dis-le*."""
_GERMAN = frozenset({"in", "innen"})
_GERMAN_MASCULINE = frozenset({"r", "n", "rn"})  # Geflüchtete/r, of Geflüchteten/n
_WITHOUT_PLURAL_S = ("s", "x", "z")


def endings_pattern(word_characters: str) -> re.Pattern[str]:
    """Return the expression that finds what may be an ending."""
    word = rf"[{word_characters}]"
    return re.compile(
        rf"[{_SIGNS}](?<={word}{word}.)-?(?P<ending>(?!\d){word}{{1,8}})"
        rf"(?:[){_SIGNS}]{{1,2}}(?P<plural>[sx]))?\)?"
        rf"(?!{word}|[@/.{_HYPHENS}]{word})"
    )


def endings_in(text: str, pattern: re.Pattern[str]) -> Iterator[Ending]:
    """Yield the endings of inclusive forms in a text, by ``endings_pattern``."""
    for found in pattern.finditer(text):
        addition = _addition(text, found)
        if addition is not None:
            has_foreign_bracket = found[0].endswith(")") and "(" not in found[0]
            yield Ending(found.start(), found.end() - has_foreign_bracket, addition)


def _addition(text: str, found: re.Match[str]) -> str | None:
    """Return what an ending adds to its word, or None if it is none."""
    start = found.start()
    sign, ending = text[start], fold_word(found["ending"])
    before = fold_word(text[max(0, start - 6) : start].rsplit(maxsplit=1)[-1])
    if sign == "." and _ADDRESS.search(text, max(0, start - _LOOKED_BACK), start):
        return None
    if (sign == "(" and ")" not in found[0]) or not before.isalpha():
        return None
    if ending in _GERMAN:
        is_word = ending == "in" and sign in f"{_HYPHENS}."
        return None if is_word else ending
    if ending in _GERMAN_MASCULINE and before.endswith("e") and sign not in f"{_HYPHENS}.":
        return ""
    if ending == "s" and sign == "(":
        return "s"
    if not _is_french(ending, sign, before):
        return None
    return _plural(before, ending, found["plural"])


def _is_french(ending: str, sign: str, before: str) -> bool:
    if sign not in _DOTS and len(before) < _SHORTEST_BASE:
        return False
    singular = ending.removesuffix("s")
    if singular in _DOUBLED:
        return before[-1] in _DOUBLED[singular] or (before.endswith("tou") and singular == "te")
    is_any = _AFTER_ANY.fullmatch(ending) is not None
    return is_any or (sign in f"{_DOTS}(/" and _AFTER_DOT.fullmatch(ending) is not None)


def _plural(before: str, ending: str, plural: str | None) -> str:
    if plural == "x":
        return "x"
    is_plural = plural or ending.endswith("s")
    return "s" if is_plural and not before.endswith(_WITHOUT_PLURAL_S) else ""
