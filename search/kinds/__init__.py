"""What each kind is found by: a module for each kind that has more to say than any document."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from content_models.kinds import Document, KindName
from search.kinds.findable import Findable


def findable(document: Document) -> Findable[Any]:
    """Return what a document's kind is found by."""
    return _of_kind(document.kind)


@cache
def _of_kind(name: KindName) -> Findable[Any]:
    """Return what the module of the kind's name says, where there is one."""
    module = f"{__name__}.{name}"
    if find_spec(module) is None:
        return Findable()
    found: Findable[Any] = import_module(module).FINDABLE
    return found
