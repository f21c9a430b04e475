"""Defines the form of an organisation."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from cms.directory.row_forms import ask_for_no_default
from cms.directory.word_forms import FactWordsFormField
from cms.ground.drafting import DraftForm
from cms.ground.fact_words import FACT_WORDS
from cms.ground.ownership import countries_of, stored

LOCATIONS, PHONES, SERVICES = "locations", "phones", "services"
AddFields = Callable[[Any, int | None], None]


class OrganisationForm(DraftForm):
    """Asks for the facts of an original, and for the words of a translation.

    It keeps an organisation's places in one's own country, unless one may publish, reads telephone
    numbers by the countries of the places, and offers its places to its services and phones.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_no_default(self)
        self._keep_what_is_asked()
        self._tell_of_unread_numbers()
        if SERVICES in self.formsets:
            services = self.formsets[SERVICES]
            services.add_fields = _with_choices_inside(services, "places", self._places)
        if PHONES in self.formsets:
            phones = self.formsets[PHONES]
            phones.add_fields = _with_choices(phones, "of", self._owners)
        places = self.formsets.get(LOCATIONS)
        if self.for_user is None or places is None:
            return
        own = countries_of(self.for_user)
        may_publish = self.for_user.has_perm("directory.publish_organisation")
        places.add_fields = _narrowed(places, own, None if may_publish else self._allowed(own))

    def clean(self) -> Any:
        """Refuse what is no telephone number, at its field; a draft may hold it."""
        cleaned = super().clean()
        countries = [row.cleaned_data.get("country", "") for row in self._rows(LOCATIONS)]
        for row in self._rows(PHONES):
            if row.cleaned_data.get("number"):
                refusal = row.instance.read_number(countries)
                if refusal and not self.is_deferred_validation:
                    row.add_error("number", refusal)
        return cleaned

    def _keep_what_is_asked(self) -> None:
        """Leave out the facts of a translation, and the words of an original.

        Rows that a form does not send, since it was opened before they were asked for, stay too.
        """
        if self.instance.is_original:
            self.fields.pop(FACT_WORDS, None)
            sent = {name for name, rows in self.formsets.items() if _is_sent(rows)}
            self._keep_rows(sent)
            return
        self._keep_rows(set())
        for name in type(self.instance).fact_fields:
            self.fields.pop(name, None)
        if FACT_WORDS in self.fields:
            self.fields[FACT_WORDS] = FactWordsFormField(self.instance)

    def _keep_rows(self, names: set[str]) -> None:
        for name in set(self.formsets) - names:
            del self.formsets[name]

    def _tell_of_unread_numbers(self) -> None:
        """Say at a stored number that cannot be dialled that it is to be corrected."""
        phones = self.formsets.get(PHONES)
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
        """Return one's own countries; whoever may edit one abroad leaves it where it is."""
        present = stored(self.instance, type(self.instance), "locations__country") - {None}
        return own if present <= set(own) else sorted(present)

    @cached_property
    def _places(self) -> list[tuple[str, str]]:
        """Return the places of the organisation, as they are stored or were just sent."""
        return list(self._named(LOCATIONS, ("name", "place"), _("Place %(number)s")))

    @cached_property
    def _owners(self) -> list[tuple[str, str]]:
        """Return what a phone may belong to."""
        services = self._named(SERVICES, ("name",), _("Service %(number)s"))
        return [("", _("the whole organisation")), *self._places, *services]

    def _named(self, rows: str, names: tuple[str, ...], nameless: str) -> Iterator[tuple[str, str]]:
        formset = self.formsets.get(rows)
        if formset is None or not formset.is_bound:
            for row in getattr(self.instance, rows).all():
                yield str(row.key), next(filter(None, (getattr(row, each) for each in names)), "?")
            return
        for number in range(formset.total_form_count()):
            asked = ("key", "DELETE", *names)
            sent = {each: self.data.get(f"{rows}-{number}-{each}", "") for each in asked}
            if sent["key"] and not sent["DELETE"]:
                name = next(filter(None, (sent[each] for each in names)), "")
                yield sent["key"], name or nameless % {"number": number + 1}


class RowChoiceField(forms.ChoiceField):
    """Chooses a place or a service of the same organisation by its key.

    What was chosen and is gone since stays chosen, and says so: a draft keeps it, readers are not
    told another place unsaid.

    Args:
        choices: the rows that are there.
        chosen: what is chosen now.
    """

    def __init__(self, choices: list[tuple[str, str]], chosen: str, **options: Any) -> None:
        self._there = {key for key, _name in choices}
        gone = [] if chosen in {"", *self._there} else [(chosen, _("gone: choose again"))]
        # A draft leaves validators out.
        super().__init__(choices=[*choices, *gone], validators=[self._refuse_gone], **options)

    def prepare_value(self, value: Any) -> Any:
        """Return a key as its option has it."""
        return str(value) if isinstance(value, UUID) else value

    def validate(self, value: Any) -> None:
        """Refuse nothing, where something must be chosen, and what is no key."""
        forms.Field.validate(self, value)
        if value and value not in self._there:
            try:
                UUID(value)
            except ValueError:
                super().validate(value)

    def clean(self, value: Any) -> UUID | None:
        """Return the chosen key."""
        chosen: str = super().clean(value)
        return UUID(chosen) if chosen else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """True if another key was chosen."""
        return str(initial or "") != str(data or "")

    def _refuse_gone(self, chosen: str) -> None:
        if chosen not in self._there:
            raise forms.ValidationError(_("This is gone. Choose again, or remove the line."))


def _is_sent(rows: Any) -> bool:
    return not rows.is_bound or rows.management_form.is_valid()


def _with_choices(rows: Any, name: str, choices: list[tuple[str, str]]) -> AddFields:
    """Return a function that adds a choice of other rows to a row."""
    add_fields = rows.add_fields

    def add_chosen(form: Any, index: int | None) -> None:
        add_fields(form, index)
        field = form.fields[name]
        chosen = form.data.get(form.add_prefix(name)) if form.is_bound else form.initial.get(name)
        form.fields[name] = RowChoiceField(
            choices,
            str(chosen or ""),
            required=field.required,
            label=field.label,
            help_text=field.help_text,
        )

    return add_chosen


def _with_choices_inside(rows: Any, inner: str, choices: list[tuple[str, str]]) -> AddFields:
    """Do so for the rows inside each row."""
    add_fields = rows.add_fields

    def add_chosen(form: Any, index: int | None) -> None:
        add_fields(form, index)
        if inner in form.formsets:
            places = form.formsets[inner]
            places.add_fields = _with_choices(places, "location", choices)

    return add_chosen


def _narrowed(places: Any, own: list[str], allowed: list[str] | None) -> AddFields:
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
