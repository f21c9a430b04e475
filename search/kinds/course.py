"""Says how courses are found."""

from collections.abc import Iterable

from content_models.kinds.course import Course
from search.kinds.findable import Findable


class _Courses(Findable[Course]):
    def prose(self, document: Course) -> Iterable[str]:
        yield from (document.audience, *document.objectives)

    def minutes(self, document: Course) -> int | None:
        return document.minutes


FINDABLE = _Courses()
