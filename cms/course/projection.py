"""Projects courses, sessions and activities to documents."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.course.tree import Parts, parts_of, whole_of
from cms.ground.kinds import Project
from cms.ground.projection.bodies import download_of, to_blocks, to_step
from cms.ground.projection.rich_text import to_fragment
from cms.ground.projection.versions import lines, shared_fields
from cms.taxonomy.projection import theme_keys, work_fields
from content_models.documents import Translation
from content_models.kinds.activity import Activity, GroupSize
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.vocabularies import Method


def projecting_courses(pages: Sequence[Any]) -> Project:
    """Read the published sessions of some courses, and return what makes their documents."""
    parts = parts_of(CoursePage, CourseSessionPage, _keys(pages))

    def course(page: Any, translation: Translation) -> Course:
        return Course(
            **_shared(page, translation),
            body=to_blocks(page.body),
            audience=page.audience,
            sessions=tuple(parts.get(page.translation_key, Parts()).published),
        )

    return course


def projecting_sessions(pages: Sequence[Any]) -> Project:
    """Read what surrounds some sessions, and return what makes their documents.

    A new session stands nowhere yet: it is the next of a course that readers do not see.
    """
    courses = whole_of(pages, CoursePage)
    sessions_of = parts_of(CoursePage, CourseSessionPage, courses.values())
    parts = parts_of(CourseSessionPage, ActivityPage, _keys(pages))

    def session(page: Any, translation: Translation) -> CourseSession:
        key = page.translation_key
        course = courses.get(key) or uuid4()
        sessions = sessions_of.get(course, Parts()).all
        return CourseSession(
            **_shared(page, translation),
            body=to_blocks(page.body),
            number=[*sessions, key].index(key) + 1,
            course=course,
            activities=tuple(parts.get(key, Parts()).published),
        )

    return session


def projecting_activities(pages: Sequence[Any]) -> Project:
    """Read the sessions of some activities, and return what makes their documents."""
    sessions = whole_of(pages, CourseSessionPage)

    def activity(page: Any, translation: Translation) -> Activity:
        handouts = (download_of(child.value) for child in page.handouts)
        return Activity(
            **_shared(page, translation),
            themes=theme_keys(page),
            methods=tuple(Method(code) for code in page.methods),
            group_size=GroupSize(least=page.group_size_least, most=page.group_size_most),
            works_on_projects=page.works_on_projects,
            materials=lines(page.materials),
            steps=tuple(to_step(child.value) for child in page.steps),
            trainer_notes=to_fragment(page.trainer_notes),
            debriefing=lines(page.debriefing),
            handouts=tuple(handout for handout in handouts if handout is not None),
            variations=lines(page.variations),
            session=sessions.get(page.translation_key),
            source=page.source,
        )

    return activity


def _keys(pages: Sequence[Any]) -> set[UUID]:
    return {page.translation_key for page in pages}


def _shared(page: Any, translation: Translation) -> dict[str, Any]:
    """Return the fields that all three kinds have alike."""
    return {
        **shared_fields(page, translation),
        **work_fields(page),
        "summary": page.summary,
        "minutes": page.minutes,
        "objectives": lines(page.objectives),
    }
