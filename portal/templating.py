"""Jinja as the portal uses it."""

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment


class PortalEnvironment(Environment):
    """Templates with a plain dictionary of globals.

    Jinja joins two by a ChainMap, and compares its keys one by one at each import of a macro: a
    tenth of what a page costs. Here all globals are there before the first template is loaded.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template."""
        return {**self.globals, **(d or {})}
