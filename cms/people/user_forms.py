"""Extends Wagtail's forms of a user by partners, the language and the invitation."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.localization import get_available_admin_languages
from wagtail.models import Locale
from wagtail.users.forms import UserCreationForm, UserEditForm, UserForm
from wagtail.users.models import UserProfile

from cms.ground.ownership import one_version_each, partner_model, partners_of, write_for


class _PartnersForm(UserForm):
    """Asks for partners and language, in both of Wagtail's forms of a user."""

    partners = forms.MultipleChoiceField(
        label=_("Writes for"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Editors write what these partners publish, and the organisations of their countries."
        ),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=get_available_admin_languages,
        required=False,
        help_text=_("Of the admin and of the emails to this person."),
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

    def clean_language(self) -> str:
        """Return the language; a new user without one gets the administrator's."""
        chosen: str = self.cleaned_data["language"]
        return chosen if chosen or self.instance.pk else get_language() or ""

    def _save_m2m(self) -> None:
        """Save the partners and the language with the roles, once the user is there."""
        super()._save_m2m()
        write_for(self.instance, {UUID(key) for key in self.cleaned_data["partners"]})
        profile = UserProfile.get_for_user(self.instance)
        profile.preferred_language = self.cleaned_data["language"]
        profile.save(update_fields=["preferred_language"])


class PersonCreationForm(_PartnersForm, UserCreationForm):
    """Adds a user, who is invited by email unless a password is given."""

    password_required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", get_language())
        self.fields["password1"].help_text = _(
            "Leave it empty: an email invites this person to choose one."
        )

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Wagtail's signature
        """Save the user; one without a password cannot sign in before choosing one."""
        if not self.cleaned_data["password1"]:
            self.instance.set_unusable_password()
        return super().save(commit)


class PersonEditForm(_PartnersForm, UserEditForm):
    """Edits a user."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Who has chosen none goes on to get the language of the browser.
        automatic = ("", _("As the browser asks"))
        self.fields["language"].choices = [automatic, *get_available_admin_languages()]
        self.initial["language"] = UserProfile.get_for_user(self.instance).preferred_language
