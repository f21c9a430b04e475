"""Counts searches and opened results in front of the page cache, without knowing who reads.

Nothing is remembered of a reader and nothing asked of the browser. Whether a search is a new one,
and whether a page was opened from a search, is read from the request alone: a browser names the
page that it comes from (``Referer``), and says when it asks for a page again.
"""

import logging
import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from flask import Response, current_app, request

from content_models.inbox import Section
from content_models.languages import INTERFACE_LANGUAGES
from content_models.searches import Search, Tally
from portal.web.counts_writer import CountsWriter
from search.counting import counted_words
from search.words import parse_search_text

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

logger = logging.getLogger(__name__)

COUNTS_SEARCHES = "COUNTS_SEARCHES"
"""The setting of the application that has ``CountingSearches`` before it."""
RESULTS_HEADER = "Insert-Results"
"""By which a list tells the counter what it found; kept with the page, and sent to nobody."""
MAXIMUM_REFERER = 4_096
_LIST = re.compile(rf"/([a-z]{{2,3}})/({'|'.join(Section)})(?:/map)?")
"""A list with a map is the same list, and no item that was opened."""
_ROBOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|headless|monitor|scan|fetch", re.IGNORECASE
)
"""Cubot makes cheap telephones, which readers have."""
_BROWSER = "Mozilla/"
"""Every browser begins so, for reasons of 1994; scripts mostly say their own name."""

SEARCHES_REMEMBERED = 1_000
"""The page cache has their pages in memory, too. To read one again would take twice as long as to
answer it."""

Headers = list[tuple[str, str]]


def say_results(page: Response, total: int, with_most: int, related: int) -> None:
    """Say on a list's page how many results have all words, most, or none."""
    if current_app.config[COUNTS_SEARCHES] and request.query_string:
        page.headers[RESULTS_HEADER] = f"{total} {with_most} {related}"


class CountingSearches:
    """Counts what passes by, as WSGI middleware.

    Args:
        application: answers; it brings path and query of ``environ`` into their normal form.
        writer: takes the counts.
        normalise: does the same for the query of a method and path.
        item_folders: of items, in addresses.
        base_url: of this portal.
    """

    def __init__(
        self,
        application: "WSGIApplication",
        *,
        writer: CountsWriter,
        normalise: Callable[[str, str, str], str],
        item_folders: Collection[str],
        base_url: str,
    ) -> None:
        self._application = application
        self.writer = writer
        self._normalise = normalise
        folders = "|".join(map(re.escape, item_folders))
        self._item = re.compile(rf"/[a-z]{{2,3}}/(?:{folders})/[^/]+")
        self._own_host = urlsplit(base_url).netloc

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer, and count once the answer is known."""
        if not environ.get("QUERY_STRING") and "q=" not in environ.get("HTTP_REFERER", ""):
            return self._application(environ, start_response)  # most pages

        def begin(status: str, headers: Headers, *exception: object) -> Callable[[bytes], object]:
            found = [value for name, value in headers if name == RESULTS_HEADER]
            try:
                self._count(environ, status, found[0] if found else "")
            except Exception:  # a count is worth no page
                logger.exception("a search could not be counted")
            told = [each for each in headers if each[0] != RESULTS_HEADER]
            return start_response(status, told, *exception)  # type: ignore[arg-type]  # as it came

        return self._application(environ, begin)

    def _count(self, environ: "WSGIEnvironment", status: str, found: str) -> None:
        if not _is_a_readers(environ):
            return
        path = environ["PATH_INFO"]  # of the page cache's form, as the query is
        if found and status.startswith("200"):
            search = _search(path, environ["QUERY_STRING"], is_new=True)
            if search is not None and search != self._referring(environ):
                self.writer.count(search, Tally(1, 0, *map(int, found.split())))
        elif (
            status.startswith(("200", "304"))
            and self._item.fullmatch(path)
            and not _LIST.fullmatch(path)
        ):
            search = self._referring(environ)
            if search is not None:
                self.writer.count(search, Tally(opened=1))

    def _referring(self, environ: "WSGIEnvironment") -> Search | None:
        """Return the search on this portal that a request comes from."""
        try:
            referer = urlsplit(environ.get("HTTP_REFERER", "")[:MAXIMUM_REFERER])
        except ValueError:
            return None
        if referer.netloc not in {self._own_host, environ.get("HTTP_HOST", "")}:
            return None
        query = self._normalise("GET", referer.path, referer.query)
        return _search(referer.path, query, is_new=False)


def _is_a_readers(environ: "WSGIEnvironment") -> bool:
    """True if a reader asks, who does not ask for the same page again.

    Whoever asks not to be followed (``DNT``, ``Sec-GPC``) is left out: this follows nobody, but
    they should not have to read that first.
    """
    agent = environ.get("HTTP_USER_AGENT", "")
    return (
        environ["REQUEST_METHOD"] == "GET"
        and agent.startswith(_BROWSER)
        and not _ROBOT.search(agent)
        and "HTTP_CACHE_CONTROL" not in environ  # a reload
        and "prefetch" not in (environ.get("HTTP_SEC_PURPOSE") or environ.get("HTTP_PURPOSE") or "")
        and "1" not in {environ.get("HTTP_DNT"), environ.get("HTTP_SEC_GPC")}
    )


@lru_cache(SEARCHES_REMEMBERED)
def _search(path: str, query: str, *, is_new: bool) -> Search | None:
    """Return the search that a list shows; None where it should not be counted.

    A new one has words alone: who sorts, filters or turns pages has been counted before. Editors'
    links carry an order, so neither their searches nor what they open there counts.
    """
    place = _LIST.fullmatch(path)
    if place is None or place[1] not in INTERFACE_LANGUAGES:
        return None
    given = parse_qsl(query)
    names = {name for name, _value in given}
    if "sort" in names or (is_new and names != {"q"}):
        return None
    words = counted_words(parse_search_text(dict(given).get("q", "")))
    return Search(words, place[1], Section(place[2])) if words else None
