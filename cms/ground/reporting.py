"""Defines what stands beside a reader's report: the values that a record has now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from content_models.inbox import Topic


@dataclass(frozen=True)
class Said:
    """Says what a record has on a topic, and where to edit it.

    Attributes:
        values: one line each; empty where nothing is known.
        anchor: the id of an element of the form. Those of panels depend on the language.
    """

    values: tuple[str, ...] = ()
    anchor: str = ""


Saying = Callable[[Any], Mapping[Topic, Said]]
"""Returns what the original version of a record has, by topic."""


def nothing_said(_item: Any) -> Mapping[Topic, Said]:
    """Return nothing: a text has no single values."""
    return {}
