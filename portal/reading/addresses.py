"""Builds the addresses of pages: paths of this site, percent-encoded, never with a host."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, quote_plus
from uuid import UUID

from content_models.kinds import KINDS, KindName
from content_models.previews import preview_path
from content_models.published import Link
from content_models.record_links import PAGE
from content_models.references import short_id

FEEDS = "feeds"
MY_TOWN = "/my-town"
"""To which alone the cookie of the reader's town is sent."""
LONGEST_PAGE = 390
"""Characters of a path with its query. A code of a longer address has squares too small to be read
from cheap paper. ``web.parameters`` cuts only above that, so that nothing cut passes for whole."""


def home(language: str) -> str:
    """Return the address of the home page."""
    return f"/{language}/"


def library(language: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of the library, or of a search in it."""
    return with_parameters(f"/{language}/library", parameters)


def directory(language: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of the directory, or of a search in it."""
    return with_parameters(f"/{language}/directory", parameters)


def directory_map(language: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of the directory with a map, or of a search in it."""
    return with_parameters(f"/{language}/directory/map", parameters)


def my_town(language: str) -> str:
    """Return the address that leads to what is near the town that the device remembers."""
    return f"{MY_TOWN}/{language}"


def my_town_choice(language: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of the page that asks a device to remember a town."""
    return with_parameters(f"{MY_TOWN}/{language}/choice", parameters)


def course(language: str) -> str:
    """Return the address of the course."""
    return f"/{language}/course"


def partners(language: str) -> str:
    """Return the address of the partners, who make INSERT."""
    return f"/{language}/partners/"


def about(language: str) -> str:
    """Return the address of the page that says what INSERT is."""
    return f"/{language}/about"


def accessibility(language: str) -> str:
    """Return the address of the accessibility statement."""
    return f"/{language}/accessibility"


def privacy(language: str) -> str:
    """Return the address of the page on what the portal knows of readers."""
    return f"/{language}/privacy"


def legal_notice(language: str) -> str:
    """Return the address of the legal notice, which says who publishes the portal."""
    return f"/{language}/legal-notice"


def open_data(language: str) -> str:
    """Return the address of the page that lists what may be reused."""
    return f"/{language}/data"


def conformance(language: str) -> str:
    """Return the address of the page that says how open data keeps the standards."""
    return f"/{language}/conformance"


def shelf(language: str) -> str:
    """Return the address of the page that lists what the reader keeps on the device."""
    return f"/{language}/shelf"


def offline(language: str) -> str:
    """Return the address of the page that browsers show without a network.

    It lists the pages that they have kept.
    """
    return f"/{language}/offline"


def manifest(language: str) -> str:
    """Return the address of the manifest, which devices read to install the portal."""
    return f"/{language}/manifest.webmanifest"


def wishes(language: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of the wish form.

    There readers say what they looked for and did not find.
    """
    return with_parameters(f"/{language}/wishes", parameters)


def still_correct(language: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address at which an organisation answers for its own record."""
    return with_parameters(f"/{language}/{PAGE}", parameters)


def report(language: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of the form in which readers report an error.

    ``item`` among the parameters is the key of the record that it is about.
    """
    return with_parameters(f"/{language}/report", parameters)


def preview(language: str, token: str) -> str:
    """Return the address of a draft; ``token`` is what its author was given."""
    return preview_path(language, _segment(token))


def search_description(language: str) -> str:
    """Return the address of the search description.

    A browser needs it to search in the library from its address bar.
    """
    return f"/{language}/opensearch.xml"


def suggestions(language: str) -> str:
    """Return the address of completions for a browser's address bar."""
    return f"/{language}/suggestions"


def feed(language: str) -> str:
    """Return the address of the feed of what is new in the library."""
    return f"/{FEEDS}/{language}/library.atom"


def sitemap(language: str, page: int = 1) -> str:
    """Return the address of a sitemap, which lists the pages in one language."""
    return f"/{language}/sitemap.xml" if page == 1 else f"/{language}/sitemap-{page}.xml"


def item(language: str, kind: KindName, segment: str) -> str:
    """Return the address of an item's page; ``segment`` is ``<slug>-<id>``.

    Only for kinds with a page.
    """
    return KINDS[kind].path(language, _segment(segment))


def sheet(organisation: str, beside: str = "") -> str:
    """Return the address of an organisation's sheet in two languages.

    ``organisation`` is the address of its page. Without ``beside`` it is the usual second language.
    """
    return with_parameters(f"{organisation}/sheet", [("beside", beside)] if beside else ())


def business_card(organisation: str) -> str:
    """Return the address of an organisation's contact for telephones.

    ``organisation`` is the address of its page.
    """
    return f"{organisation}/contact.vcf"


def exceptional_days(organisation: str, place: UUID | None) -> str:
    """Return the address of a calendar of a place's exceptional days.

    ``organisation`` is the address of its page. Without the key of a ``place`` all are in it.
    """
    named = [("place", short_id(place))] if place else ()
    return with_parameters(f"{organisation}/exceptional-days.ics", named)


def qr_code(page: str) -> str:
    """Return the address of the QR code that leads to a page.

    ``page`` is the path of that page with its query.
    """
    return with_parameters("/qr.svg", [("page", page)])


def linked_item(language: str, link: Link) -> str | None:
    """Return the address of a linked item, or None where its kind has no page."""
    if link.kind == "term":
        return library(language, [("theme", link.segment)])
    return item(language, link.kind, link.segment) if KINDS[link.kind].has_page else None


def with_parameters(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    """Return a path with its query."""
    query = "&".join(f"{name}={_value(value)}" for name, value in parameters)
    return f"{path}?{query}" if query else path


def absolute(base_url: str, address: str) -> str:
    """Return an address with its host.

    Files may have a host of their own, where they are kept elsewhere.
    """
    return address if address.startswith(("https://", "http://")) else base_url + address


_kept_segment = lru_cache(maxsize=10_000)(quote)
_kept_value = lru_cache(maxsize=10_000)(quote_plus)
LONGEST_KEPT = 200
"""Pages name the same items and themes again and again. What a reader typed may be very long."""


def _segment(text: str) -> str:
    return _kept_segment(text) if len(text) <= LONGEST_KEPT else quote(text)


def _value(text: str) -> str:
    return _kept_value(text) if len(text) <= LONGEST_KEPT else quote_plus(text)
