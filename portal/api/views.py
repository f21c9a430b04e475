"""Serves ``/api/v1/…``."""

from functools import partial
from uuid import UUID

from flask import Blueprint, Response, jsonify, request
from pydantic import BaseModel

from portal.api.forms import (
    BadParameterError,
    read_cursor,
    read_kind,
    read_limit,
    read_number,
    read_search,
)
from portal.api.openapi import openapi
from portal.api.services import (
    Publisher,
    change_page,
    document_page,
    one_document,
    search_page,
    themes_answering,
)
from portal.listing.forms import EXACT, NEED
from portal.reading.runtime import reading, runtime, searching
from portal.web.roots import API_ROOT
from portal.web.routes import for_everybody, reads
from search.query import FACET_FIELDS, NUMBER_FIELDS, OFFER_FIELDS

blueprint = Blueprint("api", __name__, url_prefix=API_ROOT)


@blueprint.get("/documents")
@reads("kind", "locale", "after", "limit")
@for_everybody
def documents() -> Response:
    """Show documents, in the order of their keys."""
    kind = read_kind(request.args.get("kind", ""))
    after = read_cursor(request.args.get("after", ""))
    limit = read_limit(request.args.get("limit", ""))
    locale = request.args.get("locale") or None
    with reading() as snapshot:
        page = document_page(
            snapshot, _publisher(), kind=kind, locale=locale, after=after, limit=limit
        )
    return _answer(page)


@blueprint.get("/documents/<uuid:key>/<locale>")
@for_everybody
def document(key: UUID, locale: str) -> Response:
    """Show one item in one language."""
    with reading() as snapshot:
        item = one_document(snapshot, _publisher(), key, locale)
    return _answer(item)


@blueprint.get("/changes")
@reads("after", "limit")
@for_everybody
def changes() -> Response:
    """Show changes and removals, oldest first."""
    after = read_number("after", request.args.get("after", "0"))
    limit = read_limit(request.args.get("limit", ""))
    with reading() as snapshot:
        page = change_page(snapshot, _publisher(), after, limit)
    return _answer(page)


@blueprint.get("/search")
@reads("q", "lang", *FACET_FIELDS, NEED, *NUMBER_FIELDS, *OFFER_FIELDS, EXACT, "sort", "page")
@for_everybody
def search() -> Response:
    """Search the library and the directory, with every facet."""
    with searching() as (snapshot, searcher):
        query = read_search(request.args, partial(themes_answering, snapshot))
        page = search_page(snapshot, searcher, _publisher(), query)
    return _answer(page)


@blueprint.get("/openapi.json")
@for_everybody
def description() -> Response:
    """Show the description of this API."""
    settings = runtime().settings
    return jsonify(
        openapi(settings.site_name, settings.base_url, runtime().kinds, settings.data_licence)
    )


@blueprint.errorhandler(BadParameterError)
def bad_parameter(error: BadParameterError) -> Response:
    """Say which parameter cannot be read."""
    response = jsonify({"error": {"status": 400, "message": str(error)}})
    response.status_code = 400
    return response


def _publisher() -> Publisher:
    return Publisher(runtime().settings.base_url)


def _answer(content: BaseModel) -> Response:
    return Response(content.model_dump_json(), content_type="application/json")
