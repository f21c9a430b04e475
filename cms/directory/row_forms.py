"""Defines the form of a row of facts."""

from typing import Any
from uuid import uuid4

from django import forms

from cms.ground.drafting import DraftForm

HOURS = "hours"


def ask_for_no_default(form: Any) -> None:
    """Let a choice that is not sent stay as it is.

    A form may have been open since before there was the choice.
    """
    for column in form._meta.model._meta.concrete_fields:
        if column.choices and column.has_default() and column.name in form.fields:
            form.fields[column.name].required = False


class FactRowForm(DraftForm):
    """Carries the key of its row from draft to draft.

    A row of a draft is not stored, so that nothing but its form could keep the key. A new row gets
    one when it is first sent.
    """

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_no_default(self)
        row = kwargs.get("instance")
        self.initial["key"] = row.key if row is not None else None

    def clean(self) -> Any:
        """Give the row the key that was sent, or one of its own."""
        cleaned = super().clean()
        self._keep_hours_not_asked_for()
        stored = self.instance.key if self.instance.pk else None
        self.instance.key = self.cleaned_data.get("key") or stored or uuid4()
        return cleaned

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Return what the open form must know now, with the key of a new row."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        name = self.add_prefix("key")
        if not self.data.get(name):
            updates.append((name, str(self.instance.key)))
        if HOURS in self.fields:
            updates.extend(self.fields[HOURS].updates_of(self.add_prefix(HOURS), self))
        return updates

    def _keep_hours_not_asked_for(self) -> None:
        """Leave hours as they are where the form was opened before it asked for them."""
        asked = self.fields.get(HOURS)
        name = self.add_prefix(HOURS)
        if asked and asked.widget.value_omitted_from_data(self.data, self.files, name):
            self.cleaned_data[HOURS] = self.instance.hours
