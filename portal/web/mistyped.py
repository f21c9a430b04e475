"""Finds the page that a mistyped address means.

An address that was copied out of a sentence brings the full stop or bracket behind it; others are
typed with a slash at the end, or with capitals.
"""

from urllib.parse import quote

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, RequestRedirect

from content_models.languages import INTERFACE_LANGUAGES

BEHIND = " \t\u00a0\u200b\u200e\u200f/\\.,;:!?…·()[]{}<>*_`«»\"'“”„‘’‚،؛؟"
"""What no address ends with, and what stands behind one in a sentence or an email."""


def without_what_is_behind(text: str) -> str:
    """Return an address, or its last segment, without what came with it from a sentence."""
    return text.rstrip(BEHIND)


def meant_path(url_map: Map, path: str) -> str:
    """Return the path of the page that a mistyped path means, or an empty one.

    Only pages in a language of the interface are looked for. A path that is a page means itself,
    and nothing is returned.
    """
    if _is_page(url_map, path):
        return ""
    language, slash, rest = without_what_is_behind(path).lstrip("/").partition("/")
    if language.lower() not in INTERFACE_LANGUAGES:
        return ""
    meant = f"/{language.lower()}{slash}{rest}"
    pages = (each for each in (f"{meant}/", meant) if _is_page(url_map, each))
    return quote(next(pages, ""))


def _is_page(url_map: Map, path: str) -> bool:
    try:
        url_map.bind("").match(path, "GET")
    except (HTTPException, RequestRedirect):
        return False
    return True
