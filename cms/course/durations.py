"""Compares the minutes of the parts with the plan of the whole.

The whole is a course, a session or an activity. Each part is read in its newest state, published or
draft: what an editor sees is what will be.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Part:
    """A part is a step, an activity or a session.

    ``minutes`` is None for a step without timing.
    """

    title: str
    minutes: int | None


@dataclass(frozen=True)
class Durations:
    """Compares the plan of a page with its parts, in minutes.

    ``planned`` is None before it is filled.
    """

    planned: int | None
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """Return the minutes that the parts take together."""
        return sum(part.minutes or 0 for part in self.parts)

    @property
    def untimed(self) -> int:
        """Return the number of parts that say nothing of their time."""
        return sum(part.minutes is None for part in self.parts)

    @property
    def difference(self) -> int:
        """Return how many minutes the parts take more than planned.

        Negative where they take less.
        """
        return self.total - (self.planned or 0)


def parts_of_steps(steps: Any) -> tuple[Part, ...]:
    """Return the steps of an activity, as its form holds them."""
    return tuple(Part(step.value["title"], step.value["minutes"]) for step in steps)


def parts_of_children(page: Any) -> tuple[Part, ...]:
    """Return the pages below a page, in their order.

    A page that is not saved yet has none.
    """
    if not page.pk:
        return ()
    children = (child.get_latest_revision_as_object() for child in page.get_children().specific())
    return tuple(Part(child.title, child.minutes) for child in children)
