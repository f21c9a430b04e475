"""Knows what readers call the values on cards: kinds, methods, audiences, legal forms."""

import functools
from pathlib import Path

import yaml

_FILE = Path(__file__).with_suffix(".yaml")


def card_words(field: str, value: str) -> tuple[tuple[str, str], ...]:
    """Return the names of a value, each after the tag of its language.

    A value without names in the file, e.g. a kind that is new, has none.
    """
    return _names().get((field, value), ())


@functools.cache
def _names() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    content = yaml.safe_load(_FILE.read_text("utf-8"))
    return {
        (field, value): tuple(
            (language, name) for language, found in names.items() for name in found
        )
        for field, values in content.items()
        for value, names in values.items()
    }
