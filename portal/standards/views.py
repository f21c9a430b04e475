"""Serves ``/hsds/…`` and ``/oruk/…``."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, Response, abort, jsonify, request

from content_models.exchange.hsds.profiles import listed
from content_models.exchange.hsds.rows import Json
from content_models.published.reading import StoreSnapshot
from portal.reading import addresses
from portal.reading.runtime import reading, runtime, search_in
from portal.standards.catalogue import Entry, Listing
from portal.standards.forms import (
    OF_ORGANISATIONS,
    OF_SERVICES,
    OF_SERVICES_AT_LOCATIONS,
    OF_TERMS,
    PAGING,
    BadParameterError,
    ListForm,
    read_identifier,
    read_language,
    read_list,
    read_truth,
)
from portal.standards.kept import keep_for, kept
from portal.standards.services import (
    HSDS,
    ORUK,
    Profile,
    Slice,
    Writer,
    all_taxonomies,
    all_terms,
    one_of,
    only,
    page_of,
    slice_of,
    with_words,
)
from portal.web.roots import API_ROOT
from portal.web.routes import for_everybody, reads

Entries = Callable[[Listing], tuple[Entry, ...]]
PROFILES = {"hsds": HSDS, "oruk": ORUK}


@for_everybody
def about() -> Response:
    """Show which standard this is."""
    told = {
        "version": _profile().version,
        "profile": _profile().about,
        "openapi_url": f"{runtime().settings.base_url}{API_ROOT}/openapi.json",
    }
    return jsonify(told)


@reads(*OF_SERVICES)
@for_everybody
def services() -> Response:
    """Show a page of services."""
    form = read_list(request.args, OF_SERVICES)
    with _writing(form.language) as (snapshot, listing, writer):
        entries = _asked_for(snapshot, listing.services, form)
        if form.is_minimal:
            return _minimal(entries)
        part = slice_of(entries, form)
        return _page(part, form, "service", writer.of_services(part.entries))


@reads("lang")
@for_everybody
def service(identifier: UUID) -> Response:
    """Show one service with all that it has."""
    with _writing(read_language(request.args)) as (_snapshot, listing, writer):
        return _one("service", writer.of_services(one_of(listing.services, identifier)))


@reads(*OF_SERVICES_AT_LOCATIONS)
@for_everybody
def services_at_locations() -> Response:
    """Show a page of services at locations."""
    form = read_list(request.args, OF_SERVICES_AT_LOCATIONS)
    with _writing(form.language) as (snapshot, listing, writer):
        part = slice_of(_asked_for(snapshot, listing.at_locations, form), form)
        rows = writer.of_services_at_locations(part.entries)
        return _page(part, form, "service_at_location", rows)


@reads("lang")
@for_everybody
def service_at_location(identifier: UUID) -> Response:
    """Show one service at one location."""
    with _writing(read_language(request.args)) as (_snapshot, listing, writer):
        entries = one_of(listing.at_locations, identifier)
        return _one("service_at_location", writer.of_services_at_locations(entries))


@reads(*OF_ORGANISATIONS)
@for_everybody
def organizations() -> Response:
    """Show a page of organisations."""
    form = read_list(request.args, OF_ORGANISATIONS)
    with _writing(form.language) as (snapshot, listing, writer):
        part = slice_of(_asked_for(snapshot, listing.organisations, form), form)
        is_whole = form.has_full_services
        rows = writer.of_organisations(part.entries, has_full_services=is_whole)
        return _page(part, form, "organization", rows)


@reads("lang", "full_service")
@for_everybody
def organization(identifier: UUID) -> Response:
    """Show one organisation with all that it has."""
    is_whole = read_truth(request.args, "full_service")
    with _writing(read_language(request.args)) as (_snapshot, listing, writer):
        entries = one_of(listing.organisations, identifier)
        rows = writer.of_organisations(entries, has_full_services=is_whole)
        return _one("organization", rows)


@reads(*PAGING, "search")
@for_everybody
def taxonomies() -> Response:
    """Show a page of vocabularies."""
    form = read_list(request.args, (*PAGING, "search"))
    return _plain_page(all_taxonomies(), form, "taxonomy")


@reads("lang")
@for_everybody
def taxonomy(identifier: UUID) -> Response:
    """Show one vocabulary."""
    return _one("taxonomy", (row for row in all_taxonomies() if row["id"] == str(identifier)))


@reads(*OF_TERMS)
@for_everybody
def terms() -> Response:
    """Show a page of terms. None has another above it."""
    form = read_list(request.args, OF_TERMS)
    of = read_identifier(request.args, "taxonomy_id")
    with reading() as snapshot:
        found = all_terms(snapshot, form.language)
    if read_identifier(request.args, "parent_id"):
        found = []
    rows = [each.json_value() for each in found if of in (None, each.taxonomy_id)]
    return _plain_page(rows, form, "taxonomy_term")


@reads("lang")
@for_everybody
def term(identifier: UUID) -> Response:
    """Show one term."""
    with reading() as snapshot:
        found = all_terms(snapshot, read_language(request.args))
    return _one("taxonomy_term", (row.json_value() for row in found if row.id == identifier))


def bad_parameter(error: BadParameterError) -> Response:
    """Say which parameter cannot be read."""
    response = jsonify({"error": {"status": 400, "message": str(error)}})
    response.status_code = 400
    return response


def _blueprint(name: str) -> Blueprint:
    made = Blueprint(name, __name__, url_prefix=PROFILES[name].root)
    # Werkzeug would lead /hsds to an address built from the Host header: both answer.
    made.add_url_rule("/", view_func=about, strict_slashes=False)
    for path, many, one in (
        ("/services", services, service),
        ("/organizations", organizations, organization),
        ("/service_at_locations", services_at_locations, service_at_location),
        ("/taxonomies", taxonomies, taxonomy),
        ("/taxonomy_terms", terms, term),
    ):
        made.add_url_rule(path, view_func=many)
        made.add_url_rule(f"{path}/<uuid:identifier>", view_func=one)
    made.register_error_handler(BadParameterError, bad_parameter)
    keep_for(made)
    return made


hsds = _blueprint("hsds")
oruk = _blueprint("oruk")


def _profile() -> Profile:
    return PROFILES[request.blueprint or ""]


@contextmanager
def _writing(language: str | None) -> Iterator[tuple[StoreSnapshot, Listing, Writer]]:
    """Read the store, and write what is in it in one language."""
    with reading() as snapshot:
        listing = kept().catalogue.listing(snapshot)
        yield (
            snapshot,
            listing,
            Writer(
                snapshot,
                listing,
                base_url=runtime().settings.base_url,
                on=datetime.now(UTC).date(),
                language=language,
            ),
        )


def _asked_for(
    snapshot: StoreSnapshot, entries: tuple[Entry, ...], form: ListForm
) -> Sequence[Entry]:
    found = only(entries, form)
    if form.search is None:
        return found
    keys = with_words(search_in(snapshot), form.search, form.language)
    return [each for each in found if each.organisation in keys]


def _minimal(entries: Iterable[Entry]) -> Response:
    """Return identifiers alone, all on one page."""
    rows = [{"id": str(each.id), "modified_date": each.changed_at.isoformat()} for each in entries]
    return jsonify(page_of(Slice((), len(rows), 1, 1, None), rows))


def _page(part: Slice, form: ListForm, table: str, rows: Iterable[Json]) -> Response:
    shown = rows if form.is_full else map(listed, rows)
    contents = [_profile().shorten(row, table) for row in shown]
    return _linked(jsonify(page_of(part, contents)), part.next_after)


def _plain_page(rows: list[Json], form: ListForm, table: str) -> Response:
    """Return a page of a short list in its own order."""
    if form.search is not None:
        words = form.search.typed.casefold()
        rows = [row for row in rows if words in row["name"].casefold()]
    start = (form.page - 1) * form.per_page
    shown = rows[start : start + form.per_page]
    pages = max(1, -(-len(rows) // form.per_page))
    is_last = form.page >= pages
    answer = page_of(
        Slice((), len(rows), form.page, pages, None),
        [_profile().shorten(row, table) for row in shown],
    )
    return jsonify(answer | {"last_page": is_last})


def _linked(response: Response, after: UUID | None) -> Response:
    """Name the next page by what it comes after.

    So nothing is missed while records come and go.
    """
    if after is not None:
        kept_parameters = [
            (name, value) for name, value in request.args.items() if name not in {"page", "after"}
        ]
        address = addresses.with_parameters(request.path, [*kept_parameters, ("after", str(after))])
        response.headers["Link"] = f'<{runtime().settings.base_url}{address}>; rel="next"'
    return response


def _one(table: str, rows: Iterable[Json]) -> Response:
    row = next(iter(rows), None)
    if row is None:
        abort(404)
    return jsonify(_profile().shorten(row, table))
