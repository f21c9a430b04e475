"""Defines the panels of rows of facts, which a form may lack."""

from typing import Any

from wagtail.admin.panels import InlinePanel, MultiFieldPanel
from wagtail.admin.panels.base import get_form_for_model

from cms.directory.row_forms import FactRowForm


class RowsPanel(InlinePanel):
    """Shows rows of facts; nothing in the form of a translation."""

    def get_form_options(self) -> dict[str, Any]:
        """Have each row read by the form that knows its key."""
        options: dict[str, Any] = super().get_form_options()
        of_a_row = self.child_edit_handler.get_form_options()
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=FactRowForm,
            defer_required_on_fields=of_a_row.get("defer_required_on_fields", []),
        )
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        """Binds the panel to one form."""

        def __init__(self, **options: Any) -> None:
            form = options.get("form")
            is_absent = form is not None and options["panel"].relation_name not in form.formsets
            super().__init__(**{**options, "form": None} if is_absent else options)
            self.is_absent = is_absent

        def is_shown(self) -> bool:
            """True where the form has these rows."""
            return not self.is_absent and bool(super().is_shown())


class OfTheOriginal(MultiFieldPanel):
    """Groups panels that only the form of an original has."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """Binds the panels to one form."""

        def is_shown(self) -> bool:
            """True in the form of an original."""
            return bool(super().is_shown()) and getattr(self.instance, "is_original", True)
