"""Asks for sources, for their files, and for what to show of an import."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from cms.imports.models import LineState, Source
from cms.imports.permissions import countries_to_import
from content_models.vocabularies import Country

BETWEEN = "="
"""Between a column and its field."""


class ColumnsField(forms.CharField):
    """Asks which of our fields the columns of a table are, one on each line."""

    widget = forms.Textarea(attrs={"rows": 6, "dir": "auto"})

    def prepare_value(self, value: Any) -> Any:
        """Return what is remembered as lines."""
        if isinstance(value, Mapping):
            return "\n".join(f"{column} {BETWEEN} {field}" for column, field in value.items())
        return value

    def clean(self, value: Any) -> Any:
        """Return our fields by the names of their columns."""
        columns = {}
        for line in str(super().clean(value)).splitlines():
            column, sign, field = (part.strip() for part in line.rpartition(BETWEEN))
            if line.strip() and not (column and sign and field):
                raise ValidationError(
                    _("“%(line)s” is not read. Example: Telephone = phone"), params={"line": line}
                )
            if column:
                columns[column] = field
        return columns

    def has_changed(self, initial: Any, data: Any) -> bool:
        """True if other lines were sent than those that are remembered."""
        return self.prepare_value(initial or {}) != (data or "")


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Asks for a source, in a country of one's own unless one publishes everywhere."""

    columns = ColumnsField(
        required=False,
        label=_("columns of its tables"),
        help_text=_("One on each line, the column first. Example: Telephone = phone"),
    )

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
            "columns",
        )

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

    file = forms.FileField(label=_("file"))
    services = forms.FileField(
        label=_("file of services"),
        required=False,
        help_text=_("Only for data·inclusion, where structures and services are two files."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = translated(
            "data·inclusion, HSDS, Open Referral UK, GeoJSON, or a table (CSV, XLSX, ODS);"
            " %(limit)s at most."
        ) % {"limit": filesizeformat(settings.MAXIMUM_IMPORT_BYTES)}


def chosen_state(query: Mapping[str, str]) -> str:
    """Return the state of the lines to show; empty for all."""
    state = query.get("state", "")
    return state if state in {each.value for each in LineState} else ""
