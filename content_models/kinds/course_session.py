"""Sessions of a course."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import PositiveInt

from content_models.documents import BaseDocument, Kind
from content_models.vocabularies import Licence, message


class CourseSession(BaseDocument):
    """One meeting of a course.

    ``number`` is its place among all sessions of the course, published or not, so that it stays
    what trainers call it while another session is being rewritten. ``minutes`` are planned;
    ``activities`` are keys of those that are published, in their order.
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
