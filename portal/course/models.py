"""Defines what the pages of the course show."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from content_models.kinds.activity import Activity
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.kinds.partner import Partner
from content_models.published import Link
from portal.reading.items import Item

D_co = TypeVar("D_co", Activity, Course, CourseSession, covariant=True)


@dataclass(frozen=True)
class Part(Generic[D_co]):
    """A part is an item beside the one that is shown.

    It is in the version that serves the reader best.
    """

    document: D_co
    address: str


@dataclass(frozen=True)
class CoursePage:
    """A course page holds a course with its sessions in order."""

    item: Item[Course]
    sessions: tuple[Part[CourseSession], ...]
    publisher: Partner | None

    @property
    def total(self) -> int:
        """Return how long the sessions take together, in minutes."""
        return sum(part.document.minutes for part in self.sessions)


@dataclass(frozen=True)
class SessionPage:
    """A session page holds a session with its activities in order.

    It has the sessions before and after it, too. ``course`` is None where it is not published.
    """

    item: Item[CourseSession]
    activities: tuple[Part[Activity], ...]
    course: Part[Course] | None
    previous: Part[CourseSession] | None
    following: Part[CourseSession] | None
    publisher: Partner | None

    @property
    def total(self) -> int:
        """Return how long the activities take together, in minutes."""
        return sum(part.document.minutes for part in self.activities)

    @property
    def works_on_projects(self) -> bool:
        """True if participants work on their own projects in it."""
        return any(part.document.works_on_projects for part in self.activities)


@dataclass(frozen=True)
class ActivityPage:
    """An activity page holds an activity and its place in the course.

    It has the activities before and after it, too; the last one of a session has the next session
    instead. ``session`` and ``course`` are None where it has none that is published.
    """

    item: Item[Activity]
    themes: tuple[Link, ...]
    session: Part[CourseSession] | None
    course: Part[Course] | None
    previous: Part[Activity] | None
    following: Part[Activity] | None
    next_session: Part[CourseSession] | None
    publisher: Partner | None
