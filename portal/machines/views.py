"""Serves ``/robots.txt``, sitemaps, feeds and what browsers need to search here."""

from flask import Blueprint, Response, abort, json, render_template, request

from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.listing.forms import read_page
from portal.listing.suggesting import suggestions as completions
from portal.machines.feeds import library_feed
from portal.machines.sitemaps import sitemap as sitemap_entries
from portal.machines.sitemaps import sitemaps
from portal.reading import addresses
from portal.reading.language import wording
from portal.reading.pages import lead_by_language
from portal.reading.runtime import reading, runtime, searching
from portal.web.routes import for_everybody, reads
from search.words import parse_search_text

XML = "application/xml"
ATOM = "application/atom+xml; charset=utf-8"
SEARCH_DESCRIPTION = "application/opensearchdescription+xml; charset=utf-8"
SUGGESTIONS = "application/x-suggestions+json"
MAXIMUM_SHORT_NAME = 16
"""Characters (OpenSearch 1.1, ShortName)."""

blueprint = Blueprint("machines", __name__, template_folder="templates")


@blueprint.get("/robots.txt")
@for_everybody
def robots() -> Response:
    """Tell robots to read everything but answers for programs and completions.

    Those hold nothing to index.
    """
    lines = [
        "User-agent: *",
        "Disallow: /api/",
        "Disallow: /hsds/",
        "Disallow: /oruk/",
        *(f"Disallow: /{code}/suggest" for code in INTERFACE_LANGUAGES),
        f"Sitemap: {runtime().settings.base_url}/sitemap.xml",
    ]
    return _answer("\n".join([*lines, ""]), "text/plain; charset=utf-8")


@blueprint.get("/sitemap.xml")
@for_everybody
def sitemap_index() -> Response:
    """Show all sitemaps."""
    with reading() as snapshot:
        paths = sitemaps(snapshot)
    return _answer(_rendered("machines/sitemap_index.xml", paths=paths), XML)


@blueprint.get("/<language:language>/sitemap.xml")
@blueprint.get("/<language:language>/sitemap-<page>.xml")
@for_everybody
def sitemap(language: InterfaceLanguage, page: str = "") -> Response:
    """Show the pages in one language, or a further part of them."""
    number = read_page(page)
    if page and (number == 1 or page != str(number)):
        abort(404)  # sitemap-0002.xml would be one more copy in the rendered-page cache
    with reading() as snapshot:
        entries = sitemap_entries(snapshot, language.code, number)
    if not entries:
        abort(404)
    return _answer(_rendered("machines/sitemap.xml", entries=entries), XML)


@blueprint.get(f"/{addresses.FEEDS}/<language:language>/library.atom")
@for_everybody
def feed(language: InterfaceLanguage) -> Response:
    """Show what is new in the library."""
    with searching() as (snapshot, searcher):
        found = library_feed(snapshot, searcher, wording(), runtime().kinds)
    return _answer(_rendered("machines/feed.xml", language=language.code, feed=found), ATOM)


@blueprint.get("/opensearch.xml")
def choose_search_description() -> Response:
    """Lead to the description in the language that the browser asks for."""
    return lead_by_language(addresses.search_description)


@blueprint.get("/<language:language>/opensearch.xml")
@for_everybody
def search_description(language: InterfaceLanguage) -> Response:
    """Tell a browser how to search the library from its address bar."""
    short_name = runtime().settings.site_name[:MAXIMUM_SHORT_NAME]
    content = _rendered("machines/opensearch.xml", language=language.code, short_name=short_name)
    return _answer(content, SEARCH_DESCRIPTION)


@blueprint.get("/<language:language>/suggestions")
@reads("q")
@for_everybody
def suggestions(language: InterfaceLanguage) -> Response:
    """Complete what was typed, as browsers read it.

    The answer holds what was typed, how it could go on, nothing said of that, and where each leads.
    """
    typed = parse_search_text(request.args.get("q", "")).typed
    base_url = runtime().settings.base_url
    with searching() as (snapshot, searcher):
        found = completions(snapshot, searcher, typed, language.code)
    texts = [each.text for each in found]
    led_to = [
        base_url + (each.address or addresses.library(language.code, [("q", each.text)]))
        for each in found
    ]
    return _answer(json.dumps([typed, texts, [""] * len(texts), led_to]), SUGGESTIONS)


def _rendered(template: str, **values: object) -> str:
    return render_template(template, base_url=runtime().settings.base_url, **values)


def _answer(content: str, content_type: str) -> Response:
    return Response(content, content_type=content_type)
