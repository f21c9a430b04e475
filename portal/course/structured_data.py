"""Describes the course as schema.org and LRMI do."""

from collections.abc import Sequence

from content_models.kinds.activity import Activity
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.kinds.partner import Partner
from content_models.published import Link
from portal.course.models import ActivityPage, CoursePage, Part, SessionPage
from portal.reading import addresses
from portal.reading.items import Item
from portal.reading.structured_data.breadcrumbs import THE_COURSE, breadcrumbs
from portal.reading.structured_data.nodes import Node, node
from portal.reading.structured_data.works import way_to, written
from portal.reading.wording import MINUTES_PER_HOUR, Wording

# In English in every language, as the LRMI vocabularies of resource types have them.
COURSE_TYPE = "course"
SESSION_TYPE = "lesson plan"
ACTIVITY_TYPE = "learning activity"
BLENDED = "Blended"
"""How every course here is held: people meet for its sessions, and all it needs is online."""
FREE = "Free"
"""In the words that search engines read (``courseMode``, ``Offer.category``)."""

Training = Course | CourseSession | Activity


def course(page: CoursePage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of a course (``Course``), which names its sessions.

    It says no date and no place: who holds the course sets them.
    """
    described = _described(
        ("Course", "LearningResource"), page.item, page.publisher, COURSE_TYPE, base_url
    )
    described["hasCourseInstance"] = node(
        "CourseInstance",
        courseMode=BLENDED,
        courseWorkload=duration(page.item.document.minutes),
        inLanguage=page.item.document.locale,
    )
    described["offers"] = node("Offer", category=FREE)
    if page.publisher:
        described["provider"] = described["publisher"]
    if page.sessions:
        parts = [_named(part, SESSION_TYPE, base_url) for part in page.sessions]
        described["hasPart"] = parts
    return described, _way(words, base_url, page.item.document.title)


def session(page: SessionPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of a session (``LearningResource``), part of its course."""
    described = _described(
        "LearningResource", page.item, page.publisher, SESSION_TYPE, base_url
    ) | {"position": page.item.document.number}
    if page.course:
        described["isPartOf"] = _named(page.course, COURSE_TYPE, base_url)
    if page.activities:
        parts = [_named(part, ACTIVITY_TYPE, base_url) for part in page.activities]
        described["hasPart"] = parts
    above = [page.course] if page.course else []
    return described, _way(words, base_url, page.item.document.title, above)


def activity(page: ActivityPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of an activity (``LearningResource``), part of its session."""
    described = _described(
        "LearningResource", page.item, page.publisher, ACTIVITY_TYPE, base_url, page.themes
    )
    if page.session:
        described["isPartOf"] = _named(page.session, SESSION_TYPE, base_url)
    document = page.item.document
    if page.session is None:
        return described, way_to(document, words, base_url)
    above = [part for part in (page.course, page.session) if part]
    return described, _way(words, base_url, document.title, above)


def duration(minutes: int) -> str:
    """Return a duration as ISO 8601 writes it, e.g. ``PT3H20M``."""
    hours, rest = divmod(minutes, MINUTES_PER_HOUR)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def _described(
    types: str | tuple[str, ...],
    item: Item[Training],
    publisher: Partner | None,
    resource_type: str,
    base_url: str,
    themes: Sequence[Link] = (),
) -> Node:
    return written(
        types,
        item,
        base_url,
        themes=themes,
        publisher=publisher,
        learningResourceType=resource_type,
        timeRequired=duration(item.document.minutes),
        teaches=item.document.objectives,
    )


def _named(part: Part[Course] | Part[CourseSession] | Part[Activity], kind: str, base: str) -> Node:
    document = part.document
    return node(
        "Course" if isinstance(document, Course) else "LearningResource",
        url=base + part.address,
        name=document.title,
        learningResourceType=kind,
        timeRequired=duration(document.minutes),
    )


def _way(
    words: Wording,
    base_url: str,
    here: str,
    above: Sequence[Part[Course] | Part[CourseSession]] = (),
) -> Node:
    course = (words.translate(THE_COURSE), addresses.course(words.code))
    parts = ((part.document.title, part.address) for part in above)
    return breadcrumbs(words, base_url, here, course, *parts)
