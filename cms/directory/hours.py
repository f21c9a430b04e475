"""Keeps opening hours in a column, as editors enter them.

A column holds hours as JSON (docs/directory.md). A draft may hold what was typed and cannot be read
yet, under ``typed``; readers see nothing of that.
"""

from typing import Any

from django.db import models
from pydantic import ValidationError

from content_models.hours import Hours, to_osm

TYPED = "typed"


class HoursColumn(models.JSONField):
    """A column of opening hours."""

    def formfield(self, **kwargs: Any) -> Any:
        """Return the weekly form."""
        from cms.directory.hours_field import HoursFormField  # noqa: PLC0415 - it imports this

        return HoursFormField(
            required=False, label=kwargs.get("label", self.verbose_name), help_text=self.help_text
        )


def hours_in(value: Any) -> Hours | None:
    """Return the hours in a column; None for what was typed and cannot be read."""
    if not value or TYPED in value:
        return None
    try:
        return Hours.model_validate(value)
    except ValidationError:
        return None


def typed_in(value: Any) -> dict[str, str]:
    """Return what was typed into the weekly form, by the names of its fields."""
    return dict(value[TYPED]) if value and TYPED in value else {}


def in_words(value: Any) -> str:
    """Return what a column holds as one text, to compare versions by."""
    hours = hours_in(value)
    if hours is None:
        return "; ".join(filter(None, typed_in(value).values()))
    return "; ".join(filter(None, (to_osm(hours), hours.note)))


def in_column(hours: Hours | None) -> dict[str, Any] | None:
    """Return hours as a column holds them."""
    return None if hours is None else hours.model_dump(mode="json", exclude_defaults=True)
