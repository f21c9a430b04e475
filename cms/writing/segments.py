"""Cleans what translators type, whose form is not one of ours."""

from typing import Any

from cms.ground.typed_text import without_control_characters


def clean_translation(instance: Any, **_signal: Any) -> None:
    """Take control characters out of a translated segment before it is saved."""
    instance.data = without_control_characters(instance.data)
