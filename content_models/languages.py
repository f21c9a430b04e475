"""Defines the interface languages, and chooses the best version for a reader.

A *locale* is a BCP 47 tag whose language is in lower case, e.g. ``fr`` or ``fa-AF``. The interface
exists in ``INTERFACE_LANGUAGES``; content exists in some of them, and people speak many more. A
language's name in itself and its script are read from CLDR, through Babel.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from pydantic import StringConstraints

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Direction = Literal["ltr", "rtl"]

PREFERRED_DEFAULT = "fr"
"""The default language of installations that have it; others take their first language."""
DEFAULT_CODES = "fr,en,de,el,ar"

FALLBACKS = {
    "fr": ("en", "de", "el"),
    "en": ("fr", "de", "el"),
    "de": ("en", "fr", "el"),
    "el": ("en", "fr", "de"),
    "ar": ("fr", "en", "de"),  # the schools of the Maghreb teach French first
}
USUAL_FALLBACK = ("en", "fr", "de")
"""Offered to readers of any other language: most have had English at school."""

RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"Adlm", "Arab", "Armi", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
)
SCRIPTS_UNKNOWN_TO_CLDR = {"prs": "Arab", "ku-IQ": "Arab", "ku-IR": "Arab"}


class UnknownLanguageError(ValueError):
    """``LANGUAGES`` names something that cannot be an interface language."""


@dataclass(frozen=True)
class InterfaceLanguage:
    """An interface language is one that the portal itself speaks.

    Attributes:
        code: its address segment and BCP 47 tag: two or three letters, without script or country,
            because the languages that browsers ask for are reduced to that.
        name: its name in itself, as shown in the language switcher.
        direction: of its script.
        fallback: the other languages its readers are offered, best first; languages not named come
            after these, in the order of ``INTERFACE_LANGUAGES``, then by code.
    """

    code: str
    name: str
    direction: Direction
    fallback: tuple[str, ...]


def interface_languages(environment: Mapping[str, str]) -> dict[str, InterfaceLanguage]:
    """Read ``LANGUAGES``, codes with commas or spaces between, in the switcher's order.

    Raises:
        UnknownLanguageError: CLDR knows no such language.
    """
    codes = re.split(r"[\s,]+", environment.get("LANGUAGES") or DEFAULT_CODES)
    languages = {code: interface_language(code) for code in codes if code}
    if not languages:
        raise UnknownLanguageError("LANGUAGES names no language")
    return languages


def interface_language(code: str) -> InterfaceLanguage:
    """Return a language as CLDR describes it.

    Raises:
        UnknownLanguageError: it knows no such language.
    """
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise UnknownLanguageError(
            f"LANGUAGES: {code!r} is no language code of two or three small letters, like uk"
        )
    try:
        name = Locale(code).get_display_name()
    except UnknownLocaleError as error:
        raise UnknownLanguageError(f"LANGUAGES: there is no language {code!r}") from error
    fallback = FALLBACKS.get(code, USUAL_FALLBACK)
    return InterfaceLanguage(code, title_cased(name or code), direction(code), fallback)


def title_cased(name: str) -> str:
    """Return the name of a language as it stands alone.

    Scripts without title case keep it as it is.
    """
    return name[:1].title() + name[1:]


@lru_cache(maxsize=1000)
def direction(tag: str) -> Direction:
    """Return the direction of a language's usual script; unknown languages are left-to-right."""
    return "rtl" if _script(tag) in RIGHT_TO_LEFT_SCRIPTS else "ltr"


def _script(tag: str) -> str:
    language, *subtags = tag.split("-")
    named = next((each.title() for each in subtags if len(each) == len("Arab")), None)
    if named:
        return named
    likely: Mapping[str, str] = get_global("likely_subtags")
    for each in ("-".join([language, *map(str.upper, subtags[:1])]), language):
        whole = likely.get(each.replace("-", "_"))  # e.g. pa_PK: pa_Arab_PK
        script = SCRIPTS_UNKNOWN_TO_CLDR.get(each) or (whole.split("_")[1] if whole else None)
        if script:
            return script
    return ""


# Read once, at import: the languages of a process never change. Addresses, Django's settings and
# choices of form fields are made of them when their modules are imported. Handing them down to each
# would change every signature and gain nothing (docs/decisions/0010).
INTERFACE_LANGUAGES: dict[str, InterfaceLanguage] = interface_languages(os.environ)
DEFAULT_LANGUAGE = (
    PREFERRED_DEFAULT
    if PREFERRED_DEFAULT in INTERFACE_LANGUAGES
    else next(iter(INTERFACE_LANGUAGES))
)


def preference(reader: str, available: Iterable[str]) -> list[str]:
    """Return the available locales, those that serve a reader best first."""
    return [*_ordered(reader, frozenset(available))]


@lru_cache(maxsize=4096)
def _ordered(reader: str, available: frozenset[str]) -> tuple[str, ...]:
    language = INTERFACE_LANGUAGES.get(reader)
    order = [reader, *(language.fallback if language else ()), *INTERFACE_LANGUAGES]

    def rank(locale: str) -> tuple[int, str]:
        return (order.index(locale) if locale in order else len(order), locale)

    return tuple(sorted(available, key=rank))


def best_version(reader: str, available: Iterable[str]) -> str:
    """Return the locale that serves a reader best.

    Raises:
        ValueError: nothing is available.
    """
    ordered = _ordered(reader, frozenset(available))
    if not ordered:
        raise ValueError("an item without any version serves no reader")
    return ordered[0]


def readers_served(available: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the interface languages whose readers each available locale serves best.

    Every interface language appears under exactly one locale, so a list filtered by it holds each
    item exactly once.
    """
    locales = sorted(set(available))
    served: dict[str, list[str]] = {locale: [] for locale in locales}
    for reader in INTERFACE_LANGUAGES if locales else ():
        served[best_version(reader, locales)].append(reader)
    return {locale: tuple(readers) for locale, readers in served.items()}
