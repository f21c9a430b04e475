"""Serves ``/hsds/…`` and ``/oruk/…``."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, Response, abort, jsonify, request

from content_models.exchange.hsds.profiles import listed
from content_models.exchange.hsds.rows import Json
from content_models.published import Found
from content_models.published.reading import StoreSnapshot
from content_models.references import short_id
from portal.reading import addresses
from portal.reading.errors import answer, lead_on
from portal.reading.runtime import reading, runtime, search_in
from portal.standards.catalogue import Entry, Listing
from portal.standards.files import DOCUMENTS_AT_ONCE, LINES, line
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
from portal.standards.kept import keep_for
from portal.standards.made_files import NotMadeYetError
from portal.standards.sending import sent
from portal.standards.services import (
    HSDS,
    ORUK,
    Profile,
    Slice,
    Writer,
    all_taxonomies,
    all_terms,
    answering,
    one_of,
    only,
    page_of,
    slice_of,
    with_words,
)
from portal.standards.writing import Writing, made_file, writing
from portal.web.roots import API_ROOT
from portal.web.routes import UNKNOWN, for_everybody, reads, refuses_others

COME_BACK_AFTER_SECONDS = 30
PROFILES = {"hsds": HSDS, "oruk": ORUK}


@dataclass(frozen=True)
class Collection:
    """A collection is one list of the standard.

    Attributes:
        table: of its rows.
        entries: gives all of a listing, by identifier.
        rows: writes some; services of organisations in full, if wanted.
    """

    table: str
    entries: Callable[[Listing], tuple[Entry, ...]]
    rows: Callable[[Writer, Sequence[Entry], bool], Iterator[Json]]


SERVICES = Collection(
    "service",
    lambda listing: listing.services,
    lambda writer, entries, _is_whole: writer.of_services(entries),
)
SERVICES_AT_LOCATIONS = Collection(
    "service_at_location",
    lambda listing: listing.at_locations,
    lambda writer, entries, _is_whole: writer.of_services_at_locations(entries),
)
ORGANISATIONS = Collection(
    "organization",
    lambda listing: listing.organisations,
    lambda writer, entries, is_whole: writer.of_organisations(entries, has_full_services=is_whole),
)


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
    return _list_of(SERVICES, read_list(request.args, OF_SERVICES))


@reads("lang")
@for_everybody
def service(identifier: UUID) -> Response:
    """Show one service with all that it has."""
    return _one_of(SERVICES, identifier)


@reads(*OF_SERVICES_AT_LOCATIONS)
@for_everybody
def services_at_locations() -> Response:
    """Show a page of services at locations."""
    return _list_of(SERVICES_AT_LOCATIONS, read_list(request.args, OF_SERVICES_AT_LOCATIONS))


@reads("lang")
@for_everybody
def service_at_location(identifier: UUID) -> Response:
    """Show one service at one location."""
    return _one_of(SERVICES_AT_LOCATIONS, identifier)


@reads(*OF_ORGANISATIONS)
@for_everybody
def organizations() -> Response:
    """Show a page of organisations."""
    return _list_of(ORGANISATIONS, read_list(request.args, OF_ORGANISATIONS))


@reads("lang", "full_service")
@for_everybody
def organization(identifier: UUID) -> Response:
    """Show one organisation with all that it has."""
    return _one_of(ORGANISATIONS, identifier, is_whole=read_truth(request.args, "full_service"))


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
    read_truth(request.args, "top_only")  # all are at the top
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


def refuse_others() -> None:
    """Refuse a request with a parameter that its address does not know.

    Raises:
        BadParameterError: there is one.
    """
    if UNKNOWN in request.args:
        raise BadParameterError(f"{request.args[UNKNOWN]} is no parameter of this address")


def bad_parameter(error: BadParameterError) -> Response:
    """Say which parameter cannot be read."""
    response = jsonify({"error": {"status": 400, "message": str(error)}})
    response.status_code = 400
    return response


def not_made_yet(_error: NotMadeYetError) -> Response:
    """Ask to come back: what takes long is being made."""
    response = answer(503)
    response.headers["Retry-After"] = str(COME_BACK_AFTER_SECONDS)
    return response


def _blueprint(name: str) -> Blueprint:
    made = Blueprint(name, __name__, url_prefix=PROFILES[name].root)
    # Werkzeug would lead /hsds to an address built from the Host header: both answer.
    made.add_url_rule("/", view_func=refuses_others(about), strict_slashes=False)
    for path, many, one in (
        ("/services", services, service),
        ("/organizations", organizations, organization),
        ("/service_at_locations", services_at_locations, service_at_location),
        ("/taxonomies", taxonomies, taxonomy),
        ("/taxonomy_terms", terms, term),
    ):
        made.add_url_rule(path, view_func=refuses_others(many))
        made.add_url_rule(f"{path}/<uuid:identifier>", view_func=refuses_others(one))
    made.before_request(refuse_others)
    made.register_error_handler(BadParameterError, bad_parameter)
    made.register_error_handler(NotMadeYetError, not_made_yet)
    keep_for(made)
    return made


hsds = _blueprint("hsds")
oruk = _blueprint("oruk")


def _profile() -> Profile:
    return PROFILES[request.blueprint or ""]


def _list_of(collection: Collection, form: ListForm) -> Response:
    """Return a page of a list, or all of it as lines."""
    if form.is_lines:
        return _lines_of(collection, form)
    with writing(form.language) as opened:
        entries = _asked_for(opened.snapshot, collection.entries(opened.listing), form)
        if form.is_minimal:
            return _minimal(entries)
        part = slice_of(entries, form)
        rows = collection.rows(opened.writer, part.entries, form.has_full_services)
        contents = [_shown(row, form, collection.table, _profile()) for row in rows]
    return _linked(jsonify(page_of(part, contents)), part.next_after)


def _lines_of(collection: Collection, form: ListForm) -> Response:
    """Return all of a list, a line each, in the order of organisations."""
    profile = _profile()

    def make(opened: Writing) -> Iterator[str]:
        found = _asked_for(opened.snapshot, collection.entries(opened.listing), form)
        entries = sorted(found, key=lambda each: each.organisation)
        for start in range(0, len(entries), DOCUMENTS_AT_ONCE):
            part = entries[start : start + DOCUMENTS_AT_ONCE]
            for row in collection.rows(opened.writer, part, form.has_full_services):
                yield line(_shown(row, form, collection.table, profile))

    asked = hashlib.sha256(request.query_string).hexdigest()[:16]
    name = f"{request.blueprint}.{collection.table}.{asked}"
    return sent(made_file(name, form.language, make), LINES)


def _shown(row: Json, form: ListForm, table: str, profile: Profile) -> Json:
    return profile.shorten(row if form.is_full else listed(row), table)


def _one_of(collection: Collection, identifier: UUID, *, is_whole: bool = False) -> Response:
    with writing(read_language(request.args)) as opened:
        found = one_of(collection.entries(opened.listing), identifier)
        is_lost = collection is ORGANISATIONS and not found
        kept = opened.snapshot.find(short_id(identifier)) if is_lost else None
        if isinstance(kept, Found) and kept.merged == identifier:
            return lead_on(f"{_profile().root}/organizations/{kept.key}")
        return _one(collection.table, collection.rows(opened.writer, found, is_whole))


def _asked_for(
    snapshot: StoreSnapshot, entries: tuple[Entry, ...], form: ListForm
) -> Sequence[Entry]:
    found = only(entries, form, answering(snapshot) if form.terms else {})
    if form.search is None:
        return found
    keys = with_words(search_in(snapshot), form.search, form.language)
    return [each for each in found if each.organisation in keys]


def _minimal(entries: Iterable[Entry]) -> Response:
    """Return identifiers alone, all on one page."""
    rows = [{"id": str(each.id), "modified_date": each.changed_at.isoformat()} for each in entries]
    return jsonify(page_of(Slice((), len(rows), 1, 1, None), rows))


def _plain_page(rows: list[Json], form: ListForm, table: str) -> Response:
    """Return a page of a short list in its own order."""
    if form.search is not None:
        words = form.search.typed.casefold()
        rows = [row for row in rows if words in row["name"].casefold()]
    if form.is_lines:
        lines = (line(_profile().shorten(row, table)) for row in rows)
        return Response("".join(lines), content_type=LINES)
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
