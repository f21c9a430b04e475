"""Offers spoken languages in forms, by their names."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.ground.widgets import SearchedSelectMultiple
from content_models.blocks import Frozen
from content_models.language_names import (
    is_named,
    language_name,
    language_of_country,
    languages_by_name,
    with_usual_tag,
)
from content_models.languages import DEFAULT_LANGUAGE, LanguageTag, title_cased
from content_models.own_names import own_name
from search.analysis.folding import fold

MAXIMUM_CODES = 60
ISOLATED = "{} – \N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"
"""Own names may be written in the other direction."""


class _Tag(Frozen):
    tag: LanguageTag


def validate_languages(codes: list[str]) -> None:
    """Refuse what is no language, naming it, and the language that may be meant."""
    for code in codes:
        if not _is_language(code):
            raise ValidationError(_refusal(code), params=_meant(code))
    if len(codes) > MAXIMUM_CODES:
        raise ValidationError(_("Too many languages."))


def _is_language(code: str) -> bool:
    try:
        _Tag(tag=code)
    except ValueError:
        return False
    return is_named(code)


def _refusal(code: str) -> str:
    if language_of_country(code):
        return _("“%(code)s” is a country. Did you mean %(language)s (%(tag)s)?")
    return _("“%(code)s” is not a language. Choose languages by their names.")


def _meant(code: str) -> dict[str, str]:
    tag = language_of_country(code)
    return {"code": code, "tag": tag, "language": named(tag) if tag else ""}


def named(tag: str) -> str:
    """Return a language's name, in the language of whoever is before the screen."""
    return title_cased(language_name(tag, _reader()) or language_name(tag, "en") or tag)


def offered_languages() -> Iterator[tuple[str, str]]:
    """Yield languages by name, each with its own name; those without one come last.

    So whoever types "gre" finds Greek before Grebo.
    """
    names = languages_by_name(_reader()).items()
    for tag, name in sorted(names, key=lambda each: (not own_name(each[0]), fold(each[1]))):
        yield tag, with_own_name(tag, title_cased(name))


def with_own_name(tag: str, name: str) -> str:
    """Return a language's name with its own name, where that is another."""
    own = title_cased(own_name(tag))
    return ISOLATED.format(name, own) if own and fold(own) != fold(name) else name


def _reader() -> str:
    return get_language() or DEFAULT_LANGUAGE


class LanguagesWidget(SearchedSelectMultiple):
    """Chooses languages; those that were stored and are not in the list stay."""

    def label_of(self, value: str) -> str | None:
        """Return the name of a language that is not in the list."""
        return with_own_name(value, named(value))


class LanguagesFormField(forms.MultipleChoiceField):
    """Reads codes of languages, chosen one by one or written with commas between them."""

    widget = LanguagesWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=offered_languages, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        """Read codes: each once, its language in lower case, in the order of the form."""
        lines = [value] if isinstance(value, str) else value or []
        found = [code for line in lines for code in re.split(r"[\s,;،]+", line) if code]
        return list(dict.fromkeys(_normalised(code) for code in found))

    def validate(self, value: list[str]) -> None:
        """Ask for a language where one is needed; the model checks them."""
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists, not how they were written."""
        return (initial or []) != self.to_python(data)


def _normalised(code: str) -> str:
    language, dash, rest = code.partition("-")
    return with_usual_tag(f"{language.lower()}{dash}{rest}")
