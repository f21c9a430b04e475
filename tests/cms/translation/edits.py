"""Edits of exactly one part of an item."""

from collections.abc import Callable
from typing import Any

from wagtail.fields import StreamField
from wagtail.rich_text import RichText

from cms.translation.parts import field_and_block

Change = Callable[[str], str]


def reworded(text: str) -> str:
    """Another text."""
    return text.replace("</p>", " !?</p>", 1) if "</p>" in text else f"{text} !?"


def retouched(text: str) -> str:
    """The same text, in other typography."""
    return f" {text} ".replace(" ", "\u00a0 ").replace("'", "’")


def edited(item: Any, part: str, change: Change) -> dict[str, Any]:
    """The values to publish an item with, of which one part differs."""
    field, block = field_and_block(part)
    value = getattr(item, field)
    if not isinstance(item._meta.get_field(field), StreamField):
        return {field: change(value)}
    for child in value:
        if child.id == block:
            child.value = _changed(child.value, change)
    return {field: value}


def _changed(value: Any, change: Change) -> Any:
    """A block's value with its first text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, RichText):
        return RichText(change(value.source))
    if hasattr(value, "bound_blocks") and not hasattr(value, "items"):
        value[0] = _changed(value[0], change)
        return value
    for name, each in value.items():
        if isinstance(each, str | RichText):
            value[name] = _changed(each, change)
            return value
    raise AssertionError(f"there is no text in {value!r}")
