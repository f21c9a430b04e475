"""``/<lang>/course``, ``/<lang>/course/…`` and ``/<lang>/activities/…``."""

from flask import Blueprint, Response

from content_models.kinds.course import Course
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.course import structured_data
from portal.course.models import CoursePage, Part
from portal.course.services import activity_page, all_courses, course_page, session_page
from portal.reading import addresses
from portal.reading.language import wording
from portal.reading.pages import render, render_item
from portal.reading.runtime import reading, runtime
from portal.web.routes import for_everybody

blueprint = Blueprint("course", __name__)


@blueprint.get("/<language:language>/course")
@for_everybody
def courses(language: InterfaceLanguage) -> Response:
    """The course, where there is one; otherwise a list of all, or where to read about it."""
    with reading() as reader:
        found = all_courses(reader, language.code)
        if len(found) == 1:
            return _course(course_page(reader, language.code, found[0].document.segment))
    return course_list(language, found)


def course_list(language: InterfaceLanguage, found: tuple[Part[Course], ...]) -> Response:
    """Some courses, or where to read about the one that is not there yet."""
    return render(
        "courses.html",
        translations={code: addresses.course(code) for code in INTERFACE_LANGUAGES},
        canonical=addresses.course(language.code),
        is_indexable=bool(found),
        courses=found,
    )


@blueprint.get("/<language:language>/course/<segment>")
@for_everybody
def course(language: InterfaceLanguage, segment: str) -> Response:
    """One course."""
    with reading() as reader:
        page = course_page(reader, language.code, segment)
    return _course(page)


@blueprint.get("/<language:language>/course/sessions/<segment>")
@for_everybody
def session(language: InterfaceLanguage, segment: str) -> Response:
    """One session."""
    with reading() as reader:
        page = session_page(reader, language.code, segment)
    base_url = runtime().settings.base_url
    graph = structured_data.session(page, wording(), base_url)
    return render_item("session.html", page.item, structured_data=graph, page=page)


@blueprint.get("/<language:language>/activities/<segment>")
@for_everybody
def activity(language: InterfaceLanguage, segment: str) -> Response:
    """One activity."""
    with reading() as reader:
        page = activity_page(reader, language.code, segment)
    base_url = runtime().settings.base_url
    graph = structured_data.activity(page, wording(), base_url)
    return render_item("activity.html", page.item, structured_data=graph, page=page)


def _course(page: CoursePage) -> Response:
    base_url = runtime().settings.base_url
    graph = structured_data.course(page, wording(), base_url)
    return render_item("course.html", page.item, structured_data=graph, page=page)
