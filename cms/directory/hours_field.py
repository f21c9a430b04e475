"""Puts the weekly form into the form of a place or a service."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.directory.hours import TYPED, hours_in, in_column, typed_in
from cms.directory.hours_forms import HoursForm
from cms.directory.hours_parts import DAYS, PlaceOfHours


class HoursWidget(forms.Widget):
    """Shows the weekly form, with its errors at its own fields."""

    class Media:
        css = {"all": ["directory/hours.css"]}

    template_name = "directory/hours.html"
    place = PlaceOfHours()

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> HoursForm | None:
        """Return the form as it was sent; None where it was not."""
        if self.value_omitted_from_data(data, None, name):
            return None
        return HoursForm(data, prefix=name, place=self.place)

    def value_omitted_from_data(self, data: Any, _files: Any, name: str) -> bool:
        """True if the form was opened before it asked for hours."""
        return f"{name}-monday" not in data

    def id_for_label(self, _id: str) -> str:
        """Return nothing: each field inside has a label of its own."""
        return ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Return what its template shows."""
        context: dict[str, Any] = super().get_context(name, None, attrs)
        form = self._form(name, value)
        return context | _texts() | {"hours": form, "rows": [*_named_rows(form)]}

    def _form(self, name: str, value: Any) -> HoursForm:
        if isinstance(value, HoursForm):
            return value
        typed = typed_in(value)
        if typed:
            sent = {f"{name}-{each}": text for each, text in typed.items()}
            return HoursForm(sent, prefix=name, place=self.place)
        return HoursForm(prefix=name, place=self.place, hours=hours_in(value))


def _texts() -> dict[str, str]:
    """Return what the template says beside the fields."""
    return {
        "usual_week": _("Usual week"),
        "week_help": _(
            "Times of each day. Example: 09:00–12:00, 14:00–17:00. An empty day is closed. If all"
            " days are empty, hours are not known: then write “closed” on one of them if it is"
            " closed all week."
        ),
        "further": _("Closures, special days, seasons, note"),
        "rows_help": _(
            "There are always empty fields for two more: save, and there are two again. Empty a"
            " row to take it away."
        ),
    }


def _named_rows(form: HoursForm) -> Iterator[tuple[str, Any]]:
    """Yield each row with what it is called."""
    named = (
        (_("Closure %(number)s"), form.closures),
        (_("Special day %(number)s"), form.special_days),
        (_("Season %(number)s, each year"), form.seasons),
    )
    for name, rows in named:
        for number, row in enumerate(rows, start=1):
            yield name % {"number": number}, row


class HoursFormField(forms.Field):
    """Asks for opening hours, and keeps in a draft what cannot be read yet."""

    widget = HoursWidget

    def of_place(self, place: PlaceOfHours) -> None:
        """Read hours by the clocks and holidays of a place."""
        self.widget.place = place

    def clean(self, value: Any) -> dict[str, Any] | None:
        """Return the hours as their column holds them."""
        if value is None:
            return None
        if value.is_valid():
            return in_column(value.value())
        if getattr(self, "is_deferred_validation", False):
            return {TYPED: _typed(value)}
        raise ValidationError(_("Please correct these hours."))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """True if other hours were sent than those that are stored."""
        if data is None:
            return False
        if not data.is_valid():
            return True
        return in_column(data.value()) != (initial or None)

    def updates_of(self, name: str, row: Any) -> list[tuple[str, str]]:
        """Return what an open form must know once a pasted text has filled the week.

        Else the text, sent again with the next save, would undo what was corrected in between.
        """
        if not row.data.get(f"{name}-pasted"):
            return []
        filled = HoursForm(prefix=name, place=self.widget.place, hours=hours_in(row.instance.hours))
        if not filled.initial:
            return []
        asked = ("pasted", *DAYS, "appointments", "public_holidays", "public_holiday_times")
        return [(f"{name}-{each}", str(filled.initial.get(each, ""))) for each in asked]


def _typed(form: HoursForm) -> dict[str, str]:
    """Return all that was sent, by the names of the fields inside."""
    begins = f"{form.prefix}-"
    return {
        name.removeprefix(begins): str(form.data[name])
        for name in form.data
        if name.startswith(begins)
    }
