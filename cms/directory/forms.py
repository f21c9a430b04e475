"""Defines the form of an organisation."""

from collections.abc import Callable
from typing import Any

from cms.ground.drafting import DraftForm
from cms.ground.ownership import countries_of, stored


class OrganisationForm(DraftForm):
    """Keeps an organisation's places in one's own country, unless one may publish."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = self.formsets.get("locations")
        if self.for_user is None or places is None:
            return
        own = countries_of(self.for_user)
        may_publish = self.for_user.has_perm("directory.publish_organisation")
        places.add_fields = _narrowed(places, own, None if may_publish else self._allowed(own))

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
