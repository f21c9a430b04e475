"""Finds the files and pictures that a document shows, by their addresses.

A file is public as long as something published shows it: the published store keeps these addresses,
and the portal serves nothing else. What an editor writes by hand never makes a file public, see
``cms.ground.projection.rich_text``.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from urllib.parse import quote, unquote

from pydantic import BaseModel

from content_models.blocks import Download, Rendition
from content_models.documents import BaseDocument

MEDIA_ROOT = "/media/"
FRAGMENTS = frozenset({"html", "trainer_notes"})
"""The fields that hold sanitised fragments. A link in another field makes no file public."""
_LINK = re.compile(rf'(<a(?: (?!href=)[a-z]+="[^"]*")* href=")({MEDIA_ROOT}[^"]*)')
"""A link in a sanitised fragment. In its text ``<`` is escaped, in its attributes ``"`` is: neither
can look like one."""
D = TypeVar("D", bound=BaseDocument)


def media_address(name: str) -> str:
    """Return the public address of a file, by its path below the media folder."""
    return MEDIA_ROOT + quote(name, safe="/~!*()'")


def media_path(address: str) -> str:
    """Return the path below the media folder of a file, by its public address."""
    return unquote(address.removeprefix(MEDIA_ROOT))


def shown_media(document: BaseDocument) -> set[str]:
    """Return the paths of all files that a document shows, below the media folder."""
    found = (media_path(each) for each in _addresses(document) if each.startswith(MEDIA_ROOT))
    return set(found)


def with_media_below(document: D, root: str) -> D:
    """Return a document whose files have their addresses below another root.

    It is for drafts, whose files are not public.
    """
    mapped: D = _mapped(document, lambda address: root + address.removeprefix(MEDIA_ROOT))
    return mapped


def _addresses(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, Rendition | Download):
        yield value.url
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from _addresses(getattr(value, field), field)
    elif isinstance(value, tuple):
        for each in value:
            yield from _addresses(each, name)
    elif isinstance(value, str) and name in FRAGMENTS:
        yield from (address for _tag, address in _LINK.findall(value))


def _mapped(value: Any, address: Callable[[str], str], name: str = "") -> Any:
    if isinstance(value, Rendition | Download):
        is_ours = value.url.startswith(MEDIA_ROOT)
        return value.model_copy(update={"url": address(value.url)}) if is_ours else value
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        new = {each: _mapped(getattr(value, each), address, each) for each in fields}
        return value.model_copy(update=new)
    if isinstance(value, tuple):
        return tuple(_mapped(each, address, name) for each in value)
    if isinstance(value, str) and name in FRAGMENTS:
        return _LINK.sub(lambda found: found[1] + address(found[2]), value)
    return value
