"""Interface languages, their direction, and which version of an item serves which reader.

A *locale* is a BCP 47 tag in lower case language, e.g. ``fr`` or ``fa-AF``. The interface exists in
``INTERFACE_LANGUAGES``; content exists in some of them, and people speak many more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import StringConstraints

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


@dataclass(frozen=True)
class InterfaceLanguage:
    """A language that the portal itself speaks.

    Attributes:
        code: its address segment and BCP 47 tag.
        name: its name in itself, as shown in the language switcher.
        direction: of its script.
        fallback: the other languages its readers are offered, best first; languages not named come
            after these, in the order of ``INTERFACE_LANGUAGES``, then by code.
    """

    code: str
    name: str
    direction: Literal["ltr", "rtl"]
    fallback: tuple[str, ...]


INTERFACE_LANGUAGES: dict[str, InterfaceLanguage] = {
    language.code: language
    for language in (
        InterfaceLanguage("fr", "Français", "ltr", ("en", "de", "el")),
        InterfaceLanguage("en", "English", "ltr", ("fr", "de", "el")),
        InterfaceLanguage("de", "Deutsch", "ltr", ("en", "fr", "el")),
        InterfaceLanguage("el", "Ελληνικά", "ltr", ("en", "fr", "de")),
        InterfaceLanguage("ar", "العربية", "rtl", ("fr", "en", "de")),
    )
}
DEFAULT_LANGUAGE = "fr"

RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "dv", "fa", "he", "ku-Arab", "ps", "sd", "ug", "ur", "yi"}
)


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """The direction of a language's usual script; unknown languages are left-to-right."""
    is_right_to_left = (
        tag in RIGHT_TO_LEFT_LANGUAGES or tag.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT_LANGUAGES
    )
    return "rtl" if is_right_to_left else "ltr"


def preference(reader: str, available: Iterable[str]) -> list[str]:
    """The available locales in the order in which they serve a reader, best first."""
    language = INTERFACE_LANGUAGES.get(reader)
    order = [reader, *(language.fallback if language else ()), *INTERFACE_LANGUAGES]

    def rank(locale: str) -> tuple[int, str]:
        return (order.index(locale) if locale in order else len(order), locale)

    return sorted(set(available), key=rank)


def best_version(reader: str, available: Iterable[str]) -> str:
    """The locale that serves a reader best.

    Raises:
        ValueError: nothing is available.
    """
    ordered = preference(reader, available)
    if not ordered:
        raise ValueError("an item without any version serves no reader")
    return ordered[0]


def readers_served(available: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each available locale, the interface languages whose readers it serves best.

    Every interface language appears under exactly one locale, so a list filtered by it holds each
    item exactly once.
    """
    locales = sorted(set(available))
    served: dict[str, list[str]] = {locale: [] for locale in locales}
    for reader in INTERFACE_LANGUAGES if locales else ():
        served[best_version(reader, locales)].append(reader)
    return {locale: tuple(readers) for locale, readers in served.items()}
