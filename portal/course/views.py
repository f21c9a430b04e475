"""``/<lang>/course``."""

from flask import Blueprint, Response

from content_models.kinds.course import Course
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.course.kind import COURSE
from portal.course.models import Part
from portal.course.services import all_courses
from portal.reading import addresses
from portal.reading.item_views import show_item
from portal.reading.pages import render
from portal.reading.runtime import reading
from portal.web.routes import for_everybody

blueprint = Blueprint("course", __name__)


@blueprint.get("/<language:language>/course")
@for_everybody
def courses(language: InterfaceLanguage) -> Response:
    """The course, where there is one; otherwise a list of all, or where to read about it."""
    with reading() as reader:
        found = all_courses(reader, language.code)
    if len(found) == 1:
        return show_item(COURSE, language, found[0].document.segment)
    return course_list(language, found)


def course_list(language: InterfaceLanguage, found: tuple[Part[Course], ...]) -> Response:
    """Some courses, or where to read about the one that is not there yet."""
    return render(
        "course/courses.html",
        translations={code: addresses.course(code) for code in INTERFACE_LANGUAGES},
        canonical=addresses.course(language.code),
        is_indexable=bool(found),
        courses=found,
    )
