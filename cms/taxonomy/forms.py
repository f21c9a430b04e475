"""Defines the forms of themes and needs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.ground.typed_text import TypedForm
from search.analysis.folding import fold


class NamesForm(TypedForm):
    """Refuses what readers could not tell from another by its name in some language.

    Attributes:
        rows: relation of the rows that hold the names, one for each language.
        column: of a row, which holds the name.
        refusal: tells that another is called so; it names ``%(name)s``.
    """

    rows: str
    column: str
    refusal: Any

    def clean(self) -> Any:
        """Refuse names of others, at their fields."""
        cleaned = super().clean()
        rows = self.formsets[self.rows].forms if self.rows in self.formsets else []
        for row in rows:
            if row.is_valid() and not row.cleaned_data.get("DELETE"):
                self._check(row)
        return cleaned

    def _check(self, row: Any) -> None:
        name, language = row.cleaned_data.get(self.column), row.cleaned_data.get("language")
        if name and language and self._is_taken(name, language):
            row.add_error(self.column, ValidationError(self.refusal, params={"name": name}))

    def _is_taken(self, name: str, language: str) -> bool:
        """True if another has this name, whatever its accents and capitals."""
        relation = getattr(type(self.instance), self.rows).rel
        names = relation.related_model.objects.filter(language=language)
        others = names.exclude(**{relation.field.name: self.instance.pk})
        found = others.values_list(self.column, flat=True)
        return compared(name) in {compared(other) for other in found}


class ThemeForm(NamesForm):
    """Refuses a theme that readers could not tell from another by its label."""

    rows = "labels"
    column = "label"
    refusal = _("Another theme is called “%(name)s” in this language. Use that one, or merge both.")


class NeedForm(NamesForm):
    """Refuses a need that readers could not tell from another, or that leads nowhere."""

    rows = "names"
    column = "name"
    refusal = _(
        "Another need is called “%(name)s” in this language. Find another name, or merge both."
    )

    def clean(self) -> Any:
        """Refuse one that is shown without a theme, too."""
        cleaned = super().clean()
        # A field that the form lacks, as in a preview of Wagtail's, is not empty.
        if "themes" in self.fields and cleaned.get("is_shown") and not cleaned.get("themes"):
            refusal = _(
                "Choose at least one theme, or readers would find nothing. Or do not show it."
            )
            self.add_error("themes", ValidationError(refusal))
        return cleaned


def compared(label: str) -> str:
    """Return a label as it is compared: without accents, capitals and doubled spaces."""
    return " ".join(fold(label).split())
