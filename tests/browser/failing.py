"""The site as it is in production, with the style guide and one page more: one that fails.

``/<lang>/fails`` meets what nobody foresaw, so that a browser sees what readers see then. Wrong
input never leads there; that is why the tests need a page of their own.
"""

import os
from typing import NoReturn

from flask import Flask

import wsgi
from content_models.languages import InterfaceLanguage
from content_models.previews import PreviewProvider
from search.engine import Engine

create_portal_of_production = wsgi.create_portal


class UnforeseenError(Exception):
    """What nobody foresaw."""


def create_portal(engine: Engine, previews: PreviewProvider | None = None) -> Flask:
    """The portal, with the page that fails."""
    app = create_portal_of_production(engine, previews)
    app.add_url_rule("/<language:language>/fails", view_func=fail)
    return app


def fail(language: InterfaceLanguage) -> NoReturn:
    """Fail as a view with a fault would."""
    raise UnforeseenError(language.code)


os.environ["STYLEGUIDE"] = "1"  # the components are looked at like pages
wsgi.create_portal = create_portal
application = wsgi.create_site()
