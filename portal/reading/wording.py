"""Words names, dates and numbers in one language.

The data is CLDR's, through Babel.

Digits are Western ones in every language, Arabic included: so CLDR has it for Arabic without a
country, so the schools of the Maghreb teach it, and readers from Syria or Sudan must find the
numbers of a page again on a door, a bus, a form and the keys of a telephone in Europe. Months
are those of Arabic without a country, too.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from content_models.languages import InterfaceLanguage, title_cased
from content_models.vocabularies import Country

CLDR_LOCALES = {"en": "en_GB", "de": "de_AT"}
"""Where CLDR's default for a language is not that of the partner countries."""
LANGUAGES_THAT_WRITE_LANGUAGES_SMALL = {"el"}
"""Where a sentence names a language without a capital, while CLDR begins the name with one."""
GREEK_NAME_OF_A_LANGUAGE = "κά"
"""The end of most names of languages in Greek, which no country's name has."""
BYTES_PER_KILOBYTE = 1000
MINUTES_PER_HOUR = 60


@lru_cache
def _locale(code: str) -> Locale:
    return Locale.parse(CLDR_LOCALES.get(code, code))


@lru_cache(maxsize=1000)
def language_name(tag: str, reader: str) -> str | None:
    """Return the name of a BCP 47 tag in a reader's language.

    It is None where CLDR knows no such language. A tag with its own name has it (``fa-AF``, Dari);
    otherwise its parts follow in brackets.
    """
    locale = _locale(reader)
    whole = locale.languages.get(tag.replace("-", "_"))
    if whole:
        return _inside_a_sentence(whole, locale)
    language, *subtags = tag.split("-")
    name = locale.languages.get(language)
    if not name:
        return None
    name = _inside_a_sentence(name, locale)
    parts = [
        locale.scripts.get(each.title()) or locale.territories.get(each.upper()) or each
        for each in subtags
    ]
    return f"{name} ({', '.join(parts)})" if parts else name


def _inside_a_sentence(name: str, locale: Locale) -> str:
    if locale.language not in LANGUAGES_THAT_WRITE_LANGUAGES_SMALL:
        return str(name)
    first, *others = name.split(" ")
    small = [each.lower() if each.endswith(GREEK_NAME_OF_A_LANGUAGE) else each for each in others]
    return " ".join([first.lower(), *small])


@lru_cache(maxsize=1000)
def locale_with_territory(tag: str) -> str:
    """Return a BCP 47 tag as Open Graph writes it, e.g. ``fr_FR``.

    It is given its likeliest territory.
    """
    name = CLDR_LOCALES.get(tag, tag).replace("-", "_")
    likely = get_global("likely_subtags").get(name, name)
    language, *subtags = likely.split("_")
    return f"{language}_{subtags[-1]}" if subtags else language


class Wording:
    """Words names, dates and numbers in one interface language.

    It serves services and templates.

    Args:
        language: the reader's.
        translate: gives a message of the catalogue in that language.
    """

    def __init__(self, language: InterfaceLanguage, translate: Callable[[str], str]) -> None:
        self.reader = language
        self.code = language.code
        self.translate = translate

    def country(self, country: Country) -> str:
        """Return the name of a country."""
        return str(_locale(self.code).territories[country.value])

    def language(self, tag: str) -> str:
        """Return a language's name inside a sentence; the tag where it has none."""
        return language_name(tag, self.code) or tag

    def language_title(self, tag: str) -> str:
        """Return a language's name standing alone, e.g. in a list of choices."""
        return title_cased(self.language(tag))

    def languages(self, tags: Iterable[str]) -> str:
        """Return names of languages, listed."""
        return self.listed(self.language(tag) for tag in tags)

    def date(self, day: date | datetime) -> str:
        """Return a day in words."""
        return _dated(day.year, day.month, day.day, self.code)

    def number(self, number: int) -> str:
        """Return a number with the separators of the language."""
        return _formatted(number, self.code)

    def percent(self, number: int) -> str:
        """Return a share of a hundred as a percentage."""
        return format_percent(number / 100, locale=_locale(self.code))

    def size(self, number_of_bytes: int) -> str:
        """Return the size of a file, rounded as people say it."""
        value, unit = number_of_bytes / BYTES_PER_KILOBYTE, "kilobyte"
        if value >= BYTES_PER_KILOBYTE:
            value, unit = value / BYTES_PER_KILOBYTE, "megabyte"
        shown = round(value, 1) if unit == "megabyte" else max(1, round(value))
        return format_unit(shown, unit, length="short", locale=_locale(self.code))

    def minutes(self, number: int) -> str:
        """Return a duration in minutes, in words: few readers know ``λ.`` or ``د``."""
        return format_unit(number, "minute", length="long", locale=_locale(self.code))

    def duration(self, minutes: int) -> str:
        """Return a duration in words; from an hour on, in hours and minutes."""
        hours, rest = divmod(minutes, MINUTES_PER_HOUR)
        if not hours:
            return self.minutes(minutes)
        whole = format_unit(hours, "hour", length="long", locale=_locale(self.code))
        # Not as CLDR lists units: Babel has that for few languages, and in Arabic says parts twice.
        return self.listed([whole, self.minutes(rest)] if rest else [whole])

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts joined as a list in a sentence."""
        return format_list(list(texts), locale=_locale(self.code))


@lru_cache(maxsize=2048)
def _dated(year: int, month: int, day: int, code: str) -> str:
    return format_date(date(year, month, day), format="long", locale=_locale(code))


@lru_cache(maxsize=2048)
def _formatted(number: int, code: str) -> str:
    return format_decimal(number, locale=_locale(code))
