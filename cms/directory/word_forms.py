"""Defines the fields in which a translator writes the words beside facts."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.directory.rows import all_rows
from cms.ground.fact_words import FactWords, to_json

LONG = 100
"""Characters from which on a text gets several lines."""


class FactWordsFormField(forms.MultiValueField):
    """Asks for each word beside a fact, below the original's.

    Args:
        version: the translation.
    """

    def __init__(self, version: Any) -> None:
        facts = version.facts
        self._named = [
            (row, rows, name)
            for rows, row in all_rows(facts, facts.fact_rows)
            for name in row.worded
            if getattr(row, name)
        ]
        self._own = FactWords.read(version.words)
        fields = [_field_of(row, name) for row, _rows, name in self._named]
        # Named by its fact: the original may get another one while this form is open.
        names = [f"{row.key}-{name}" for row, _rows, name in self._named]
        widget = FactWordsWidget(
            {name: field.widget for name, field in zip(names, fields, strict=True)},
            [
                (str(row.key), _label_of(row, name), getattr(row, name))
                for row, _rows, name in self._named
            ],
            facts.locale.language_code,
        )
        model_field = version._meta.get_field("words")
        super().__init__(
            fields=fields,
            widget=widget,
            required=False,
            require_all_fields=False,
            label=capfirst(model_field.verbose_name),
            help_text=_("What you leave empty is shown in the language of the original."),
        )

    def prepare_value(self, value: Any) -> Any:
        """Return the texts in the order of the fields."""
        if not isinstance(value, list) or (value and not isinstance(value[0], dict)):
            return value
        found = FactWords.read(value)
        return [
            found[str(row.key)].texts.get(name, "") if str(row.key) in found else ""
            for row, _rows, name in self._named
        ]

    def compress(self, data_list: list[str]) -> list[dict[str, Any]]:
        """Return the words as they are stored."""
        texts: dict[str, dict[str, str]] = {}
        rows: dict[str, str] = {}
        for (row, relation, name), text in zip(self._named, data_list, strict=False):
            texts.setdefault(str(row.key), {})[name] = text or ""
            rows[str(row.key)] = relation
        return to_json(FactWords(key, rows[key], found) for key, found in texts.items())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """True if a text is another one than before."""
        before = self.prepare_value(initial) or []
        return [each or "" for each in before] != [each or "" for each in data or []]


class FactWordsWidget(forms.MultiWidget):
    """Shows each field below the words of the original."""

    template_name = "directory/fact_words.html"

    def __init__(
        self,
        widgets: dict[str, forms.Widget | type[forms.Widget]],
        originals: list[tuple[str, str, str]],
        language: str,
    ) -> None:
        super().__init__(widgets)
        self.originals = originals
        self._language = language

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Return what its template shows."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        asked = zip(context["widget"]["subwidgets"], self.originals, strict=True)
        return context | {
            "asked": [(widget, *original) for widget, original in asked],
            "original_language": self._language,
        }

    def decompress(self, value: Any) -> list[str]:
        """Return the texts in the order of the fields."""
        return list(value or [])


def _field_of(row: Any, name: str) -> forms.CharField:
    column = row._meta.get_field(name)
    is_long = "\n" in getattr(row, name) or (column.max_length or LONG + 1) > 2 * LONG
    widget = forms.Textarea(attrs={"rows": 3}) if is_long else forms.TextInput()
    return forms.CharField(required=False, max_length=column.max_length, widget=widget)


def _label_of(row: Any, name: str) -> str:
    column = row._meta.get_field(name)
    return f"{capfirst(row._meta.verbose_name)} · {column.verbose_name}"
