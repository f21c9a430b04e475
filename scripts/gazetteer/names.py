"""Chooses among the many names that GeoNames has of a place, which name no language."""

import re
import unicodedata
from collections.abc import Iterable

from babel import Locale
from rapidfuzz.fuzz import ratio

from scripts.gazetteer.found import FoundPlace
from search.gazetteer.sounds import sounds_of_text
from search.gazetteer.spelling import words_of

NAMED_IN = ("fr", "en", "de", "el", "ar", "uk")
_LATIN = ("fr", "en", "de")
"""Where CLDR has no name in these, it is that of the time zone."""
_LETTERS_OF = {
    "el": frozenset("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "ar": frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ"),
}
"""The letters that a language has: a name with another is of a language with the same script."""
_ONLY_UKRAINIAN = frozenset("іїєґ")
_AIRPORT = re.compile(r"[A-Z]{3,4}")
_KEPT_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARABIC")


def script_of(name: str) -> str:
    """Return the script of a name's first letter, as Unicode calls it."""
    letter = next((each for each in name if each.isalpha()), " ")
    return unicodedata.name(letter, "").split(" ")[0]


def is_looked_for(name: str, *, in_latin_too: bool) -> bool:
    """True if a reader may type a name.

    GeoNames' Latin names in small letters are readings of Chinese, those in capitals airports.
    """
    script = script_of(name)
    if script == "LATIN":
        return in_latin_too and name[0].isupper() and not _AIRPORT.fullmatch(name)
    return script in _KEPT_SCRIPTS


def names_by_language(local: str, others: Iterable[str]) -> dict[str, str]:
    """Return the Greek, Arabic and Ukrainian names among many.

    Of several it is the one that sounds most like the local name.
    """
    spoken = sounds_of_text(words_of(local))
    chosen: dict[str, str] = {}
    for language, letters in _LETTERS_OF.items():
        found = [name for name in others if _is_of(name, letters)]
        if language == "uk":
            found = [name for name in found if _ONLY_UKRAINIAN & set(name.lower())] or found
        if found:
            chosen[language] = max(
                found, key=lambda name: (_likeness(name, spoken), -len(name), name)
            )
    return chosen


def _is_of(name: str, letters: frozenset[str]) -> bool:
    own = [letter for letter in name.lower() if letter.isalpha()]
    return bool(own) and letters.issuperset(own)


def _likeness(name: str, spoken: list[str]) -> float:
    return max(ratio(one, other) for one in sounds_of_text(words_of(name)) for other in spoken)


def without_accents(name: str) -> str:
    """Return a name transcribed from Greek without the accents that show its stress."""
    decomposed = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", decomposed.replace("\u0301", ""))


def add_names_of_clocks(places: list[FoundPlace], zones: dict[str, str]) -> None:
    """Give the cities after which time zones are called their names in CLDR.

    Args:
        places: of the whole world.
        zones: the time zone of each, by id.
    """
    largest: dict[str, FoundPlace] = {}
    for place in sorted(places, key=lambda place: place.population):
        zone = zones.get(place.id, "")
        city = zone.rpartition("/")[2].replace("_", " ")
        if city and city in {place.name, *place.others}:
            largest[zone] = place
    for language in NAMED_IN:
        told = Locale(language).time_zones
        for zone, place in sorted(largest.items()):
            city = zone.rpartition("/")[2].replace("_", " ")
            name = told.get(zone, {}).get("city") or (city if language in _LATIN else "")
            if name and language not in place.languages:
                place.languages[language] = name
                place.others.add(name)
