"""Makes shorter forms of HSDS objects: for lists, and for Open Referral UK."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from content_models.exchange.hsds.links import part_id
from content_models.exchange.hsds.rows import Json

TABLES_OF_FIELDS = MappingProxyType(
    {
        "accessibility": "accessibility",
        "addresses": "address",
        "attributes": "attribute",
        "contacts": "contact",
        "cost_options": "cost_option",
        "languages": "language",
        "location": "location",
        "locations": "location",
        "metadata": "metadata",
        "organization": "organization",
        "organization_identifiers": "organization_identifier",
        "phones": "phone",
        "required_documents": "required_document",
        "schedules": "schedule",
        "service": "service",
        "service_areas": "service_area",
        "service_at_locations": "service_at_location",
        "services": "service",
        "taxonomy_term": "taxonomy_term",
    }
)
"""The table of each field that holds rows."""
ORUK: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        table: frozenset(fields.split())
        for table, fields in {
            "accessibility": "id location_id description details url attributes",
            "address": "id location_id attention address_1 city region state_province postal_code "
            "country address_type attributes",
            "attribute": "id link_id taxonomy_term_id link_type taxonomy_term",
            "contact": "id service_id name title attributes",
            "cost_option": "id service_id valid_from valid_to option amount amount_description",
            "language": "id service_id phone_id",
            "location": "id location_type name description latitude longitude addresses "
            "accessibility attributes",
            "organization": "id name description email website uri organization_identifiers "
            "attributes services",
            "organization_identifier": "id organization_id identifier_scheme identifier_type "
            "identifier attributes",
            "phone": "id contact_id number description languages",
            "schedule": "id service_id service_at_location_id valid_from valid_to dtstart freq "
            "interval byday bymonthday description opens_at closes_at schedule_link "
            "attending_type notes",
            "service": "id organization_id name description url email status fees accreditations "
            "minimum_age maximum_age assured_date assurer_email alert last_modified schedules "
            "service_areas service_at_locations languages organization funding cost_options "
            "contacts attributes",
            "service_area": "id service_id name extent extent_type uri",
            "service_at_location": "id service_id location_id location service",
            "taxonomy": "id name description uri version",
            "taxonomy_term": "id name description parent_id taxonomy taxonomy_id term_uri",
        }.items()
    }
)
"""The fields that Open Referral UK 3.0 names, by table; other tables are not in it."""
ONE_OF = ("organization", "location", "service", "program")
"""What a row of a list holds one of."""


def as_oruk(row: Json, table: str) -> Json:
    """Return an object without what the profile does not name.

    An attribute that names no term says nothing there, and goes as a whole. Hours of locations
    come to their services.
    """
    found: Json = {}
    if table == "service":
        row = row | _schedules(row)
    for name, value in row.items():
        if name not in ORUK[table]:
            continue
        inner = TABLES_OF_FIELDS.get(name)
        if inner is None:
            found[name] = value
        elif isinstance(value, list):
            found[name] = [as_oruk(each, inner) for each in value if _says_something(each, inner)]
        else:
            found[name] = as_oruk(value, inner)
    return found


def _schedules(service: Json) -> Json:
    """Return when a service is open at each of its locations.

    It has schedules at services alone; each of ours names the service at a location that it is of.
    """
    found = [
        schedule
        | {
            "id": str(part_id(UUID(at["id"]), "schedule", schedule["id"])),
            "service_id": service["id"],
            "service_at_location_id": at["id"],
        }
        for at in service.get("service_at_locations", ())
        for schedule in at.get("schedules") or at.get("location", {}).get("schedules", ())
    ]
    return {"schedules": found} if found else {}


def _says_something(row: Json, table: str) -> bool:
    return table != "attribute" or "taxonomy_term_id" in row


def listed(row: Json) -> Json:
    """Return an object as a list shows it.

    It has single values, and what it holds one of.
    """
    return {
        name: listed(value) if name in ONE_OF else value
        for name, value in row.items()
        if name in ONE_OF or name not in TABLES_OF_FIELDS
    }
