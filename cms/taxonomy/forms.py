"""Defines the forms of themes and needs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.ground.typed_text import TypedForm
from search.analysis.folding import fold


class ThemeForm(TypedForm):
    """Refuses a theme that readers could not tell from another by its label."""

    def clean(self) -> Any:
        """Refuse labels of other themes, at their fields."""
        cleaned = super().clean()
        rows = self.formsets["labels"].forms if "labels" in self.formsets else []
        for row in rows:
            if row.is_valid() and not row.cleaned_data.get("DELETE"):
                self._check(row)
        return cleaned

    def _check(self, row: Any) -> None:
        label, language = row.cleaned_data.get("label"), row.cleaned_data.get("language")
        if label and language and self._is_taken(label, language):
            refusal = _(
                "Another theme is called “%(label)s” in this language. Use that one, or merge both."
            )
            row.add_error("label", ValidationError(refusal, params={"label": label}))

    def _is_taken(self, label: str, language: str) -> bool:
        """True if another theme has this label, whatever its accents and capitals."""
        labels = type(self.instance).labels.rel.related_model.objects.filter(language=language)
        others = labels.exclude(theme=self.instance.pk).values_list("label", flat=True)
        return compared(label) in {compared(other) for other in others}


class NeedForm(TypedForm):
    """Refuses a need that readers could not tell from another, or that leads nowhere."""

    def clean(self) -> Any:
        """Refuse names of other needs, at their fields, and one that is shown without a theme."""
        cleaned = super().clean()
        rows = self.formsets["names"].forms if "names" in self.formsets else []
        for row in rows:
            if row.is_valid() and not row.cleaned_data.get("DELETE"):
                self._check(row)
        # A field that the form lacks, as in a preview of Wagtail's, is not empty.
        if "themes" in self.fields and cleaned.get("is_shown") and not cleaned.get("themes"):
            refusal = _(
                "Choose at least one theme, or readers would find nothing. Or do not show it."
            )
            self.add_error("themes", ValidationError(refusal))
        return cleaned

    def _check(self, row: Any) -> None:
        name, language = row.cleaned_data.get("name"), row.cleaned_data.get("language")
        if name and language and self._is_taken(name, language):
            refusal = _(
                "Another need is called “%(name)s” in this language. Find another name, or merge"
                " both."
            )
            row.add_error("name", ValidationError(refusal, params={"name": name}))

    def _is_taken(self, name: str, language: str) -> bool:
        """True if another need has this name, whatever its accents and capitals."""
        names = type(self.instance).names.rel.related_model.objects.filter(language=language)
        others = names.exclude(need=self.instance.pk).values_list("name", flat=True)
        return compared(name) in {compared(other) for other in others}


def compared(label: str) -> str:
    """Return a label as it is compared: without accents, capitals and doubled spaces."""
    return " ".join(fold(label).split())
