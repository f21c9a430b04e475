"""Finds what surrounds a course, one of its sessions, or an activity."""

from collections.abc import Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from content_models.kinds import Document
from content_models.kinds.activity import Activity
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.kinds.partner import Partner
from content_models.published.reading import StoreSnapshot
from content_models.references import linked_keys
from portal.course.models import ActivityPage, CoursePage, Part, SessionPage
from portal.reading import addresses
from portal.reading.items import Item
from portal.reading.kinds import Search

D = TypeVar("D", Activity, Course, CourseSession)


def all_courses(snapshot: StoreSnapshot, language: str) -> tuple[Part[Course], ...]:
    """Return every course in its reader's best version, in the order of publishing."""
    keys = {key for key, _locale in snapshot.versions_of_kind("course")}
    around = _Surroundings(snapshot, language, keys)
    return tuple(
        sorted(
            around.parts(Course, keys), key=lambda part: (part.document.published_at, part.address)
        )
    )


def around_course(snapshot: StoreSnapshot, _search: Search, item: Item[Course]) -> CoursePage:
    """Return a course with its sessions."""
    document, language = item.document, item.reader
    around = _Surroundings(snapshot, language, (*document.sessions, *_one(document.publisher)))
    return CoursePage(
        item=item,
        sessions=around.parts(CourseSession, document.sessions),
        publisher=around.partner(document.publisher),
    )


def around_session(
    snapshot: StoreSnapshot, _search: Search, item: Item[CourseSession]
) -> SessionPage:
    """Return a session with its activities and its neighbours."""
    document, language = item.document, item.reader
    keys = (*document.activities, document.course, *_one(document.publisher))
    around = _Surroundings(snapshot, language, keys)
    course = around.part(Course, document.course)
    beside = _neighbours(course.document.sessions if course else (), document.key)
    sessions = _Surroundings(snapshot, language, [key for key in beside if key])
    return SessionPage(
        item=item,
        activities=around.parts(Activity, document.activities),
        course=course,
        previous=sessions.part(CourseSession, beside[0]),
        following=sessions.part(CourseSession, beside[1]),
        publisher=around.partner(document.publisher),
    )


def around_activity(snapshot: StoreSnapshot, _search: Search, item: Item[Activity]) -> ActivityPage:
    """Return an activity with its place in the course."""
    document, language = item.document, item.reader
    around = _Surroundings(snapshot, language, (*_one(document.session), *_one(document.publisher)))
    session = around.part(CourseSession, document.session)
    beside = _neighbours(session.document.activities if session else (), document.key)
    course_key = session.document.course if session else None
    further = _Surroundings(snapshot, language, [key for key in (*beside, course_key) if key])
    course = further.part(Course, course_key)
    is_last = session is not None and session.document.activities[-1:] == (document.key,)
    return ActivityPage(
        item=item,
        themes=tuple(item.links_to(document.themes)),
        session=session,
        course=course,
        previous=further.part(Activity, beside[0]),
        following=further.part(Activity, beside[1]),
        next_session=_session_after(snapshot, language, session, course) if is_last else None,
        publisher=around.partner(document.publisher),
    )


def _session_after(
    snapshot: StoreSnapshot,
    language: str,
    session: Part[CourseSession] | None,
    course: Part[Course] | None,
) -> Part[CourseSession] | None:
    if session is None or course is None:
        return None
    _before, after = _neighbours(course.document.sessions, session.document.key)
    return _Surroundings(snapshot, language, _one(after)).part(CourseSession, after)


class _Surroundings:
    """Reads some items in one go, and leaves out those that are not published."""

    def __init__(self, snapshot: StoreSnapshot, language: str, keys: Iterable[UUID]) -> None:
        self._language = language
        links = snapshot.links(keys, language).values()
        found = snapshot.documents([(link.key, link.locale) for link in links])
        self._documents: dict[UUID, Document] = {each.key: each for each in found}

    def part(self, wanted: type[D], key: UUID | None) -> Part[D] | None:
        document = self._documents.get(key) if key else None
        if not isinstance(document, wanted):
            return None
        address = addresses.item(self._language, document.kind, document.segment)
        return Part(document, address)

    def parts(self, wanted: type[D], keys: Iterable[UUID]) -> tuple[Part[D], ...]:
        return tuple(part for key in keys if (part := self.part(wanted, key)))

    def partner(self, key: UUID | None) -> Partner | None:
        document = self._documents.get(key) if key else None
        return document if isinstance(document, Partner) else None


def keys_of_activity(activity: Activity) -> set[UUID]:
    """Return the items that the texts of an activity link to."""
    texts = (activity.trainer_notes, *(step.html for step in activity.steps))
    return {key for text in texts for key in linked_keys(text)}


def _neighbours(keys: Sequence[UUID], own: UUID) -> tuple[UUID | None, UUID | None]:
    """Return the keys before and after an item in its row."""
    if own not in keys:
        return None, None
    place = keys.index(own)
    before = keys[place - 1] if place else None
    return before, keys[place + 1] if place + 1 < len(keys) else None


def _one(key: UUID | None) -> tuple[UUID, ...]:
    return () if key is None else (key,)
