"""The site as it is in production, with the style guide and two pages more.

``/<lang>/fails`` meets what nobody foresaw, so that a browser sees what readers see then. Wrong
input never leads there; that is why the tests need a page of their own. ``/<lang>/courses`` lists
courses, which readers see where there are several: the demonstration has one.
"""

import os
from collections.abc import Callable, Sequence
from typing import NoReturn

from flask import Flask, Response

import wsgi
from content_models.languages import InterfaceLanguage
from content_models.previews import PreviewProvider
from portal.course.services import all_courses
from portal.course.views import course_list
from portal.reading.runtime import reading
from search.engine import Engine

create_portal_of_production = wsgi.create_portal


class UnforeseenError(Exception):
    """What nobody foresaw."""


def create_portal(
    engine: Engine,
    previews: PreviewProvider | None = None,
    reasons_not_ready: Sequence[Callable[[], str]] = (),
) -> Flask:
    """The portal, with the two pages."""
    app = create_portal_of_production(engine, previews, reasons_not_ready)
    app.add_url_rule("/<language:language>/fails", view_func=fail)
    app.add_url_rule("/<language:language>/courses", view_func=courses)
    return app


def fail(language: InterfaceLanguage) -> NoReturn:
    """Fail as a view with a fault would."""
    raise UnforeseenError(language.code)


def courses(language: InterfaceLanguage) -> Response:
    """The list of courses, whatever their number."""
    with reading() as snapshot:
        return course_list(language, all_courses(snapshot, language.code))


os.environ["STYLEGUIDE"] = "1"  # the components are looked at like pages
wsgi.create_portal = create_portal
application = wsgi.create_site()
