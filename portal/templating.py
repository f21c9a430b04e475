"""Jinja as the portal uses it."""

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment
from markupsafe import Markup

from portal.language import reader_language


class PortalEnvironment(Environment):
    """Templates with a plain dictionary of globals.

    Jinja joins two by a ChainMap, and compares its keys one by one at each import of a macro: a
    tenth of what a page costs. Here all globals are there before the first template is loaded.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template."""
        return {**self.globals, **(d or {})}


class Fragments:
    """Parts of pages that differ only by the reader's language and the section of the site.

    Each is rendered once for each. A message or a link costs a page some microseconds, and there
    are many of them around what the page is about.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._rendered: dict[tuple[str, str, str], Markup] = {}

    def __call__(self, template: str, section: str = "") -> Markup:
        """A template that knows nothing else of its page."""
        reader = reader_language()
        key = template, reader.code, section
        if key not in self._rendered:
            part = self._environment.get_template(template)
            html = part.render(reader=reader, section=section)
            self._rendered[key] = Markup(html.rstrip())  # noqa: S704 - escaped by its template
        return self._rendered[key]
