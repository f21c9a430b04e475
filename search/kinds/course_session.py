"""Says how the sessions of a course are found."""

from collections.abc import Iterable

from content_models.kinds.course_session import CourseSession
from search.kinds.findable import Findable


class _Sessions(Findable[CourseSession]):
    def prose(self, document: CourseSession) -> Iterable[str]:
        return document.objectives

    def minutes(self, document: CourseSession) -> int | None:
        return document.minutes


FINDABLE = _Sessions()
