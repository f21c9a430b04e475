"""Shows in the form of a need how the home page shows it."""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from wagtail.admin.panels import Panel

from content_models.icons import DRAWINGS
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage


@dataclass(frozen=True)
class Tile:
    """A tile is a need as the home page shows it.

    ``is_own`` is true for the need of the form, which a script keeps as it is typed.
    """

    name: str
    drawing: str
    is_own: bool = False


class NeedPreviewPanel(Panel):
    """Shows all needs in their order, with the one of the form among them."""

    class BoundPanel(Panel.BoundPanel):
        """Binds the panel to one need."""

        template_name = "taxonomy/need_preview.html"

        @property
        def media(self) -> forms.Media:
            """Return its style and the script that follows what is typed."""
            return forms.Media(css={"all": ["taxonomy/needs.css"]}, js=["taxonomy/needs.js"])

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the tiles in each interface language, its own first."""
            needs = list(type(self.instance).objects.prefetch_related("names"))
            return super().get_context_data(parent_context) | {
                "drawings": DRAWINGS,
                "languages": [
                    (language, self._tiles(needs, language))
                    for language in INTERFACE_LANGUAGES.values()
                ],
            }

        def _tiles(self, needs: list[Any], language: InterfaceLanguage) -> list[Tile]:
            own = replace(_tile(self.instance, language), is_own=True)
            tiles = [
                own if each.pk == self.instance.pk else _tile(each, language)
                for each in needs
                if each.is_shown or each.pk == self.instance.pk
            ]
            return tiles if self.instance.pk else [*tiles, own]


def _tile(need: Any, language: InterfaceLanguage) -> Tile:
    return Tile(need.name_for(language.code), DRAWINGS.get(need.icon, ""))
