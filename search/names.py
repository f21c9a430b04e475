"""Names countries and languages as readers type them.

The names are in every interface language, from CLDR.
"""

import functools

from babel import Locale, UnknownLocaleError

from content_models.languages import INTERFACE_LANGUAGES

_ALSO_CALLED = {
    "ar": ("arabophone", "Arabic-speaking", "arabischsprachig", "αραβόφωνος", "арабомовний"),
    "el": ("hellénophone", "Greek-speaking", "griechischsprachig", "ελληνόφωνος", "грекомовний"),
    "en": ("anglophone", "English-speaking", "englischsprachig", "αγγλόφωνος", "англомовний"),
    "fa": ("farsi", "φαρσί", "فارسي", "فارسی", "фарсі", "persanophone", "persischsprachig"),
    "fr": ("francophone", "French-speaking", "französischsprachig", "γαλλόφωνος", "франкомовний"),
    "ru": ("russophone", "Russian-speaking", "russischsprachig", "ρωσόφωνος", "російськомовний"),
    "uk": ("ukrainophone", "Ukrainian-speaking", "ukrainischsprachig", "україномовний"),
    "es": ("hispanophone", "Spanish-speaking", "spanischsprachig", "ισπανόφωνος"),
    "ckb": ("sorani", "σοράνι", "سوراني", "сорані"),
    "ku": ("kurmanji", "kurmandji", "كرمانجي", "курманджі"),
}
"""Names in daily use that CLDR does not have, by the code of the language."""


@functools.lru_cache(maxsize=512)
def country_names(code: str) -> tuple[str, ...]:
    """Return the names of an ISO 3166-1 country, e.g. France, Frankreich, Γαλλία."""
    names = [locale.territories.get(code, "") for locale in _locales()]
    return tuple(dict.fromkeys(filter(None, names)))


@functools.lru_cache(maxsize=512)
def language_names(tag: str) -> tuple[str, ...]:
    """Return a BCP 47 language's names, in the interface languages and in itself."""
    code = tag.split("-", maxsplit=1)[0]
    # CLDR calls fa-AF Dari. Its readers look for Persian, too.
    codes = dict.fromkeys((tag.replace("-", "_"), code))
    locales = (*_locales(), *_locale(code))
    names = [locale.languages.get(each, "") for each in codes for locale in locales]
    return tuple(dict.fromkeys(filter(None, (*names, *_ALSO_CALLED.get(code, ())))))


def _locales() -> list[Locale]:
    return [Locale(code) for code in INTERFACE_LANGUAGES]


def _locale(code: str) -> list[Locale]:
    try:
        return [Locale(code)]
    except UnknownLocaleError:
        return []  # CLDR has names for more languages than it has locales
