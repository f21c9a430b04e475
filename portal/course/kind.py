"""Says how the course, its sessions and their activities are shown."""

from typing import Any

from content_models.blocks import Image
from content_models.kinds.activity import Activity
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.vocabularies import Licence, Method
from portal.course import structured_data
from portal.course.services import (
    around_activity,
    around_course,
    around_session,
    keys_of_activity,
)
from portal.reading.kinds import ItemKind
from portal.reading.samples import SAMPLE_KEY, Texts

CARD = "course/card.html"


def sample_course(_texts: Texts, _image: Image) -> dict[str, Any]:
    """Return the fields of a course in the style guide."""
    return {"minutes": 1_200, "licence": Licence.CC_BY}


def sample_session(_texts: Texts, _image: Image) -> dict[str, Any]:
    """Return the fields of a session in the style guide."""
    return {"course": SAMPLE_KEY, "number": 1, "minutes": 200, "licence": Licence.CC_BY}


def sample_activity(_texts: Texts, _image: Image) -> dict[str, Any]:
    """Return the fields of an activity in the style guide."""
    methods = (Method.GROUP_WORK, Method.VISUAL_MAPPING)
    return {"minutes": 75, "methods": methods, "licence": Licence.CC_BY}


COURSE = ItemKind(
    document=Course,
    template="course/course.html",
    description="A course with the address of its page.",
    card=CARD,
    around=around_course,
    structured_data=structured_data.course,
    sample=sample_course,
)
SESSION = ItemKind(
    document=CourseSession,
    template="course/session.html",
    description="A session with the address of its page.",
    card=CARD,
    around=around_session,
    structured_data=structured_data.session,
    sample=sample_session,
)
ACTIVITY = ItemKind(
    document=Activity,
    template="course/activity.html",
    description="An activity with the address of its page.",
    card=CARD,
    around=around_activity,
    more_keys=keys_of_activity,
    structured_data=structured_data.activity,
    sample=sample_activity,
)
KINDS = (COURSE, SESSION, ACTIVITY)
