"""Defines fields that offer what fits."""

from collections.abc import Iterable
from typing import Any

from django.forms import Select

from cms.ground.choices import COUNTRY_CHOICES, LEGAL_FORM_CHOICES
from content_models.vocabularies import LegalForm


class LegalFormSelect(Select):
    """Offers legal forms by country.

    A script leaves only those of the country that is chosen. Without a country all of them are
    there, each under the name of its own.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({**(attrs or {}), "data-guidance-by-country": "country"})

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        """Return the choices, one group for each country."""
        flat = self.choices
        self.choices = [*_empty(flat), *_by_country()]
        try:
            return super().optgroups(name, value, attrs)
        finally:
            self.choices = flat


def _empty(choices: Iterable[Any]) -> list[Any]:
    return [choice for choice in choices if not choice[0]]


def _by_country() -> list[Any]:
    return [
        (country_name, [(form, LegalForm(form).label) for form, _label in forms_of(code)])
        for code, country_name in COUNTRY_CHOICES
    ]


def forms_of(country: str) -> list[tuple[str, str]]:
    """Return the legal forms that a country's law knows."""
    return [each for each in LEGAL_FORM_CHOICES if LegalForm(each[0]).country.value == country]
