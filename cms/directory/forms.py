"""Defines the form of an organisation."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from cms.ground.drafting import DraftForm
from cms.ground.ownership import countries_of, stored


class OrganisationForm(DraftForm):
    """Keeps an organisation's places in one's own country, unless one may publish.

    It reads telephone numbers by the countries of the places.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tell_of_unread_numbers()
        places = self.formsets.get("locations")
        if self.for_user is None or places is None:
            return
        own = countries_of(self.for_user)
        may_publish = self.for_user.has_perm("directory.publish_organisation")
        places.add_fields = _narrowed(places, own, None if may_publish else self._allowed(own))

    def clean(self) -> Any:
        """Refuse what is no telephone number, at its field; a draft may hold it."""
        cleaned = super().clean()
        countries = [row.cleaned_data.get("country", "") for row in self._rows("locations")]
        for row in self._rows("phones"):
            if row.cleaned_data.get("number"):
                refusal = row.instance.read_number(countries)
                if refusal and not self.is_deferred_validation:
                    row.add_error("number", refusal)
        return cleaned

    def _tell_of_unread_numbers(self) -> None:
        """Say at a stored number that cannot be dialled that it is to be corrected."""
        phones = self.formsets.get("phones")
        if phones is None or phones.is_bound:
            return
        for row in phones.initial_forms:
            if row.instance.number and not row.instance.dialled:
                row.fields["number"].help_text = _(
                    "Please correct this number: a telephone cannot dial it as it stands."
                )

    def _rows(self, name: str) -> list[Any]:
        """Return the valid rows of a formset, without those that are to be deleted."""
        rows = self.formsets[name].forms if name in self.formsets else []
        return [row for row in rows if row.is_valid() and not row.cleaned_data.get("DELETE")]

    def _allowed(self, own: list[str]) -> list[str]:
        """Return one's own countries.

        Whoever only translates an organisation leaves it where it is.
        """
        present = stored(self.instance, type(self.instance), "locations__country") - {None}
        return own if present <= set(own) else sorted(present)


def _narrowed(
    places: Any, own: list[str], allowed: list[str] | None
) -> Callable[[Any, int | None], None]:
    """Return a function that adds the fields of a place, its country narrowed."""
    add_fields = places.add_fields

    def add_narrowed(form: Any, index: int | None) -> None:
        add_fields(form, index)
        is_new = index is None or index >= places.initial_form_count()
        if is_new and own:
            form.initial["country"] = own[0]
        if allowed is not None:
            field = form.fields["country"]
            field.choices = [each for each in field.choices if not each[0] or each[0] in allowed]

    return add_narrowed
