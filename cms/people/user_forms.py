"""Extends Wagtail's forms of a user by the partners that somebody writes for."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail.users.forms import UserCreationForm, UserEditForm, UserForm

from cms.ground.ownership import one_version_each, partner_model, partners_of, write_for


class _PartnersForm(UserForm):
    """Asks for which partners somebody writes, in both of Wagtail's forms of a user."""

    partners = forms.MultipleChoiceField(
        label=_("Writes for"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Editors write what these partners publish, and the organisations of their countries."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = Locale.objects.filter(language_code=get_language()).first()
        every_key = frozenset(partner_model().objects.values_list("translation_key", flat=True))
        versions = one_version_each(every_key, language.pk if language else None)
        field = self.fields["partners"]
        field.choices = [(str(each.translation_key), each.name) for each in versions]
        if self.instance.pk:
            self.initial["partners"] = [str(key) for key in partners_of(self.instance)]

    def _save_m2m(self) -> None:
        """Save the partners with the roles, once the user is there."""
        super()._save_m2m()
        write_for(self.instance, {UUID(key) for key in self.cleaned_data["partners"]})


class PersonCreationForm(_PartnersForm, UserCreationForm):
    """Adds a user."""


class PersonEditForm(_PartnersForm, UserEditForm):
    """Edits a user."""
