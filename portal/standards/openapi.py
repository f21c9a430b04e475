"""Describes the open data of the directory for the OpenAPI file."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from content_models.exchange.conformance.report import ConformanceReport
from content_models.exchange.hsds.rows import (
    HsdsOrganization,
    HsdsService,
    HsdsServiceAtLocation,
    HsdsTaxonomy,
    HsdsTaxonomyTerm,
    Row,
)
from content_models.languages import INTERFACE_LANGUAGES
from portal.standards.files import FILES, LINES
from portal.standards.forms import (
    DAYS,
    FORMATS,
    LARGEST_NUMBER,
    MOST_PER_PAGE,
    OF_ORGANISATIONS,
    OF_SERVICES,
    OF_SERVICES_AT_LOCATIONS,
    OF_TERMS,
    PAGING,
    TIME_OF_DAY,
    USUAL_PER_PAGE,
)
from portal.web.roots import DATA_ROOT, HSDS_ROOT, ORUK_ROOT

Json = dict[str, Any]
REFERENCE = "#/components/schemas/{model}"
COLLECTIONS: dict[str, tuple[type[Row], tuple[str, ...], tuple[str, ...]]] = {
    "services": (HsdsService, OF_SERVICES, ("lang",)),
    "organizations": (HsdsOrganization, OF_ORGANISATIONS, ("lang", "full_service")),
    "service_at_locations": (HsdsServiceAtLocation, OF_SERVICES_AT_LOCATIONS, ("lang",)),
    "taxonomies": (HsdsTaxonomy, (*PAGING, "search"), ("lang",)),
    "taxonomy_terms": (HsdsTaxonomyTerm, OF_TERMS, ("lang",)),
}
"""The model of each, the parameters of the list, and those of one."""
_TRUTH: Json = {"type": "boolean", "default": False}
_KEY: Json = {"type": "string", "format": "uuid"}
_AGE: Json = {"type": "integer", "minimum": 0, "maximum": LARGEST_NUMBER}
_COUNT: Json = {"type": "integer", "minimum": 1, "maximum": LARGEST_NUMBER}
_TIME: Json = {"type": "string", "pattern": f"^{TIME_OF_DAY}$"}
PARAMETERS: dict[str, tuple[Json, str]] = {
    "page": (_COUNT | {"default": 1}, "Number of the page."),
    "per_page": (
        _COUNT | {"default": USUAL_PER_PAGE},
        f"How many on a page; more than {MOST_PER_PAGE} are brought down to that.",
    ),
    "after": (
        _KEY,
        "Identifier behind which the page begins: no gaps while records change. See `Link`.",
    ),
    "lang": (
        {"type": "string", "enum": list(INTERFACE_LANGUAGES)},
        "Words in this language, or in the best for its readers; without it, the original's.",
    ),
    "format": (
        {"type": "string", "enum": list(FORMATS)},
        "`ndjson`: all of the list, a line each.",
    ),
    "search": ({"type": "string"}, "Words, all of which an organisation or its services have."),
    "taxonomy_term_id": (_KEY, "Has this term."),
    "taxonomy_id": (_KEY, "Has a term of this vocabulary."),
    "organization_id": (_KEY, "Of this organisation."),
    "modified_after": ({"type": "string", "format": "date-time"}, "Changed then or later."),
    "minimum_age": (_AGE, "Says a minimum age of at least so many years."),
    "maximum_age": (_AGE, "Says a maximum age of at most so many years."),
    "day": (
        {"type": "string", "enum": [day[:2].upper() for day in DAYS]},
        "Open on this day of a usual week.",
    ),
    "start_time": (_TIME, "Opens then or later."),
    "end_time": (_TIME, "Closes then or earlier."),
    "full": (_TRUTH, "Whole objects, as they are at their own addresses."),
    "full_service": (_TRUTH, "Services with all that they have."),
    "minimal": (_TRUTH, "Identifiers and `modified_date` of all, on one page."),
    "postcode": ({"type": "string"}, "The middle of a circle; needs `proximity`."),
    "proximity": (_COUNT, "Metres around the postcode."),
    "parent_id": (_KEY, "Terms below this one; no term here has another above it."),
    "top_only": (_TRUTH, "Terms at the top, as all are here."),
}


def schemas() -> Json:
    """Return the schemas of the objects, and of a page."""
    models: list[type[BaseModel]] = [
        ConformanceReport,
        *(model for model, _list, _one in COLLECTIONS.values()),
    ]
    _references, definitions = models_json_schema(
        [(model, "serialization") for model in models], ref_template=REFERENCE
    )
    counts = ("total_items", "total_pages", "page_number", "size")
    truths = ("first_page", "last_page", "empty")
    page: Json = {
        "type": "object",
        "description": "A page of a list.",
        "properties": {name: {"type": "integer"} for name in counts}
        | {name: {"type": "boolean"} for name in truths}
        | {"contents": {"type": "array", "items": {"type": "object"}}},
        "required": [*counts, *truths, "contents"],
    }
    return {**definitions["$defs"], "HsdsPage": page}


def paths() -> Json:
    """Return the addresses of both standards and of the files."""
    found: Json = {}
    for root, name in ((HSDS_ROOT, "HSDS 3.1"), (ORUK_ROOT, "Open Referral UK 3.0")):
        found[f"{root}/"] = _get(f"{name}: which standard this is", {"type": "object"}, [])
        for path, (model, of_list, of_one) in COLLECTIONS.items():
            one = {"$ref": REFERENCE.format(model=model.__name__)}
            many = {"$ref": REFERENCE.format(model="HsdsPage")}
            found[f"{root}/{path}"] = _get(f"{name}: {path}", many, _named(of_list))
            _content_of(found[f"{root}/{path}"])[LINES] = {}
            in_path = {"name": "id", "in": "path", "required": True, "schema": _KEY}
            found[f"{root}/{path}/{{id}}"] = _get(
                f"{name}: one of {path}", one, [in_path, *_named(of_one)]
            )
        merged = found[f"{root}/organizations/{{id}}"]["get"]["responses"]
        merged["301"] = {"description": "It is part of another one now, to which this leads"}
    found[f"{DATA_ROOT}/{{name}}"] = _files()
    found[f"{DATA_ROOT}/conformance.json"] = _get(
        "How many rows each standard accepts, and why not the others",
        {"$ref": REFERENCE.format(model="ConformanceReport")},
        [],
    )
    found[f"{DATA_ROOT}/losses.json"] = _get("What each standard loses", {"type": "object"}, [])
    return found


def _files() -> Json:
    """Describe the files, which have one address but for the name."""
    names: Json = {"type": "string", "enum": list(FILES)}
    in_path = {"name": "name", "in": "path", "required": True, "schema": names}
    described = _get("The whole directory in one file", {}, [in_path, *_named(("lang",))])
    media_types = sorted({each.media_type.partition(";")[0] for each in FILES.values()})
    _content_of(described).clear()
    _content_of(described).update({each: {} for each in media_types})
    return described


def _content_of(path: Json) -> Json:
    """Return what a path answers with, by media type."""
    content: Json = path["get"]["responses"]["200"]["content"]
    return content


def _named(names: tuple[str, ...]) -> list[Json]:
    return [
        {
            "name": name,
            "in": "query",
            "schema": PARAMETERS[name][0],
            "description": PARAMETERS[name][1],
        }
        for name in names
    ]


def _get(summary: str, schema: Json, parameters: list[Json]) -> Json:
    error = {"$ref": REFERENCE.format(model="ErrorAnswer")}
    return {
        "get": {
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": {
                    "description": "The answer",
                    "content": {"application/json": {"schema": schema}},
                },
                "304": {"description": "Nothing has changed since the given ETag"},
                "default": {
                    "description": "An error",
                    "content": {"application/json": {"schema": error}},
                },
            },
        }
    }
