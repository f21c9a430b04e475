"""Defines the course, a training in sessions."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import PositiveInt

from content_models.documents import BaseDocument, Kind
from content_models.vocabularies import Licence, message


class Course(BaseDocument):
    """A course is a training (schema.org ``Course``).

    ``minutes`` are planned; ``sessions`` are the keys of its published sessions, in their order.
    """

    entry: ClassVar[Kind] = Kind(
        name="course",
        label=message("Course"),
        plural=message("Courses"),
        folder="course",
        is_in_library=True,
        writers="partners",
    )

    kind: Literal["course"] = "course"
    minutes: PositiveInt
    audience: str = ""
    objectives: tuple[str, ...] = ()
    sessions: tuple[UUID, ...] = ()
    publisher: UUID | None = None
    licence: Licence
