"""Reads themes and methods as concepts, each name as the phrase it is.

*English class* is one name of a theme, and says nothing of every class. So a name is indexed as one
token that stands for all its words, and a query is looked through for such tokens.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.analysis.asking import is_telling
from search.analysis.stems import phrase_forms
from search.analysis.tokens import words

LONGEST_NAME = 6
"""In telling words. Longer names are sentences, which nobody types alike."""

_MARK = "="
"""Begins a token of a concept; no word does."""
_ENUMERATION = re.compile(
    r"\s*[,;/&·]\s*|\s+(?:et|and|und|και|та|і)\s+|\s+و(?=\w{2})", re.IGNORECASE
)
_NEVER_STEMMED = frozenset({"country", "spoken", "place"})
"""Fields whose values have proper names: *français* has the stem of *France*."""
_NAMES_REMEMBERED = 20_000
NEED = "need"
"""The field of a concept that is a need: themes answer it, and its names are not theirs."""


@dataclass(frozen=True)
class Concept:
    """A concept is a theme or another value of an item, with all its names.

    Attributes:
        field: of ``query.FACET_FIELDS``, or ``NEED``.
        value: a theme's key, a method's code and so on.
        names: labels and synonyms, each after the tag of its language.
    """

    field: str
    value: str
    names: tuple[tuple[str, str], ...]

    @classmethod
    def with_tokens(
        cls, field: str, value: str, names: tuple[tuple[str, str], ...], tokens: frozenset[str]
    ) -> "Concept":
        """Return a concept whose tokens have been worked out before."""
        concept = cls(field, value, names)
        concept.__dict__["tokens"] = tokens  # where ``cached_property`` keeps them
        return concept

    @functools.cached_property
    def tokens(self) -> frozenset[str]:
        """Return the tokens under which an item with this value is indexed."""
        return frozenset(
            token
            for locale, name in self.names
            for part in ((name,) if self.field == NEED else parts_of_name(name))
            for token in tokens_of_name(part, "" if self.field in _NEVER_STEMMED else locale)
        )


def tokens_of(spoken: Sequence[str]) -> tuple[str, ...]:
    """Return the tokens of the concept that some telling words could name, in any language."""
    return tuple(_joined(forms) for forms in phrase_forms(spoken))


def spans(count: int) -> Iterator[tuple[int, int]]:
    """Yield where each run of words that could be a name begins and ends."""
    for start in range(count):
        for end in range(start + 1, min(count, start + LONGEST_NAME) + 1):
            yield start, end


def parts_of_name(name: str) -> tuple[str, ...]:
    """Return a name, then its parts if it enumerates some."""
    return tuple(dict.fromkeys((name, *_ENUMERATION.split(name))))


@functools.lru_cache(maxsize=_NAMES_REMEMBERED)
def tokens_of_name(name: str, locale: str) -> tuple[str, ...]:
    """Return the tokens of a name as a whole."""
    telling = _telling_words(name)
    if not telling:
        return ()
    return tuple(
        _joined(forms)
        for forms in phrase_forms(telling)
        if all(_is_of(form, locale) for form in forms)
    )


def _telling_words(name: str) -> tuple[str, ...]:
    found = words(name)
    return tuple(filter(is_telling, found)) or tuple(found)


def _is_of(form: str, locale: str) -> bool:
    """True unless a form is the stem of another language of the same script."""
    language, mark, _ = form.partition(":")
    return not mark or language in {locale, "el", "uk", "ar"}


def _joined(forms: Sequence[str]) -> str:
    return _MARK + "_".join(forms)
