"""Defines panels of guidance for the forms of every kind."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.panels import MultiFieldPanel, Panel
from wagtail.models import TranslatableMixin

from cms.ground.how_to import HOW_TO_TRANSLATE, PAGE, TRANSLATING, HowTo
from cms.ground.kinds import kind_of

CLOSED = "collapsed"
"""Wagtail's name for a section that opens at a click."""


class HowToPanel(Panel):
    """Tells how to write this kind of content, closed until somebody opens it.

    Args:
        how_to: of the kind.
    """

    def __init__(self, how_to: HowTo, **options: Any) -> None:
        super().__init__(**{"heading": how_to.title, "icon": "help", "classname": CLOSED} | options)
        self.how_to = how_to

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what a copy of this panel is made of."""
        return {**super().clone_kwargs(), "how_to": self.how_to}

    class BoundPanel(Panel.BoundPanel):
        """Binds the panel to one form."""

        template_name = "ground/how_to_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return what its template shows."""
            return {
                **super().get_context_data(parent_context),
                "how_to": self.panel.how_to,
                "is_translated": issubclass(self.panel.model, TranslatableMixin),
                "translating": HOW_TO_TRANSLATE.title,
                "translating_address": f"{reverse(PAGE)}#{TRANSLATING}",
            }


class FoldedPanel(MultiFieldPanel):
    """Groups panels inside a row, where Wagtail has no section that opens at a click."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """Binds the panels to the form of one row."""

        template_name = "ground/folded.html"

        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.summary: Any = self.panel.heading
            self.heading = ""

        @property
        def is_open(self) -> bool:
            """True where something in the row was refused."""
            return bool(self.form.is_bound and not self.form.is_valid())


class SimilarItemsPanel(Panel):
    """Warns of an item that is probably there already, while its name is being typed.

    Args:
        name_field: of the form.
        place_field: of the form; empty where the form asks for no town.
    """

    def __init__(self, name_field: str, place_field: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.name_field = name_field
        self.place_field = place_field

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what a copy of this panel is made of."""
        return {
            **super().clone_kwargs(),
            "name_field": self.name_field,
            "place_field": self.place_field,
        }

    class BoundPanel(Panel.BoundPanel):
        """Binds the panel to one form."""

        template_name = "ground/similar.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return what its template shows."""
            kind = kind_of(self.panel.model)
            return {
                **super().get_context_data(parent_context),
                "address": reverse("guidance_similar", args=[kind.name]) if kind else "",
                "name_field": self.panel.name_field,
                "place_field": self.panel.place_field,
                "question": _(
                    "Is it one of these? Then please change or translate it there, instead of"
                    " writing it twice."
                ),
                "own_key": self.instance.translation_key or "",
                "language": self.instance.locale.language_code if self.instance.locale_id else "",
            }
