"""Offers closed vocabularies as choices of form fields, their labels translated when shown."""

from babel import Locale
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES
from content_models.vocabularies import (
    AUDIENCE_LABELS,
    LICENCE_LABELS,
    METHOD_LABELS,
    RESOURCE_TYPE_LABELS,
    Audience,
    Country,
    LegalForm,
    Licence,
    Method,
    ResourceType,
    ThemeGroup,
)


def country_name(code: str) -> str:
    """Return the name of a country in the language of whoever is before the screen."""
    return str(Locale.parse(get_language() or DEFAULT_LANGUAGE).territories[code])


_lazy_country_name = lazy(country_name, str)


def language_choices() -> list[tuple[str, str]]:
    """Return the installation's languages.

    It is a function so that no migration holds the setting.
    """
    return [(language.code, language.name) for language in INTERFACE_LANGUAGES.values()]


def language_name(code: str) -> str:
    """Return a language's own name; its code where the portal does not speak it."""
    language = INTERFACE_LANGUAGES.get(code)
    return language.name if language else code


COUNTRY_CHOICES = [(country.value, _lazy_country_name(country.value)) for country in Country]
THEME_GROUP_CHOICES = [
    (ThemeGroup.SECTOR.value, _("Sector")),
    (ThemeGroup.TOPIC.value, _("Topic")),
]
AUDIENCE_CHOICES = [(audience.value, _(AUDIENCE_LABELS[audience])) for audience in Audience]
LEGAL_FORM_CHOICES = [(form.value, f"{form.country} · {form.label}") for form in LegalForm]
METHOD_CHOICES = [(method.value, _(METHOD_LABELS[method])) for method in Method]
RESOURCE_TYPE_CHOICES = [(each.value, _(RESOURCE_TYPE_LABELS[each])) for each in ResourceType]
LICENCE_CHOICES = [(licence.value, _(LICENCE_LABELS[licence])) for licence in Licence]
