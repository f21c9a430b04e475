"""The query of an address, reduced to what its page knows.

Unknown parameters would let anybody fill the rendered-page cache with copies of one page, so they
go before the cache looks, and before a view can depend on them.
"""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode

from content_models.languages import INTERFACE_LANGUAGES
from portal.api.forms import PARAMETERS as API_PARAMETERS
from portal.directory.forms import PARAMETERS as DIRECTORY_PARAMETERS
from portal.library.forms import PARAMETERS as LIBRARY_PARAMETERS
from portal.paper.forms import QR_PARAMETERS, SHEET_PARAMETERS
from portal.web.roots import API_ROOT
from portal.wishes.forms import PARAMETERS as WISH_PARAMETERS
from search.query import NUMBER_FIELDS
from search.words import MAXIMUM_CHARACTERS

MAXIMUM_BYTES = 8_192
"""Of the whole query. Every value of every facet fits; a pasted megabyte costs nothing."""
MAXIMUM_VALUE_CHARACTERS = 2 * MAXIMUM_CHARACTERS
"""More than the words of a search may have, so that what is cut here is still noticed there."""
MAXIMUM_PAIRS = 100

_READ_ONCE = frozenset({"q", *NUMBER_FIELDS})
_BY_NAME = {
    "library": LIBRARY_PARAMETERS,
    "directory": DIRECTORY_PARAMETERS,
    "suggest": ("q",),
    "suggestions": ("q",),
    "wishes": WISH_PARAMETERS,
}


def known_parameters(path: str) -> tuple[str, ...]:
    """The parameters that the page at a path reads."""
    if path.startswith(f"{API_ROOT}/"):
        return API_PARAMETERS.get(path.removeprefix(f"{API_ROOT}/"), ())
    if path == "/qr.svg":
        return QR_PARAMETERS
    language, _, name = path.lstrip("/").partition("/")
    if name.startswith("directory/") and name.endswith("/sheet"):
        return SHEET_PARAMETERS
    return _BY_NAME.get(name, ()) if language in INTERFACE_LANGUAGES else ()


def normalised_query(path: str, query: str) -> str:
    """The same question in one form: known parameters, each value once, in one order."""
    known = known_parameters(path) if query else ()
    if not known:
        return ""
    pairs = [
        (name, value[:MAXIMUM_VALUE_CHARACTERS])
        for name, value in _pairs(_text(query[:MAXIMUM_BYTES]))
        if name in known and value.strip()
    ]
    return urlencode(sorted(set(_first_of_each(pairs))))


def _text(query: str) -> str:
    """The query as UTF-8, where a client has not encoded it; WSGI hands over bytes as Latin-1."""
    return query.encode("latin-1", "replace").decode("utf-8", "replace")


def _pairs(query: str) -> list[tuple[str, str]]:
    parts = query.split("&")[:MAXIMUM_PAIRS]
    return parse_qsl("&".join(parts), errors="replace")


def _first_of_each(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """All pairs but second words or numbers: sorting would otherwise choose between them."""
    seen: set[str] = set()
    for name, value in pairs:
        if name not in _READ_ONCE:
            yield name, value
        elif name not in seen:
            seen.add(name)
            yield name, " ".join(value.split())
