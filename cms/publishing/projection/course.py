"""Courses, sessions and activities as documents."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.publishing.projection.bodies import download_of, to_blocks, to_step
from cms.publishing.projection.course_tree import Parts, parent_keys, parts_of
from cms.publishing.projection.loading import Loaded
from cms.publishing.projection.pages import keys_of_all, published_pages, shared_fields
from cms.publishing.projection.rich_text import to_fragment
from cms.publishing.projection.versions import Originals
from content_models.kinds.activity import Activity, GroupSize
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.vocabularies import Licence, Method

MODELS: tuple[type[Any], ...] = (CoursePage, CourseSessionPage, ActivityPage)


def all_keys() -> set[UUID]:
    """The keys of all courses, sessions and activities, published or not."""
    return {key for model in MODELS for key in keys_of_all(model)}


def load_courses(keys: list[UUID]) -> Iterator[Loaded]:
    """The published, unrestricted versions of some courses."""
    originals = Originals(CoursePage, keys)
    pages = _published(CoursePage, keys)
    parts = parts_of(CoursePage, CourseSessionPage, {page.translation_key for page in pages})
    for page in pages:
        sessions = parts[page.translation_key].published
        yield Loaded(page.translation_key, partial(_course, page, originals, sessions))


def load_sessions(keys: list[UUID]) -> Iterator[Loaded]:
    """The published, unrestricted versions of some sessions, whether or not their course is."""
    originals = Originals(CourseSessionPage, keys)
    pages = _published(CourseSessionPage, keys)
    courses = parent_keys(pages, CoursePage)
    sessions_of = parts_of(CoursePage, CourseSessionPage, courses.values())
    parts = parts_of(CourseSessionPage, ActivityPage, {page.translation_key for page in pages})
    for page in pages:
        build = partial(_session, page, originals, courses, sessions_of, parts)
        yield Loaded(page.translation_key, build)


def load_activities(keys: list[UUID]) -> Iterator[Loaded]:
    """The published, unrestricted versions of some activities."""
    originals = Originals(ActivityPage, keys)
    pages = _published(ActivityPage, keys, "themes")
    sessions = parent_keys(pages, CourseSessionPage)
    for page in pages:
        session = sessions.get(_parent_path(page))
        yield Loaded(page.translation_key, partial(_activity, page, originals, session))


def course_of(page: Any) -> Course:
    """A course as it stands in memory, saved or not, with its published sessions."""
    key = page.translation_key
    parts = parts_of(CoursePage, CourseSessionPage, [key]).get(key, Parts())
    return _course(page, _originals_of(page), parts.published)


def session_of(page: Any) -> CourseSession:
    """A session as it stands in memory, saved or not, with its published activities.

    A new one stands nowhere yet: then it is the first of a course that readers do not see.
    """
    key, courses = page.translation_key, parent_keys([page], CoursePage)
    course = courses.setdefault(_parent_path(page), uuid4())
    sessions_of = parts_of(CoursePage, CourseSessionPage, [course])
    if key not in sessions_of.setdefault(course, Parts()).all:
        sessions_of[course].all.append(key)
    parts = parts_of(CourseSessionPage, ActivityPage, [key])
    parts.setdefault(key, Parts())
    return _session(page, _originals_of(page), courses, sessions_of, parts)


def activity_of(page: Any) -> Activity:
    """An activity as it stands in memory, saved or not."""
    sessions = parent_keys([page], CourseSessionPage)
    return _activity(page, _originals_of(page), sessions.get(_parent_path(page)))


def _originals_of(page: Any) -> Originals:
    return Originals(type(page), [page.translation_key])


def _published(model: type[Any], keys: list[UUID], *prefetched: str) -> list[Any]:
    return list(published_pages(model, keys, joined=("publisher",), prefetched=prefetched))


def _parent_path(page: Any) -> str:
    path: str = page.path or ""
    return path[: -page.steplen]


def _shared(page: Any, originals: Originals) -> dict[str, Any]:
    """What all three kinds have alike."""
    return {
        **shared_fields(page, originals),
        "minutes": page.minutes,
        "objectives": _lines(page.objectives),
        "publisher": page.publisher.translation_key if page.publisher else None,
        "licence": Licence(page.licence),
    }


def _course(page: Any, originals: Originals, sessions: Iterable[UUID]) -> Course:
    return Course(
        **_shared(page, originals),
        body=to_blocks(page.body),
        audience=page.audience,
        sessions=tuple(sessions),
    )


def _session(
    page: Any,
    originals: Originals,
    courses: dict[str, UUID],
    sessions_of: dict[UUID, Parts],
    parts: dict[UUID, Parts],
) -> CourseSession:
    course = courses[_parent_path(page)]
    return CourseSession(
        **_shared(page, originals),
        body=to_blocks(page.body),
        number=sessions_of[course].all.index(page.translation_key) + 1,
        course=course,
        activities=tuple(parts[page.translation_key].published),
    )


def _activity(page: Any, originals: Originals, session: UUID | None) -> Activity:
    handouts = (download_of(child.value) for child in page.handouts)
    return Activity(
        **_shared(page, originals),
        themes=tuple(sorted({theme.key for theme in page.themes.all()})),
        methods=tuple(Method(code) for code in page.methods),
        group_size=GroupSize(least=page.group_size_least, most=page.group_size_most),
        works_on_projects=page.works_on_projects,
        materials=_lines(page.materials),
        steps=tuple(to_step(child.value) for child in page.steps),
        trainer_notes=to_fragment(page.trainer_notes),
        debriefing=_lines(page.debriefing),
        handouts=tuple(handout for handout in handouts if handout is not None),
        variations=_lines(page.variations),
        session=session,
        source=page.source,
    )


def _lines(stream: Any) -> tuple[str, ...]:
    return tuple(child.value for child in stream if child.value)
