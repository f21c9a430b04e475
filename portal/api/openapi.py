"""Describes the API, from the models that it answers with."""

from typing import Any

from pydantic.json_schema import models_json_schema

from content_models.help import Condition
from content_models.kinds import KINDS
from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES
from content_models.vocabularies import LICENCE_ADDRESSES, LICENCE_LABELS, Licence
from portal.api.forms import DEFAULT_LIMIT, KEYS, MAXIMUM_LIMIT, SORTS, VALUES
from portal.api.models import (
    ITEM_TYPES,
    ChangePage,
    DocumentPage,
    ErrorAnswer,
    SearchPage,
)
from portal.listing.forms import EXACT, NEED
from portal.reading.kinds import Kinds
from portal.standards import openapi as standards
from portal.web.roots import API_ROOT
from search.query import FACET_FIELDS, LARGEST_NUMBER, MAXIMUM_VALUES_PER_FILTER, OPEN

Json = dict[str, Any]
"""A piece of the description. It is written for other programs and never read by this one."""

CURSOR = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[A-Za-z0-9-]+$"
REFERENCE = "#/components/schemas/{model}"
_COUNT: Json = {"type": "integer", "minimum": 1, "maximum": LARGEST_NUMBER}
_SEARCH_FIELDS = {
    "kind": "Kinds of item.",
    "theme": "Keys of themes, as documents hold them.",
    "method": "Methods of non-formal education that an activity uses.",
    "audience": "Whom an organisation is for.",
    "country": "ISO 3166-1 alpha-2 codes.",
    "legal_form": "Legal forms of an enterprise, by their codes.",
    "language": "Languages in which an item exists.",
    "place": "Towns where an organisation receives people.",
    "spoken": "Languages that an organisation's people speak.",
    "publisher": "Keys of the partners that publish an item.",
}
_OFFER_FIELDS = {
    OPEN: "When an organisation is open, by its own clocks: `now`, in the `evening` (17:30 to "
    "21:00), at the `weekend`; `unknown` are those whose hours are not known.",
    Condition.FREE: "A service is free of charge.",
    Condition.WALK_IN: "One may come without an appointment.",
    Condition.WHEELCHAIR: "One can enter in a wheelchair.",
    Condition.REMOTE: "Help is given by phone or online.",
}
"""All that are asked for hold for one service at one place."""
_NEED = (
    "What somebody needs, by the `code` or a former code of a document of the kind `need`: whatever"
    " has one of its themes. Left out where `theme` is given."
)


def openapi(site_name: str, base_url: str, kinds: Kinds, licence: Licence) -> Json:
    """Return the OpenAPI 3.1 description of this installation."""
    models = (ChangePage, DocumentPage, ErrorAnswer, SearchPage)
    _references, definitions = models_json_schema(
        [(model, "serialization") for model in models], ref_template=REFERENCE
    )
    schemas = definitions["$defs"]
    for kind in kinds.values():
        schemas[f"{kind.document.__name__}Item"]["description"] = kind.description
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site_name}: open API",
            "version": "1",
            "description": "Published courses, case studies, resources, pages of information, "
            "organisations, partners, themes and needs. The directory as HSDS 3.1, as Open "
            "Referral UK 3.0 and as files. No key.",
            "license": _licence(licence),
        },
        "servers": [{"url": base_url}],
        "paths": _paths() | standards.paths(),
        "components": {"schemas": schemas | standards.schemas()},
    }


def _licence(licence: Licence) -> Json:
    """Return the licence of the directory; works name their own."""
    address = LICENCE_ADDRESSES.get(licence)
    return {"name": LICENCE_LABELS[licence]} | ({"url": address} if address else {})


MOVED: Json = {"301": {"description": "It is part of another item now, to which this leads"}}


def _paths() -> Json:
    return {
        f"{API_ROOT}/documents": _operation(
            "Documents, in the order of their keys", "DocumentPage", _list_parameters()
        ),
        f"{API_ROOT}/documents/{{key}}/{{locale}}": _operation(
            "One item in one language", "Item", [_in_path("key", "uuid"), _in_path("locale")]
        ),
        f"{API_ROOT}/search": _operation("Search", "SearchPage", _search_parameters()),
        f"{API_ROOT}/changes": _operation(
            "Changes and removals, oldest first", "ChangePage", [_number("after"), _limit()]
        ),
    }


def _operation(summary: str, answer: str, parameters: list[Json]) -> Json:
    content = _item_schema() if answer == "Item" else {"$ref": REFERENCE.format(model=answer)}
    error = {"$ref": REFERENCE.format(model="ErrorAnswer")}
    return {
        "get": {
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": _json("The answer", content),
                "304": {"description": "Nothing has changed since the given ETag"},
                **(MOVED if answer == "Item" else {}),
                "default": _json("An error", error),
            },
        }
    }


def _item_schema() -> Json:
    return {"oneOf": [{"$ref": REFERENCE.format(model=each.__name__)} for each in ITEM_TYPES]}


def _json(description: str, schema: Json) -> Json:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _list_parameters() -> list[Json]:
    return [
        _in_query("kind", {"type": "string", "enum": list(KINDS)}, "One kind of document."),
        _in_query("locale", {"type": "string"}, "One language, as a BCP 47 tag."),
        _in_query("after", {"type": "string", "pattern": CURSOR}, "`next` of the answer before."),
        _limit(),
    ]


def _search_parameters() -> list[Json]:
    languages = {"type": "string", "enum": list(INTERFACE_LANGUAGES), "default": DEFAULT_LANGUAGE}
    return [
        _in_query("q", {"type": "string"}, "Words; quotation marks keep words together."),
        _in_query("lang", languages, "The reader's language: each item comes once, in the best."),
        *(_in_query(field, _values(field), _SEARCH_FIELDS[field]) for field in FACET_FIELDS),
        _in_query(NEED, {"type": "string"}, _NEED),
        *(_in_query(name, _one(name), told) for name, told in _OFFER_FIELDS.items()),
        _in_query("max_minutes", _COUNT, "Leaves out what takes longer, or does not say how long."),
        _in_query("group_size", _COUNT, "Leaves out what is not for groups of this size."),
        _in_query(EXACT, {"type": "string", "enum": ["1"]}, "Searches the words as typed."),
        _in_query("sort", {"type": "string", "enum": [sort.value for sort in SORTS]}, "Order."),
        _number("page"),
    ]


def _one(field: str) -> Json:
    return {"type": "string", "enum": list(VALUES[field])}


def _values(field: str) -> Json:
    value: Json = {"type": "string"}
    if field in VALUES:
        value["enum"] = list(VALUES[field])
    if field in KEYS:
        value["format"] = "uuid"
    return {"type": "array", "items": value, "maxItems": MAXIMUM_VALUES_PER_FILTER}


def _number(name: str) -> Json:
    return _in_query(name, {"type": "integer", "minimum": 0}, "Where to go on.")


def _limit() -> Json:
    schema = {"type": "integer", "minimum": 1, "maximum": MAXIMUM_LIMIT, "default": DEFAULT_LIMIT}
    return _in_query("limit", schema, "How many at most.")


def _in_query(name: str, schema: Json, description: str) -> Json:
    return {"name": name, "in": "query", "schema": schema, "description": description}


def _in_path(name: str, form: str = "") -> Json:
    schema = {"type": "string"} | ({"format": form} if form else {})
    return {"name": name, "in": "path", "required": True, "schema": schema}
