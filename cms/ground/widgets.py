"""Defines the widget by which several of many are chosen."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _


class SearchedSelectMultiple(forms.SelectMultiple):
    """Chooses several of a long list by typing, with what is chosen always in sight.

    Without a script it is the browser's list, what is chosen first.
    """

    class Media:
        css = {"all": ["ground/chooser.css"]}
        js = ["ground/chooser.js"]

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """Add what the script says, in the language of whoever is before the screen."""
        words = {
            "data-chooser": True,
            "data-chosen": _("Chosen"),
            "data-search": _("Type to search"),
            "data-remove": _("Remove {name}"),
            "data-found": _("Found: {number}"),
        }
        return super().build_attrs({**base_attrs, **words}, extra_attrs)

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> list[Any]:
        """Return all options, those that are chosen first, in the order of ``value``."""
        options = [
            option
            for _name, group, _index in super().optgroups(name, value, attrs)
            for option in group
        ]
        known = {str(option["value"]) for option in options}
        for each in value or ():
            label = None if str(each) in known else self.label_of(str(each))
            if label is not None:
                options.append(
                    self.create_option(
                        name, each, label, selected=True, index=len(options), attrs=attrs
                    )
                )
        place = {str(each): number for number, each in enumerate(value or ())}
        options.sort(key=lambda option: place.get(str(option["value"]), len(place)))
        return [(None, [option], number) for number, option in enumerate(options)]

    def label_of(self, _value: str) -> str | None:
        """Return the label of a value that is not offered; None leaves it out."""
        return None
