"""Defines fields that hold several codes."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content_models.blocks import Frozen
from content_models.languages import LanguageTag

MAXIMUM_CODES = 60
MAXIMUM_CHARACTERS = 1000


class _Tag(Frozen):
    tag: LanguageTag


def validate_language_tags(codes: list[str]) -> None:
    """Refuse what is not a BCP 47 language code, naming it."""
    wrong = [code for code in codes if not _is_language_tag(code)]
    if wrong:
        raise ValidationError(
            _("Not a language code: %(codes)s. Write codes such as fr, en, ar, uk or fa-AF."),
            params={"codes": ", ".join(wrong)},
        )
    if len(codes) > MAXIMUM_CODES:
        raise ValidationError(_("Too many languages."))


def validate_not_in_the_future(day: date) -> None:
    """Refuse a day that has not come yet: nobody has checked anything on it."""
    if day > timezone.localdate():
        raise ValidationError(_("This day is in the future. Give the day of the last check."))


def _is_language_tag(code: str) -> bool:
    try:
        _Tag(tag=code)
    except ValueError:
        return False
    return True


class CodeListFormField(forms.CharField):
    """Reads codes from one line, with commas or spaces between them."""

    def prepare_value(self, value: Any) -> Any:
        """Show a list as one line."""
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Read a line as a list: each code once, its language in lower case."""
        line = super().to_python(value) or ""
        found = [code for code in re.split(r"[\s,;،]+", line) if code]
        return list(dict.fromkeys(_normalised(code) for code in found))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists, not how they were written."""
        return (initial or []) != self.to_python(data)


def _normalised(code: str) -> str:
    language, dash, rest = code.partition("-")
    return f"{language.lower()}{dash}{rest}"


class CodeListField(models.JSONField):
    """Stores a list of codes, edited as one line."""

    def formfield(self, **_kwargs: Any) -> forms.Field:
        """Return the form field; see ``CodeListFormField``."""
        return CodeListFormField(
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
            max_length=MAXIMUM_CHARACTERS,
        )


class ChoiceListField(models.JSONField):
    """Stores a list of codes of a closed vocabulary, edited as checkboxes."""

    def __init__(self, *args: Any, allowed: list[tuple[str, Any]] | None = None, **kwargs: Any):
        self.allowed = allowed or []
        super().__init__(*args, **kwargs)

    def formfield(self, **_kwargs: Any) -> forms.Field:
        """Return the form field: one checkbox for each code."""
        return forms.MultipleChoiceField(
            choices=self.allowed,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )
