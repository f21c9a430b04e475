"""The page cache keeps rendered answers in memory, in front of Flask.

The key holds the tag of the published store, which differs whenever any page could differ; the tag
is read first and the content after it, so a kept page can never be stale. The worst that a
projection in between can do is to keep a page that is newer than its tag says.

A page that speaks of "now" belongs to a time slot besides (``now.py``): it is kept for that slot
alone, and its ETag names it.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from content_models.previews import PREVIEW_FOLDER
from content_models.published import StoreUnavailableError
from portal.web import now
from portal.web.compression import (
    SMALLEST_WORTH_IT,
    Coding,
    chosen_coding,
    compressed,
    compressed_to_last,
    compressed_well,
    is_compressible,
)
from portal.web.roots import FOR_PROGRAMS, is_a_large_file
from portal.web.routes import REVALIDATE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

UNCACHED_FOLDERS = ("/static/", "/media/", "/map-tiles/", "/healthz", "/readyz")
KEPT_STATUSES = frozenset({"200", "301", "404", "410"})
PASSING_SHARE = 4
"""One part in so many of the cache is for searches, errors and the API, of whose addresses anybody
can make any number; they can never push out the pages themselves."""
BYTES_BESIDE_BODY = 2_000
"""Roughly what the headers and the bookkeeping of a kept page take."""

Headers = list[tuple[str, str]]
Key = tuple[str, str, str, Coding]
"""The store's tag, the path, the query, the coding: a page is kept as it is sent."""
BY_CODING = ("Vary", "Accept-Encoding")
OF_A_BODY = frozenset({"Content-Encoding", "Content-Length", "Content-Type"})


@dataclass(frozen=True)
class CacheEntry:
    """A cache entry is a rendered answer, whole.

    ``slot`` is the time slot of a page that speaks of "now"; None for all others.
    """

    status: str
    headers: Headers
    body: bytes
    slot: int | None = None

    @property
    def etag(self) -> str:
        """Return its ETag, which only an answer for everybody has."""
        return next((value for name, value in self.headers if name == "ETag"), "")


class Entries:
    """Holds cache entries by key, and evicts the least recently used.

    Safe between threads.
    """

    def __init__(self, maximum_bytes: int) -> None:
        self._maximum_bytes = maximum_bytes
        self._bytes = 0
        self._guard = threading.Lock()
        self._entries: OrderedDict[Key, CacheEntry] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Key, slot: int = 0) -> CacheEntry | None:
        """Return an entry, which then counts as used; none of another time slot."""
        with self._guard:
            page = self._entries.get(key)
            if page is None or page.slot not in (None, slot):
                return None
            self._entries.move_to_end(key)
            return page

    def put(self, key: Key, page: CacheEntry) -> None:
        """Keep an entry, unless it alone is larger than all may be together.

        It takes the place of one of another time slot.
        """
        size = _size(key, page)
        if size > self._maximum_bytes:
            return
        with self._guard:
            kept = self._entries.get(key)
            if kept is not None and kept.slot == page.slot:
                return
            if kept is not None:
                self._bytes -= _size(key, self._entries.pop(key))
            self._entries[key] = page
            self._bytes += size
            while self._bytes > self._maximum_bytes:
                self._bytes -= _size(*self._entries.popitem(last=False))


class PageCache:
    """Answers from memory what is the same for everybody, as WSGI middleware.

    Args:
        application: renders what is not kept.
        read_tag: reads the store's tag; raises ``StoreUnavailableError``.
        normalise: brings the query of a method and path into the form in which its view gets it.
        session_cookie: the name of the cookie of who has signed in: they get nothing kept here.
        version: of the application; differs where the same content gives another page.
        maximum_bytes: of all kept pages together.
    """

    def __init__(
        self,
        application: "WSGIApplication",
        *,
        read_tag: Callable[[], str],
        normalise: Callable[[str, str, str], str],
        session_cookie: str,
        version: str,
        maximum_bytes: int,
    ) -> None:
        self._application = application
        self._read_tag = read_tag
        self._normalise = normalise
        self._session_mark = f"{session_cookie}="
        self._version = version
        self.passing = Entries(maximum_bytes // PASSING_SHARE)
        self.lasting = Entries(maximum_bytes - maximum_bytes // PASSING_SHARE)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer from memory where that is right, or pass the request on."""
        # Werkzeug takes //fr/ for /fr/, and leads an empty path to the Host header's address.
        path = "/" + environ.get("PATH_INFO", "").lstrip("/")
        environ["PATH_INFO"] = path
        method = environ["REQUEST_METHOD"]
        query = self._normalise(method, path, environ.get("QUERY_STRING", ""))
        environ["QUERY_STRING"] = query
        if not self._may_be_kept(environ, path) or is_a_large_file(path, query):
            return self._application(environ, start_response)
        try:
            tag = self._read_tag()
        except StoreUnavailableError:
            return self._application(environ, start_response)  # which says so to the reader
        # Weak (RFC 9110, 8.8.1): the page is the same in every coding, its bytes are not.
        etag = f'W/"{self._version}-{tag}"'
        coding = chosen_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        page = self._page(environ, (tag, path, query, coding), etag)
        if _has_it_already(environ, page):
            headers = [each for each in page.headers if each[0] not in OF_A_BODY]
            start_response("304 Not Modified", headers)
            return []
        start_response(page.status, list(page.headers))
        return [] if method == "HEAD" else [page.body]

    def _may_be_kept(self, environ: "WSGIEnvironment", path: str) -> bool:
        return (
            environ["REQUEST_METHOD"] in {"GET", "HEAD"}
            and self._session_mark not in environ.get("HTTP_COOKIE", "")
            and not path.startswith(UNCACHED_FOLDERS)
            and f"/{PREVIEW_FOLDER}/" not in path
        )

    def _page(self, environ: "WSGIEnvironment", key: Key, etag: str) -> CacheEntry:
        slot = now.current_slot()
        kept = self.lasting.get(key, slot) or self.passing.get(key, slot)
        if kept is not None:
            return kept
        rendered = _rendered(self._application, environ, etag, now.Now(slot))
        if not _is_same_for_everybody(rendered):
            return _coded(rendered, key[-1], compressed)
        if _is_lasting(key, rendered):
            page = _coded(rendered, key[-1], compressed_to_last)
            self.lasting.put(key, page)
        else:
            page = _coded(rendered, key[-1], compressed)
            self.passing.put(key, page)
        return page


def _size(key: Key, page: CacheEntry) -> int:
    return len(page.body) + sum(map(len, key)) + BYTES_BESIDE_BODY


def _is_lasting(key: Key, page: CacheEntry) -> bool:
    _tag, path, query, _coding = key
    return page.status.startswith("200") and not query and not path.startswith(FOR_PROGRAMS)


def _has_it_already(environ: "WSGIEnvironment", page: CacheEntry) -> bool:
    # RFC 9110, 13.2.1: only where the answer would have been a success. All pages have one tag, so
    # a made-up address would else be "not modified" for whoever knows it.
    asked = environ.get("HTTP_IF_NONE_MATCH", "").strip()
    if not asked or not page.etag or not page.status.startswith("200"):
        return False
    # The comparison of 13.1.2 ignores whether a tag is weak.
    opaque = page.etag.removeprefix("W/")
    return asked == "*" or opaque in (each.strip().removeprefix("W/") for each in asked.split(","))


def _rendered(
    application: "WSGIApplication", environ: "WSGIEnvironment", etag: str, moment: now.Now
) -> CacheEntry:
    begun: list[tuple[str, Headers]] = []
    written: list[bytes] = []

    def begin(
        status: str, headers: Headers, _exception: object = None
    ) -> Callable[[bytes], object]:
        begun[:] = [(status, headers)]
        return written.append

    # A HEAD is rendered as a GET, so that the page is kept whole for the next reader.
    parts = application({**environ, "REQUEST_METHOD": "GET", now.NOW: moment}, begin)
    try:
        written.extend(parts)
    finally:
        getattr(parts, "close", lambda: None)()
    status, headers = begun[0]
    page = CacheEntry(status, headers, b"".join(written), moment.slot if moment.is_told else None)
    if status.startswith("200") and _is_same_for_everybody(page):
        headers.append(("ETag", _of_slot(etag, page.slot)))
    return page


def _of_slot(etag: str, slot: int | None) -> str:
    return etag if slot is None else f'{etag[:-1]}-{slot}"'


def _coded(
    page: CacheEntry, coding: Coding, compress: Callable[[bytes, Coding], bytes]
) -> CacheEntry:
    """Return a page as it is sent in a coding."""
    content_type = next((value for name, value in page.headers if name == "Content-Type"), "")
    if not is_compressible(content_type) or len(page.body) < SMALLEST_WORTH_IT:
        return page
    headers = _varying_by_coding(page.headers)
    if not coding:
        return replace(page, headers=headers)
    # The service worker stays the same for as long as this process lives.
    is_script = content_type.startswith("text/javascript")
    body = (compressed_well if is_script else compress)(page.body, coding)
    kept = [(name, value) for name, value in headers if name != "Content-Length"]
    coded = [("Content-Encoding", coding), ("Content-Length", str(len(body)))]
    return replace(page, headers=[*kept, *coded], body=body)


def _varying_by_coding(headers: Headers) -> Headers:
    others = [value for name, value in headers if name == "Vary"]
    rest = [(name, value) for name, value in headers if name != "Vary"]
    return [*rest, ("Vary", ", ".join([*others, BY_CODING[1]]))]


def _is_same_for_everybody(page: CacheEntry) -> bool:
    names = {name.lower(): value for name, value in page.headers}
    return (
        page.status[:3] in KEPT_STATUSES
        and names.get("cache-control") == REVALIDATE
        and "set-cookie" not in names
        and "vary" not in names
    )
