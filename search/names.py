"""Names countries and languages as readers type them.

The names are in every interface language, from CLDR.
"""

import functools
from collections.abc import Iterable

from babel import Locale, UnknownLocaleError

from content_models.languages import INTERFACE_LANGUAGES

_ALSO_CALLED = {
    "fr": {
        "ar": "arabophone",
        "ckb": "sorani",
        "el": "hellénophone",
        "en": "anglophone",
        "es": "hispanophone",
        "fa": "farsi persanophone",
        "fr": "francophone",
        "ku": "kurmandji",
        "ru": "russophone",
        "uk": "ukrainophone",
    },
    "en": {
        "ar": "Arabic-speaking",
        "ckb": "Sorani",
        "el": "Greek-speaking",
        "en": "English-speaking",
        "es": "Spanish-speaking",
        "fa": "Farsi",
        "fr": "French-speaking",
        "ku": "Kurmanji",
        "ru": "Russian-speaking",
        "uk": "Ukrainian-speaking",
    },
    "de": {
        "ar": "arabischsprachig",
        "ckb": "Sorani",
        "el": "griechischsprachig",
        "en": "englischsprachig",
        "es": "spanischsprachig",
        "fa": "Farsi persischsprachig",
        "fr": "französischsprachig",
        "ku": "Kurmandschi",
        "ru": "russischsprachig",
        "uk": "ukrainischsprachig",
    },
    "el": {
        "ar": "αραβόφωνος",
        "ckb": "σοράνι",
        "el": "ελληνόφωνος",
        "en": "αγγλόφωνος",
        "es": "ισπανόφωνος",
        "fa": "φαρσί",
        "fr": "γαλλόφωνος",
        "ru": "ρωσόφωνος",
    },
    "ar": {
        "ar": "عربي عربية",
        "ckb": "سوراني",
        "de": "ألماني",
        "el": "يوناني",
        "en": "إنجليزي",
        "es": "إسباني",
        "fa": "فارسي",
        "fr": "فرنسي",
        "ku": "كرمانجي كردي",
        "ru": "روسي",
        "tr": "تركي",
        "uk": "أوكراني",
    },
    "fa": {
        "ar": "عربی",
        "de": "آلمانی",
        "en": "انگلیسی",
        "fa": "فارسی",
        "fr": "فرانسوی فرانسه",
        "ku": "کردی",
        "ps": "پشتو",
        "tr": "ترکی",
    },
    "uk": {
        "ar": "арабомовний арабською",
        "ckb": "сорані",
        "de": "німецькою",
        "el": "грекомовний грецькою",
        "en": "англомовний англійською",
        "es": "іспанською",
        "fa": "фарсі",
        "fr": "франкомовний французькою",
        "ku": "курманджі",
        "ru": "російськомовний російською",
        "uk": "україномовний українською",
    },
}
"""Names in daily use that CLDR does not have, by their own language, then by what they name."""

Names = tuple[tuple[str, str], ...]
"""Each after the tag of its language."""


@functools.lru_cache(maxsize=512)
def country_names(code: str) -> Names:
    """Return the names of an ISO 3166-1 country, e.g. France, Frankreich, Γαλλία."""
    return _distinct((str(locale), locale.territories.get(code, "")) for locale in _locales())


@functools.lru_cache(maxsize=512)
def language_names(tag: str) -> Names:
    """Return a BCP 47 language's names, in the interface languages and in itself."""
    code = tag.split("-", maxsplit=1)[0]
    # CLDR calls fa-AF Dari. Its readers look for Persian, too.
    codes = dict.fromkeys((tag.replace("-", "_"), code))
    locales = (*_locales(), *_locale(code))
    of_cldr = [
        (str(locale), locale.languages.get(each, "")) for each in codes for locale in locales
    ]
    others = [
        (locale, name)
        for locale, called in _ALSO_CALLED.items()
        for name in called.get(code, "").split()
    ]
    return _distinct((*of_cldr, *others))


def _distinct(names: Iterable[tuple[str, str]]) -> Names:
    return tuple(dict.fromkeys(pair for pair in names if pair[1]))


def _locales() -> list[Locale]:
    return [Locale(code) for code in INTERFACE_LANGUAGES]


def _locale(code: str) -> list[Locale]:
    try:
        return [Locale(code)]
    except UnknownLocaleError:
        return []  # CLDR has names for more languages than it has locales
