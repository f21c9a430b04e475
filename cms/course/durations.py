"""Whether the parts of a course, a session or an activity take as long as planned.

Read from the newest state of each part, published or draft: what an editor sees is what will be.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Part:
    """A step, an activity or a session; ``minutes`` is None for a step without timing."""

    title: str
    minutes: int | None


@dataclass(frozen=True)
class Durations:
    """The plan of a page beside its parts, in minutes. ``planned`` is None before it is filled."""

    planned: int | None
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """What the parts take together."""
        return sum(part.minutes or 0 for part in self.parts)

    @property
    def untimed(self) -> int:
        """How many parts say nothing of their time."""
        return sum(part.minutes is None for part in self.parts)

    @property
    def difference(self) -> int:
        """What the parts take more than planned; less where it is negative."""
        return self.total - (self.planned or 0)


def parts_of_steps(steps: Any) -> tuple[Part, ...]:
    """The steps of an activity, as its form holds them."""
    return tuple(Part(step.value["title"], step.value["minutes"]) for step in steps)


def parts_of_children(page: Any) -> tuple[Part, ...]:
    """The pages below a page, in their order; none below one that is not saved yet."""
    if not page.pk:
        return ()
    children = (child.get_latest_revision_as_object() for child in page.get_children().specific())
    return tuple(Part(child.title, child.minutes) for child in children)
