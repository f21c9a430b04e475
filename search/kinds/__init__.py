"""Says by which words and values each kind is found.

A kind that has more of them than any document has a module here.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from content_models.kinds import Document, KindName
from search.kinds.findable import Findable


def findable(document: Document) -> Findable[Any]:
    """Return the ``Findable`` of a document's kind."""
    return _of_kind(document.kind)


@cache
def _of_kind(name: KindName) -> Findable[Any]:
    """Return the ``Findable`` of the kind's module, or the one of any document."""
    module = f"{__name__}.{name}"
    if find_spec(module) is None:
        return Findable()
    found: Findable[Any] = import_module(module).FINDABLE
    return found
