"""Weighs results by their titles, and by what is near to the reader, for every engine alike."""

from collections.abc import Sequence

from search.analysis.asking import is_telling
from search.analysis.stems import indexed_forms, sought_forms
from search.analysis.tokens import words
from search.meaning import required_words
from search.words import SearchText

_WHOLE_TITLE = 1.6
_PHRASE_IN_TITLE = 1.3
_PART_OF_TITLE = 0.3
"""The most that words scattered in a title add."""
_OWN_LANGUAGE = 1.15
_OWN_COUNTRY = 1.15
_COUNTRIES = {"fr": "FR", "el": "GR", "de": "AT", "en": "GB"}
"""Where most readers of a language are: the partners' countries."""


class Prior:
    """Weighs results for one reader and text.

    A title that is just what was typed goes before one that holds it, and that before a theme.
    """

    def __init__(self, text: SearchText, reader: str) -> None:
        self._reader = reader
        self._country = _COUNTRIES.get(reader, "")
        self._sought = [frozenset(sought_forms(word)) for word in required_words(text)]

    def factor(self, title: str, locale: str, countries: Sequence[str]) -> float:
        """Return the number by which a result's score is multiplied.

        Args:
            title: of the version that was found.
            locale: the version's language.
            countries: where it is, by ISO 3166-1 code; empty for what is of no country.
        """
        factor = self._of_title(title, locale)
        if locale == self._reader:
            factor *= _OWN_LANGUAGE
        if self._country in countries:
            factor *= _OWN_COUNTRY
        return factor

    def _of_title(self, title: str, locale: str) -> float:
        telling = [word for word in words(title) if is_telling(word)]
        if not telling or not self._sought:
            return 1.0
        # For each word of the title, the places of the sought words that it is.
        places = [self._places(word, locale) for word in telling]
        part = sum(map(bool, places)) / len(places)
        factor = 1.0 + _PART_OF_TITLE * part
        if self._has_phrase(places):
            factor *= _WHOLE_TITLE if len(telling) == len(self._sought) else _PHRASE_IN_TITLE
        return factor

    def _places(self, word: str, locale: str) -> set[int]:
        forms = indexed_forms(word, locale)
        return {
            number for number, sought in enumerate(self._sought) if not sought.isdisjoint(forms)
        }

    def _has_phrase(self, places: Sequence[set[int]]) -> bool:
        """True if all that is sought stands in the title, in order, side by side."""
        length = len(self._sought)
        return any(
            all(number in places[start + number] for number in range(length))
            for start in range(len(places) - length + 1)
        )
