"""Offers the project's icons for needs, each as it is drawn."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content_models.icons import DRAWINGS, NEED_ICONS


def need_icon_choices() -> list[tuple[str, Any]]:
    """Return the icons to choose from, a function so that no migration holds them."""
    return [(name, _(label)) for name, label in NEED_ICONS.items()]


class IconSelect(forms.RadioSelect):
    """Chooses an icon among all, as pictures with their names."""

    option_template_name = "taxonomy/icon_option.html"

    class Media:
        css = {"all": ["taxonomy/needs.css"]}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return an option with its drawing."""
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "drawing": DRAWINGS.get(str(value), "")}
