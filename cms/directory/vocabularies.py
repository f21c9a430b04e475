"""Offers the closed vocabularies of the directory as choices, with translated labels."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from content_models.countries import COUNTRIES, country_name
from content_models.help import (
    ACCESSIBILITY_LABELS,
    DELIVERY_LABELS,
    FEE_LABELS,
    IDENTIFIER_LABELS,
    PRECISION_LABELS,
    STATUS_LABELS,
    WAY_LABELS,
    IdentifierScheme,
)
from content_models.languages import DEFAULT_LANGUAGE
from content_models.vocabularies import Country

ACCESSIBILITY_CHOICES = [(each.value, _(label)) for each, label in ACCESSIBILITY_LABELS.items()]
DELIVERY_CHOICES = [(each.value, _(label)) for each, label in DELIVERY_LABELS.items()]
FEE_CHOICES = [(each.value, _(label)) for each, label in FEE_LABELS.items()]
PRECISION_CHOICES = [(each.value, _(label)) for each, label in PRECISION_LABELS.items()]
STATUS_CHOICES = [(each.value, _(label)) for each, label in STATUS_LABELS.items()]
WAY_CHOICES = [(each.value, _(label)) for each, label in WAY_LABELS.items()]
IDENTIFIER_CHOICES = [
    (each.value, _(label) if each is IdentifierScheme.OTHER else label)
    for each, label in IDENTIFIER_LABELS.items()
]


def country_choices() -> list[tuple[str, Any]]:
    """Return all countries by name, those of the partners first.

    It is a function so that no migration holds their names.
    """
    reader = get_language() or DEFAULT_LANGUAGE
    named = {code: country_name(code, reader) for code in COUNTRIES}
    partners = [country.value for country in Country]
    others = sorted(named.keys() - set(partners), key=lambda code: named[code].casefold())
    return [(code, named[code]) for code in (*partners, *others)]
