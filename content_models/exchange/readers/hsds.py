"""Reads objects of HSDS 3.x and Open Referral UK, of whatever producer.

Their identifiers may be any text, and one wrong value of a row must not cost the organisation:
identifiers become UUIDs, what the standard demands and nobody knows is filled with nothing, and
what still does not fit is left out and named.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID, uuid5

from pydantic import ValidationError

from content_models.exchange.found import Found, ReadingOptions, Reason
from content_models.exchange.hsds.profiles import TABLES_OF_FIELDS
from content_models.exchange.hsds.reading import from_hsds
from content_models.exchange.hsds.rows import HsdsOrganization
from content_models.exchange.readers.records import checked_id, invalid, refused
from content_models.exchange.sources.facts import Facts, language_tag
from content_models.exchange.sources.raw import Raw
from content_models.exchange.sources.shelf import Shelf
from content_models.hours.hsds import HsdsSchedule
from content_models.kinds.organisation import Organisation
from content_models.places import Location, Phone

Json = dict[str, Any]
ORGANIZATION = "organization"
SERVICES = "services"
MOST_MENDED = 200
"""Wrong values of one organisation; beyond it, it is broken."""
DEMANDED: Mapping[str, Mapping[str, object]] = {
    "organization": {"description": ""},
    "service": {"status": "active"},
    "location": {"location_type": "physical"},
    "address": {
        "address_1": "",
        "city": "",
        "state_province": "",
        "postal_code": "",
        "address_type": "physical",
    },
    "organization_identifier": {"identifier_type": "other"},
}
"""Fields that the standard demands, with what stands there where a producer has left them out."""
PARENTS = {
    "location_id": "location",
    "organization_id": "organization",
    "service_at_location_id": "service_at_location",
    "service_id": "service",
    "taxonomy_id": "taxonomy",
    "taxonomy_term_id": "taxonomy_term",
}
"""The table whose row a field names."""


def is_organization(fields: Mapping[str, Any]) -> bool:
    """Return True for an organisation of HSDS."""
    return "name" in fields and bool(
        {"organization_identifiers", "services", "legal_status", "year_incorporated"}
        & fields.keys()
        or {"id", "description"} <= fields.keys()
    )


def is_service(fields: Mapping[str, Any]) -> bool:
    """Return True for a service of HSDS, which names its organisation."""
    return "name" in fields and bool({ORGANIZATION, "organization_id"} & fields.keys())


def shelve(shelf: Shelf, raw: Raw) -> Found | None:
    """Keep a service for its organisation; return its refusal where it names none."""
    owner = raw.fields.get(ORGANIZATION)
    identifier = owner.get("id") if isinstance(owner, dict) else raw.fields.get("organization_id")
    if not identifier:
        source_id = str(raw.fields.get("id") or "")
        return refused(raw, source_id, "organization_id", Reason.NO_ORGANISATION)
    own = {name: value for name, value in raw.fields.items() if name != ORGANIZATION}
    shelf.put(SERVICES, str(identifier), {**own, "": raw.where})
    if isinstance(owner, dict) and not shelf.of(ORGANIZATION, str(identifier)):
        shelf.put(ORGANIZATION, str(identifier), owner)
    return None


def gathered(shelf: Shelf, options: ReadingOptions) -> Iterator[Found]:
    """Yield the organisations that services brought along, each with all of these."""
    for identifier in list(shelf.owners(SERVICES)):
        services = shelf.take(SERVICES, identifier)
        owner = next(iter(shelf.of(ORGANIZATION, identifier)), None)
        where = str(services[0].pop("", ""))
        if owner is None:
            raw = Raw(where, services[0])
            service_id = str(services[0].get("id") or "")
            yield refused(raw, service_id, "organization_id", Reason.NO_ORGANISATION, identifier)
        else:
            yield read_organization(Raw(where, {**owner, SERVICES: services}), options)


def read_organization(raw: Raw, options: ReadingOptions) -> Found:
    """Return the record of an organisation with its services inside."""
    source_id = str(raw.fields.get("id") or "").strip()
    refusal = checked_id(raw, "id", source_id)
    if refusal is not None:
        return refusal
    if not str(raw.fields.get("name") or "").strip():
        return refused(raw, source_id, "name", Reason.NO_NAME)
    facts = Facts(options)
    told = _Preparation(options, options.key(source_id)).row(raw.fields, ORGANIZATION)
    organization = _mended(told, facts)
    if organization is None:
        return refused(raw, source_id, "", Reason.BROKEN_RECORD)
    moment = datetime(options.on.year, options.on.month, options.on.day, tzinfo=UTC)
    try:
        read = from_hsds(organization, locale=options.locale, at=moment, on=options.on)
    except ValidationError as error:
        return invalid(raw, source_id, error)
    except ValueError as error:
        return refused(raw, source_id, "", Reason.INVALID, str(error).partition("\n")[0])
    for each in read.not_read:
        facts.refuse(str(each.row), Reason.INVALID, each.reason)
    document = _checked(read.document, facts)
    if document.source is None:
        document = document.model_copy(update={"source": options.source})
    return Found(source_id, raw.where, document, tuple(facts.refusals))


class _Preparation:
    """Gives rows identifiers that are UUIDs, and what the standard demands."""

    def __init__(self, options: ReadingOptions, organization: UUID) -> None:
        self._options = options
        self._organization = organization
        self._count = 0

    def row(self, said: Mapping[str, Any], table: str) -> Json:
        """Return a row, with all rows inside."""
        row: Json = dict(DEMANDED.get(table, {}))
        for name, value in said.items():
            inner = TABLES_OF_FIELDS.get(name)
            if value is None or value == "" or name in ("metadata", ""):
                continue
            if inner is not None:
                row[name] = self._inner(value, inner)
            elif name == "id":
                row["id"] = str(self._key(value, table))
            elif name in PARENTS:
                row[name] = str(self._key(value, PARENTS[name]))
            else:
                row[name] = value
        if "id" not in row:
            self._count += 1
            row["id"] = str(uuid5(self._organization, f"{table} {self._count}"))
        return self._with_usual_values(row, table)

    def _inner(self, value: object, table: str) -> object:
        if isinstance(value, list):
            return [self.row(each, table) for each in value if isinstance(each, dict)]
        return self.row(value, table) if isinstance(value, dict) else value

    def _key(self, value: object, table: str) -> UUID:
        of = () if table == ORGANIZATION else (table,)
        return self._options.key(str(value).strip(), *of)

    def _with_usual_values(self, row: Json, table: str) -> Json:
        if table == "address":
            facts = Facts(self._options)
            row["country"] = facts.country("country", row.get("country"))
        if table == "language" and not row.get("code"):
            row["code"] = language_tag(str(row.get("name") or "")) or ""
        if table == "phone" and isinstance(row.get("extension"), str):
            digits = "".join(filter(str.isdigit, row["extension"]))
            row["extension"] = int(digits) if digits else None
        if table == "schedule":
            return {name: value for name, value in row.items() if name in HsdsSchedule.model_fields}
        if table == "service":
            row["status"] = str(row["status"]).replace("_", " ").lower()
        return row


def _mended(told: Json, facts: Facts) -> HsdsOrganization | None:
    """Return a row without values that do not fit; None without necessary ones."""
    for _again in range(MOST_MENDED):
        try:
            return HsdsOrganization.model_validate(told)
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
        place = problem["loc"]
        facts.refuse(_named(place), Reason.INVALID, problem["input"])
        if not _taken_out(told, place, is_missing=problem["type"] == "missing"):
            return None
    return None


def _named(place: Iterable[int | str]) -> str:
    return ".".join("[]" if isinstance(step, int) else step for step in place).replace(".[]", "[]")


def _taken_out(told: Json, place: tuple[int | str, ...], *, is_missing: bool) -> bool:
    """Take out a wrong value, or a row that lacks one."""
    steps = list(place[:-1] if is_missing else place)
    if not steps or (len(steps) == 1 and steps[0] in ("id", "name")):
        return False
    holder: Any = told
    for step in steps[:-1]:
        if not isinstance(holder, dict | list):
            return False
        try:
            holder = holder[cast("Any", step)]
        except (KeyError, IndexError, TypeError):
            return False
    try:
        del holder[steps[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _checked(document: Organisation, facts: Facts) -> Organisation:
    """Return a document whose points lie in their countries, and whose numbers can be dialled."""
    return document.model_copy(
        update={
            "locations": tuple(_checked_point(each, facts) for each in document.locations),
            "phones": tuple(_dialled(each, facts) for each in document.phones),
        }
    )


def _checked_point(location: Location, facts: Facts) -> Location:
    said = location.coordinates
    if said is None:
        return location
    point = facts.point("locations[].latitude", said.latitude, said.longitude, location.country)
    return location.model_copy(update={"coordinates": point})


def _dialled(phone: Phone, facts: Facts) -> Phone:
    """Return a phone with the number to dial that its text tells."""
    if phone.dialled:
        return phone
    quiet = Facts(facts.options)
    numbers = quiet.phones("", phone.number)
    if len(numbers) == 1 and numbers[0].dialled:
        return phone.model_copy(update={"dialled": numbers[0].dialled})
    if quiet.refusals:
        facts.refuse("phones[].number", Reason.NOT_A_PHONE, phone.number)
    return phone
