"""Defines the objects of HSDS 3.1, as far as we write and read them.

Names and formats are the standard's. Fields of others that we have no use for are passed over.
"""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from content_models.hours.hsds import HsdsSchedule
from content_models.moments import Moment

Json = dict[str, Any]
HsdsStatus = Literal["active", "inactive", "defunct", "temporarily closed"]
PlaceType = Literal["physical", "postal", "virtual"]


class Row(BaseModel):
    """A row has an identifier; what is not known is left out of its JSON."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: UUID

    def json_value(self) -> Json:
        """Return it as JSON values, without what is not known."""
        return self.model_dump(mode="json", exclude_defaults=True)


class HsdsTaxonomy(Row):
    """A taxonomy is a list of terms."""

    name: str
    description: str
    version: str | None = None


class HsdsTaxonomyTerm(Row):
    """A term stands in a taxonomy; ``code`` is its value in our vocabulary."""

    name: str
    description: str
    code: str | None = None
    taxonomy: str | None = None
    taxonomy_id: UUID | None = None
    language: str | None = None
    term_uri: str | None = None


class HsdsAttribute(Row):
    """An attribute says of another row what HSDS has no field for.

    It names a term, or has a ``value``. ``link_type`` says what it tells.
    """

    link_id: UUID | None = None
    link_entity: str | None = None
    link_type: str | None = None
    taxonomy_term_id: UUID | None = None
    taxonomy_term: HsdsTaxonomyTerm | None = None
    value: str | None = None
    label: str | None = None


class HsdsMetadata(Row):
    """A row of metadata says who did what to a field of another row."""

    resource_id: UUID | None = None
    resource_type: str | None = None
    last_action_date: str
    last_action_type: str
    field_name: str
    previous_value: str
    replacement_value: str
    updated_by: str


class Described(Row):
    """A described row has attributes."""

    attributes: tuple[HsdsAttribute, ...] = ()


class HsdsLanguage(Described):
    """A language is spoken at a service; ``code`` is its BCP 47 tag."""

    service_id: UUID | None = None
    location_id: UUID | None = None
    name: str | None = None
    code: str | None = None


class HsdsPhone(Described):
    """A phone belongs to the row that holds it."""

    organization_id: UUID | None = None
    service_id: UUID | None = None
    location_id: UUID | None = None
    number: str
    extension: int | None = None
    description: str | None = None


class HsdsContact(Described):
    """A contact is a person or a desk."""

    organization_id: UUID | None = None
    name: str | None = None
    title: str | None = None
    email: str | None = None


class HsdsAddress(Described):
    """An address is that of a location.

    Empty texts are what HSDS demands and nobody knows.
    """

    location_id: UUID | None = None
    address_1: str
    address_2: str | None = None
    city: str
    region: str | None = None
    state_province: str
    postal_code: str
    country: str
    address_type: PlaceType


class HsdsAccessibility(Described):
    """An accessibility is something that a location has."""

    location_id: UUID | None = None
    description: str | None = None
    details: str | None = None


class HsdsLocation(Described):
    """A location is where services are given."""

    location_type: PlaceType
    organization_id: UUID | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    addresses: tuple[HsdsAddress, ...] = ()
    phones: tuple[HsdsPhone, ...] = ()
    accessibility: tuple[HsdsAccessibility, ...] = ()
    schedules: tuple[HsdsSchedule, ...] = ()


class HsdsServiceArea(Described):
    """A service area is where those live whom a service is for."""

    service_id: UUID | None = None
    name: str | None = None


class HsdsCostOption(Described):
    """A cost option is a price."""

    service_id: UUID | None = None
    currency: str | None = None
    amount: float | None = None
    amount_description: str | None = None


class HsdsRequiredDocument(Described):
    """A required document is something to bring along."""

    service_id: UUID | None = None
    document: str | None = None


class HsdsIdentifier(Described):
    """An identifier is the number that a register gives to an organisation.

    ``identifier_scheme`` is a code of org-id.guide, ``identifier_type`` our own.
    """

    organization_id: UUID | None = None
    identifier_scheme: str | None = None
    identifier_type: str
    identifier: str


class HsdsServiceAtLocation(Described):
    """A service at a location has its own hours."""

    service_id: UUID | None = None
    location_id: UUID | None = None
    schedules: tuple[HsdsSchedule, ...] = ()
    location: HsdsLocation | None = None
    service: "HsdsService | None" = None


class HsdsService(Described):
    """A service is one thing that an organisation offers."""

    organization_id: UUID | None = None
    name: str
    description: str | None = None
    url: str | None = None
    email: str | None = None
    status: HsdsStatus
    application_process: str | None = None
    fees_description: str | None = None
    eligibility_description: str | None = None
    minimum_age: float | None = None
    maximum_age: float | None = None
    assured_date: date | None = None
    last_modified: Moment | None = None
    phones: tuple[HsdsPhone, ...] = ()
    service_areas: tuple[HsdsServiceArea, ...] = ()
    service_at_locations: tuple[HsdsServiceAtLocation, ...] = ()
    languages: tuple[HsdsLanguage, ...] = ()
    organization: "HsdsOrganization | None" = None
    cost_options: tuple[HsdsCostOption, ...] = ()
    required_documents: tuple[HsdsRequiredDocument, ...] = ()
    metadata: tuple[HsdsMetadata, ...] = ()


class HsdsOrganization(Described):
    """An organisation is a body that helps, with all that it has."""

    name: str
    alternate_name: str | None = None
    description: str
    email: str | None = None
    website: str | None = None
    year_incorporated: int | None = None
    legal_status: str | None = None
    uri: str | None = None
    contacts: tuple[HsdsContact, ...] = ()
    phones: tuple[HsdsPhone, ...] = ()
    locations: tuple[HsdsLocation, ...] = ()
    organization_identifiers: tuple[HsdsIdentifier, ...] = ()
    services: tuple[HsdsService, ...] = ()
    metadata: tuple[HsdsMetadata, ...] = ()
