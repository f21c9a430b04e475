"""Defines fields that hold several codes."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.ground.spoken_languages import LanguagesFormField, validate_languages


def validate_not_in_the_future(day: date) -> None:
    """Refuse a day that has not come yet: nobody has checked anything on it."""
    if day > timezone.localdate():
        raise ValidationError(_("This day is in the future. Give the day of the last check."))


def validate_language_tags(codes: list[str]) -> None:
    """Refuse what is no language; it is named so in the first migration."""
    validate_languages(codes)


class CodeListField(models.JSONField):
    """Stores a list of codes of languages, chosen by their names."""

    def formfield(self, **_kwargs: Any) -> forms.Field:
        """Return the form field; see ``LanguagesFormField``."""
        return LanguagesFormField(
            required=not self.blank, label=capfirst(self.verbose_name), help_text=self.help_text
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
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )
