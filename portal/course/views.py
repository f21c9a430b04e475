"""Serves ``/<lang>/course``."""

from flask import Blueprint, Response

from content_models.kinds.course import Course
from content_models.languages import InterfaceLanguage
from portal.course.kind import COURSE
from portal.course.models import Part
from portal.course.services import all_courses
from portal.reading import addresses
from portal.reading.item_views import show_item
from portal.reading.pages import render_standing
from portal.reading.runtime import reading
from portal.web.routes import for_everybody

blueprint = Blueprint("course", __name__)


@blueprint.get("/<language:language>/course")
@for_everybody
def courses(language: InterfaceLanguage) -> Response:
    """Show the course where there is one, otherwise a list of all."""
    with reading() as snapshot:
        found = all_courses(snapshot, language.code)
    if len(found) == 1:
        return show_item(COURSE, language, found[0].document.segment)
    return course_list(language, found)


def course_list(language: InterfaceLanguage, found: tuple[Part[Course], ...]) -> Response:
    """List courses; where there is none yet, say where to read about it."""
    return render_standing(
        language, "course/courses.html", addresses.course, is_indexable=bool(found), courses=found
    )
