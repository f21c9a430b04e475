"""Defines the session of a course."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import PositiveInt

from content_models.documents import BaseDocument, Kind
from content_models.vocabularies import Licence, message


class CourseSession(BaseDocument):
    """A course session is one meeting of a course.

    ``number`` is its place among all sessions of the course, published or not. So trainers can go
    on calling it by its number while another session is rewritten. ``minutes`` are planned;
    ``activities`` are the keys of its published activities, in their order.
    """

    entry: ClassVar[Kind] = Kind(
        name="course_session",
        label=message("Session"),
        plural=message("Sessions"),
        folder="course/sessions",
        is_in_library=True,
        writers="partners",
    )

    kind: Literal["course_session"] = "course_session"
    number: PositiveInt
    minutes: PositiveInt
    objectives: tuple[str, ...] = ()
    activities: tuple[UUID, ...] = ()
    course: UUID
    publisher: UUID | None = None
    licence: Licence
