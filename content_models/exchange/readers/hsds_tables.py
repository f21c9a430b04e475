"""Reads HSDS as tables: a zip of CSV files, with or without its datapackage.json."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from content_models.exchange.found import Found, ReadingOptions, Reason
from content_models.exchange.readers.hsds import ORGANIZATION, read_organization
from content_models.exchange.readers.records import refused
from content_models.exchange.sources.archives import members, unpacked
from content_models.exchange.sources.raw import Raw
from content_models.exchange.sources.rows import csv_records
from content_models.exchange.sources.shelf import Shelf, new_shelf

Json = dict[str, Any]
TABLES = {
    "accessibility": "accessibility accessibility_for_disabilities",
    "address": "address addresses physical_address physical_addresses",
    "contact": "contact contacts",
    "cost_option": "cost_option cost_options",
    "language": "language languages",
    "location": "location locations",
    "organization": "organization organizations",
    "organization_identifier": "organization_identifier organization_identifiers",
    "phone": "phone phones",
    "required_document": "required_document required_documents",
    "schedule": "schedule schedules regular_schedule",
    "service": "service services",
    "service_area": "service_area service_areas",
    "service_at_location": "service_at_location service_at_locations services_at_location",
    "attribute": "attribute attributes",
    "taxonomy_term": "taxonomy_term taxonomy_terms",
}
"""Names of the files of each table, without their ending."""
FIELDS = {
    "accessibility": ("location_id", "accessibility"),
    "address": ("location_id", "addresses"),
    "cost_option": ("service_id", "cost_options"),
    "language": ("service_id", "languages"),
    "organization_identifier": ("organization_id", "organization_identifiers"),
    "required_document": ("service_id", "required_documents"),
    "service_area": ("service_id", "service_areas"),
}
"""The field that names the owner of a row, and the owner's field for such rows."""
OWNERS = ("service_at_location_id", "location_id", "service_id", "organization_id")
"""Phones, contacts and schedules belong to one of several; the first that is said counts."""
NUMBERS = frozenset(
    [
        "amount",
        "extension",
        "interval",
        "latitude",
        "longitude",
        "maximum_age",
        "minimum_age",
        "timezone",
        "count",
        "year_incorporated",
    ]
)


def is_tables(archive: zipfile.ZipFile) -> bool:
    """Return True if an archive holds organisations of HSDS."""
    return bool({"organization.csv", "organizations.csv"} & members(archive).keys())


def read_tables(archive: zipfile.ZipFile, options: ReadingOptions) -> Iterator[Found]:
    """Yield the organisations of all tables, whose rows wait on the disk."""
    files = members(archive)
    with new_shelf() as shelf:
        for table, names in TABLES.items():
            for name in names.split():
                member = files.get(f"{name}.csv")
                if member is None:
                    continue
                with unpacked(archive, member) as file:
                    for raw in csv_records(file, options.locale):
                        refusal = _shelve(shelf, table, raw)
                        if refusal is not None:
                            yield refusal
        yield from _organizations(shelf, options)


def _shelve(shelf: Shelf, table: str, raw: Raw) -> Found | None:
    if raw.reason is not None:
        return refused(raw, "", table, raw.reason)
    row = {name: _typed(name, value) for name, value in raw.fields.items() if value != ""}
    if table == ORGANIZATION:
        shelf.put(table, "", {**row, "": raw.where})
        return None
    if table in ("location", "taxonomy_term"):
        shelf.put(table, str(row.get("id")), row)
    for owner in _owners(table, row):
        shelf.put(f"{table} of {owner}", str(row[owner]), row)
    return None


def _owners(table: str, row: Mapping[str, Any]) -> Iterable[str]:
    if table in ("service", "location"):
        return [name for name in ("organization_id",) if name in row]
    if table == "service_at_location":
        return [name for name in ("service_id",) if name in row]
    if table == "attribute":
        return [name for name in ("link_id",) if name in row]
    if table in FIELDS:
        return [name for name in (FIELDS[table][0],) if name in row]
    return [name for name in OWNERS if name in row][:1]


def _typed(name: str, value: object) -> object:
    if name not in NUMBERS:
        return value
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return value


def _organizations(shelf: Shelf, options: ReadingOptions) -> Iterator[Found]:
    known = set()
    for row in shelf.each(ORGANIZATION, ""):
        where = f"organizations {row.pop('')}"
        known.add(str(row.get("id")))
        yield read_organization(Raw(where, _Joiner(shelf).organization(row)), options)
    for owner in shelf.owners("service of organization_id"):
        if owner not in known:
            for row in shelf.of("service of organization_id", owner):
                raw = Raw(f"service {row.get('id')}")
                source_id = str(row.get("id") or "")
                yield refused(raw, source_id, "organization_id", Reason.NO_ORGANISATION, owner)


class _Joiner:
    """Puts rows into those that own them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def organization(self, row: Json) -> Json:
        """Return an organisation with all that is of it."""
        said = self._with(row, "organization_id")
        owned = self._shelf.of("location of organization_id", str(row.get("id")))
        services = self._shelf.of("service of organization_id", str(row.get("id")))
        return said | {
            "locations": [self._location(each) for each in owned],
            "services": [self._service(each) for each in services],
        }

    def _with(self, row: Json, owner: str) -> Json:
        """Return a row with what names it by a field."""
        identifier = str(row.get("id"))
        found: Json = dict(row)
        for name, field in (
            ("phone", "phones"),
            ("contact", "contacts"),
            ("schedule", "schedules"),
        ):
            found[field] = [
                self._attributed(each) for each in self._shelf.of(f"{name} of {owner}", identifier)
            ]
        for name, (by, field) in FIELDS.items():
            if by == owner:
                rows = self._shelf.of(f"{name} of {by}", identifier)
                found[field] = [self._attributed(each) for each in rows]
        return self._attributed(found)

    def _attributed(self, row: Json) -> Json:
        """Return a row with its attributes, and the terms that they name."""
        links = self._shelf.of("attribute of link_id", str(row.get("id")))
        for link in links:
            terms = self._shelf.of("taxonomy_term", str(link.get("taxonomy_term_id")))
            if terms:
                link["taxonomy_term"] = terms[0]
        return row | {"attributes": links} if links else row

    def _location(self, row: Json) -> Json:
        return self._with(row, "location_id")

    def _service(self, row: Json) -> Json:
        found = self._with(row, "service_id")
        rows = self._shelf.of("service_at_location of service_id", str(row.get("id")))
        found["service_at_locations"] = [self._at(each) for each in rows]
        return found

    def _at(self, row: Json) -> Json:
        found = self._with(row, "service_at_location_id")
        location = self._shelf.of("location", str(row.get("location_id")))
        return found | ({"location": self._location(location[0])} if location else {})
