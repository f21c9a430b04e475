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

from babel.core import get_global
from babel.dates import format_date, format_skeleton, get_day_names
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit
from markupsafe import Markup

from content_models.countries import country_name
from content_models.language_names import CLDR_LOCALES, cldr_locale, language_name
from content_models.languages import InterfaceLanguage, title_cased
from content_models.own_names import own_name
from content_models.places import Phone
from content_models.vocabularies import message

BYTES_PER_KILOBYTE = 1000
MINUTES_PER_HOUR = 60
LEAP_YEAR = 2000
"""A year that has every day."""
FINE_KILOMETRES = 10
"""Farther away, nobody asks for a part of a kilometre."""
EXTENSION = message("extension %(digits)s")
_ARABIC_COMMA = "، "


def comma(language: str) -> str:
    """Return what stands between the parts of a list in a language."""
    return _ARABIC_COMMA if language == "ar" else ", "


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

    def country(self, code: str) -> str:
        """Return the name of a country of ISO 3166."""
        return country_name(code, self.code)

    def price(self, amount: float, currency: str) -> str:
        """Return an amount of money, without cents where there are none."""
        locale = cldr_locale(self.code)
        is_whole = amount.is_integer()
        usual = locale.currency_formats["standard"].pattern
        pattern = usual.replace("0.00", "0") if is_whole else usual
        return str(format_currency(amount, currency, pattern, locale, currency_digits=not is_whole))

    def language(self, tag: str) -> str:
        """Return a language's name inside a sentence; the tag where it has none."""
        return language_name(tag, self.code) or tag

    def language_title(self, tag: str) -> str:
        """Return a language's name standing alone, e.g. in a list of choices."""
        return title_cased(self.language(tag))

    def own_name(self, tag: str) -> str:
        """Return a language's name in itself; empty where that is what the reader calls it."""
        own = own_name(tag)
        return "" if own.casefold() == self.language(tag).casefold() else own

    def languages(self, tags: Iterable[str]) -> str:
        """Return names of languages, listed."""
        return self.listed(self.language(tag) for tag in tags)

    def date(self, day: date | datetime) -> str:
        """Return a day in words."""
        return _dated(day.year, day.month, day.day, self.code)

    def month_day(self, month: int, day: int) -> str:
        """Return a day of each year, e.g. ``1 August``."""
        locale = cldr_locale(self.code)
        said = str(format_skeleton("MMMMd", date(LEAP_YEAR, month, day), locale=locale))
        return _first_in_french(said, self.code)

    def weekday(self, number: int) -> str:
        """Return the name of a weekday; 0 is Monday."""
        return str(get_day_names("wide", "stand-alone", cldr_locale(self.code))[number])

    def number(self, number: int) -> str:
        """Return a number with the separators of the language."""
        return _formatted(number, self.code)

    def percent(self, number: int) -> str:
        """Return a share of a hundred as a percentage."""
        return format_percent(number / 100, locale=cldr_locale(self.code))

    def size(self, number_of_bytes: int) -> str:
        """Return the size of a file, rounded as people say it."""
        value, unit = number_of_bytes / BYTES_PER_KILOBYTE, "kilobyte"
        if value >= BYTES_PER_KILOBYTE:
            value, unit = value / BYTES_PER_KILOBYTE, "megabyte"
        shown = round(value, 1) if unit == "megabyte" else max(1, round(value))
        return format_unit(shown, unit, length="short", locale=cldr_locale(self.code))

    def kilometres(self, number: float) -> str:
        """Return a distance in kilometres, at least one.

        It is told to 100 metres up to 10 km, farther to a kilometre: neither towns nor rounded
        positions are known better.
        """
        shown = round(number, 1) if number < FINE_KILOMETRES else round(number)
        return format_unit(
            max(1, shown), "kilometer", length="short", locale=cldr_locale(self.code)
        )

    def minutes(self, number: int) -> str:
        """Return a duration in minutes, in words: few readers know ``λ.`` or ``د``."""
        return format_unit(number, "minute", length="long", locale=cldr_locale(self.code))

    def duration(self, minutes: int) -> str:
        """Return a duration in words; from an hour on, in hours and minutes."""
        hours, rest = divmod(minutes, MINUTES_PER_HOUR)
        if not hours:
            return self.minutes(minutes)
        whole = format_unit(hours, "hour", length="long", locale=cldr_locale(self.code))
        # Not as CLDR lists units: Babel has that for few languages, and in Arabic says parts twice.
        return self.listed([whole, self.minutes(rest)] if rest else [whole])

    def telephone(self, phone: Phone) -> Markup:
        """Return a telephone number to show, its digits from left to right."""
        number = Markup('<bdi dir="ltr">{}</bdi>').format(phone.number_without_extension)
        if not phone.extension:
            return number
        return number + " " + self.translate(EXTENSION) % {"digits": phone.extension}

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts joined as a list in a sentence."""
        return format_list(list(texts), locale=cldr_locale(self.code))


@lru_cache(maxsize=2048)
def _dated(year: int, month: int, day: int, code: str) -> str:
    said = format_date(date(year, month, day), format="long", locale=cldr_locale(code))
    return _first_in_french(said, code)


def _first_in_french(day: str, code: str) -> str:
    """Write the first of a month as an ordinal in French; CLDR has none."""
    return f"1er {day.removeprefix('1 ')}" if code == "fr" and day.startswith("1 ") else day


@lru_cache(maxsize=2048)
def _formatted(number: int, code: str) -> str:
    return format_decimal(number, locale=cldr_locale(code))
