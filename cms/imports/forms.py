"""Asks for sources, for their files, and for what to show of an import."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.imports.models import LineState, Source
from cms.imports.permissions import countries_to_import
from content_models.exchange.reading import FIELD_LABELS
from content_models.vocabularies import Country

EXAMPLES = 3
"""Values that are shown beside a column."""


class WebAddressField(forms.URLField):
    """Asks for an address; one without a scheme is read as https."""

    def __init__(self, **options: Any) -> None:
        super().__init__(assume_scheme="https", **options)


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Asks for a source, in a country of one's own unless one publishes everywhere."""

    class Meta:
        model = Source
        fields = (
            "name",
            "attribution",
            "address",
            "licence",
            "licence_address",
            "country",
            "language",
            "format",
        )
        field_classes = {"address": WebAddressField, "licence_address": WebAddressField}

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._countries = countries_to_import(user)
        own = self._countries or []
        if not self.instance.pk:
            self.initial.setdefault("country", own[0] if own else Country.FRANCE.value)

    def clean_country(self) -> str:
        """Refuse a country that is not one's own."""
        country: str = self.cleaned_data["country"]
        if self._countries is not None and country not in self._countries:
            raise ValidationError(_("You may import for your own country only."))
        return country


class UploadForm(forms.Form):
    """Asks for the file of a source."""

    file = forms.FileField(label=_("File"))
    services = forms.FileField(
        label=_("File of services"),
        required=False,
        help_text=_("Only for data·inclusion, where structures and services are two files."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = gettext(
            "data·inclusion, HSDS, Open Referral UK, GeoJSON, or a table (CSV, XLSX, ODS);"
            " %(limit)s at most."
        ) % {"limit": filesizeformat(settings.MAXIMUM_IMPORT_BYTES)}


class ColumnsForm(forms.Form):
    """Asks which of our fields each column of a table is.

    Args:
        names: of the columns.
        rows: the first ones of the table.
        chosen: fields by the names of columns, as remembered or guessed.
    """

    def __init__(
        self,
        names: Sequence[str],
        rows: Iterable[Mapping[str, str]],
        chosen: Mapping[str, str],
        data: Any = None,
    ) -> None:
        super().__init__(data)
        self._names = names
        examples = list(rows)
        choices: list[tuple[str, Any]] = [("", _("left out"))]
        choices += [(name, gettext(label)) for name, label in FIELD_LABELS.items()]
        for number, name in enumerate(names):
            found = (each.get(name, "") for each in examples)
            self.fields[f"column-{number}"] = forms.ChoiceField(
                choices=choices,
                required=False,
                label=name,
                initial=chosen.get(name, ""),
                help_text=" · ".join(list(filter(None, found))[:EXAMPLES]),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a table whose records have no name."""
        cleaned = super().clean() or {}
        if not self.errors and "name" not in cleaned.values():
            raise ValidationError(_("Choose the column of the name."))
        return cleaned

    def columns(self) -> dict[str, str]:
        """Return what was chosen, by the names of the columns."""
        return {
            name: self.cleaned_data[f"column-{number}"] for number, name in enumerate(self._names)
        }


def chosen_state(query: Mapping[str, str]) -> str:
    """Return the state of the lines to show; empty for all."""
    state = query.get("state", "")
    return state if state in {each.value for each in LineState} else ""
