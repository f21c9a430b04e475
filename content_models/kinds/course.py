"""Courses."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import PositiveInt

from content_models.documents import BaseDocument, Kind
from content_models.vocabularies import Licence, message


class Course(BaseDocument):
    """A training (schema.org ``Course``).

    ``minutes`` are planned; ``sessions`` are keys of those that are published, in their order.
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
