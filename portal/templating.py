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
    """Parts of pages that differ by nothing but the reader's language: each rendered once for each.

    A message costs a page some ten microseconds, and scripts need many that few readers ever see.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._rendered: dict[tuple[str, str], Markup] = {}

    def __call__(self, template: str) -> Markup:
        """A template that knows nothing of its page but its reader's language."""
        reader = reader_language()
        key = template, reader.code
        if key not in self._rendered:
            html = self._environment.get_template(template).render(reader=reader)
            self._rendered[key] = Markup(html.rstrip())  # noqa: S704 - escaped by its template
        return self._rendered[key]
