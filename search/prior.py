"""Weighs results by their titles and origins, for every engine alike."""

import functools
import time
from collections.abc import Sequence
from math import inf

from content_models.kinds import KINDS
from search.analysis.asking import is_telling
from search.analysis.stems import indexed_forms, sought_forms
from search.analysis.tokens import words
from search.card_words import card_words
from search.concepts import Concept
from search.meaning import required_words, tokens_of_all
from search.words import SearchText

_WHOLE_TITLE = 1.6
_PHRASE_IN_TITLE = 1.3
_PART_OF_TITLE = 0.3
"""The most that words scattered in a title add."""
_OWN_LANGUAGE = 1.15
_OWN_COUNTRY = 1.3
_OF_KIND = 6.0
"""Where a text is wholly the name of a kind, such as *case study*."""
_FRESH = 0.03
"""The most that being new adds; half of it is left after ``_HALF_AS_FRESH`` seconds, a year."""
_HALF_AS_FRESH = 365 * 24 * 3600.0
_NOT_CHECKED = 0.8
"""For what nobody has checked for long: its title or its nearness may still bring it first."""
_TITLES_REMEMBERED = 20_000


class Prior:
    """Weighs results for one reader and text.

    A title that is just what was typed goes before one that holds it, and that before a theme.
    """

    def __init__(
        self,
        text: SearchText,
        reader: str,
        now: float | None = None,
        country: str = "",
        stale_before: float | None = None,
    ) -> None:
        """Weigh at a time, in seconds since 1970, usually the present.

        ``country`` is the reader's, as far as it is known. What was last checked before
        ``stale_before`` weighs less.
        """
        self._now = time.time() if now is None else now
        self._reader = reader
        self._stale_before = stale_before
        self._country = country
        self._kinds = _kinds_named(text)
        sought = required_words(text)
        self._length = len(sought)
        self._numbers: dict[str, set[int]] = {}
        for number, word in enumerate(sought):
            for form in sought_forms(word):
                self._numbers.setdefault(form, set()).add(number)

    def factor(
        self,
        title: str,
        kind: str,
        locale: str,
        countries: Sequence[str],
        published_at: float,
        known_since: float = inf,
    ) -> float:
        """Return the number by which a result's score is multiplied.

        Args:
            title: of the version that was found.
            kind: of its item.
            locale: the version's language.
            countries: where it is, by ISO 3166-1 code; empty for what is of no country.
            published_at: when, in seconds since 1970.
            known_since: when it was last checked; infinity for what is not.
        """
        factor = self._of_title(title, locale)
        if kind in self._kinds:
            factor *= _OF_KIND
        if locale == self._reader:
            factor *= _OWN_LANGUAGE
        if self._country in countries:
            factor *= _OWN_COUNTRY
        if self._stale_before is not None and known_since < self._stale_before:
            factor *= _NOT_CHECKED
        return factor * self._of_age(published_at)

    def _of_age(self, published_at: float) -> float:
        age = max(0.0, self._now - published_at)
        return float(1.0 + _FRESH * 0.5 ** (age / _HALF_AS_FRESH))

    def _of_title(self, title: str, locale: str) -> float:
        telling, forms = _telling_forms(title, locale)
        if forms.isdisjoint(self._numbers):
            return 1.0
        # For each word of the title, the numbers of the sought words that it is.
        places = [
            {number for form in forms for number in self._numbers.get(form, ())}
            for forms in telling
        ]
        part = sum(map(bool, places)) / len(places)
        factor = 1.0 + _PART_OF_TITLE * part
        if self._has_phrase(places):
            factor *= _WHOLE_TITLE if len(telling) == self._length else _PHRASE_IN_TITLE
        return factor

    def _has_phrase(self, places: Sequence[set[int]]) -> bool:
        """True if all that is sought stands in the title, in order, side by side."""
        return any(
            all(number in places[start + number] for number in range(self._length))
            for start in range(len(places) - self._length + 1)
        )


def _kinds_named(text: SearchText) -> frozenset[str]:
    """Return the kinds whose name a text is, in any language."""
    tokens = tokens_of_all(text)
    return frozenset(kind for kind, named in _tokens_of_kinds() if named & tokens)


@functools.cache
def _tokens_of_kinds() -> list[tuple[str, frozenset[str]]]:
    return [(kind, Concept("kind", kind, card_words("kind", kind)).tokens) for kind in KINDS]


@functools.lru_cache(maxsize=_TITLES_REMEMBERED)
def _telling_forms(title: str, locale: str) -> tuple[tuple[tuple[str, ...], ...], frozenset[str]]:
    """Return the forms of each telling word of a title, and all of them together."""
    telling = tuple(indexed_forms(word, locale) for word in words(title) if is_telling(word))
    return telling, frozenset(form for forms in telling for form in forms)
