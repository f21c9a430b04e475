"""Writes a document of an organisation as an object of HSDS 3.1."""

from datetime import date
from uuid import UUID

from content_models.exchange.hsds import taxonomies
from content_models.exchange.hsds.checks import ADDRESSES, ALL, HOURS, PHONES, metadata_of
from content_models.exchange.hsds.links import Links, Words, part_id
from content_models.exchange.hsds.rows import (
    HsdsAccessibility,
    HsdsAddress,
    HsdsAttribute,
    HsdsContact,
    HsdsCostOption,
    HsdsIdentifier,
    HsdsLanguage,
    HsdsLocation,
    HsdsOrganization,
    HsdsPhone,
    HsdsRequiredDocument,
    HsdsService,
    HsdsServiceArea,
    HsdsServiceAtLocation,
    HsdsStatus,
)
from content_models.help import (
    ACCESSIBILITY_LABELS,
    FEE_LABELS,
    WAY_LABELS,
    Accessibility,
    IdentifierScheme,
    Status,
)
from content_models.hours.hsds import HsdsSchedule, to_hsds_schedules
from content_models.hours.weekly import Hours
from content_models.kinds.organisation import Organisation
from content_models.language_names import language_name
from content_models.places import Location, Phone, Worded
from content_models.services import CostOption, Identifier, Service, ServiceArea, ServiceAtLocation

HSDS_STATUSES: dict[Status, HsdsStatus] = {
    Status.ACTIVE: "active",
    Status.TEMPORARILY_CLOSED: "temporarily closed",
    Status.CLOSED: "defunct",
}
REGISTERS = {
    IdentifierScheme.FR_RNA: "FR-RNA",
    IdentifierScheme.GB_CHARITY: "GB-CHC",
    IdentifierScheme.GB_COMPANY: "GB-COH",
}
"""Codes of org-id.guide, which has none for the others."""


def to_hsds(
    document: Organisation,
    *,
    on: date,
    words: Words | None = None,
    address: str = "",
    licence: str = "",
) -> HsdsOrganization:
    """Return an organisation with its locations and services.

    Args:
        document: one version of it: words are in its language.
        on: the day of writing, for opening hours (``to_hsds_schedules``).
        words: for what the document names by codes and keys; without them, English and keys.
        address: of its page.
        licence: of what no source has a licence of.
    """
    return _Writer(document, on, words or Words(), licence).organization(address)


def location_id(document: Organisation, index: int) -> UUID:
    """Return the identifier of a location.

    It is its key, or made of its place in the list.
    """
    return document.locations[index].key or part_id(document.key, "location", str(index))


def service_at_location_id(service: UUID, location: UUID) -> UUID:
    """Return the identifier of a service at a location."""
    return part_id(service, "at", str(location))


class _Writer:
    """Writes one document."""

    def __init__(self, document: Organisation, on: date, words: Words, licence: str) -> None:
        self._document = document
        self._on = on
        self._words = words
        self._licence = licence
        indexes = range(len(document.locations))
        self._locations = {
            location_id(document, at): self._location(location_id(document, at), at)
            for at in indexes
        }

    def organization(self, address: str) -> HsdsOrganization:
        """Return all of it."""
        said = self._document
        first, *others = said.alternative_names or ("",)
        return HsdsOrganization(
            id=said.key,
            name=said.title,
            alternate_name=first or None,
            description=said.description,
            email=said.email or None,
            website=said.website or None,
            year_incorporated=said.year_founded,
            legal_status=said.legal_form.label if said.legal_form else None,
            uri=address or None,
            contacts=tuple(
                HsdsContact(
                    id=each.key,
                    organization_id=said.key,
                    name=each.name,
                    title=each.role or None,
                    email=each.email or None,
                    attributes=self._language_left("contact", each.key, each),
                )
                for each in said.contacts
            ),
            phones=self._phones(None),
            locations=tuple(self._locations.values()),
            organization_identifiers=tuple(map(self._identifier, said.identifiers)),
            services=tuple(map(self._service, said.services)),
            attributes=self._own_attributes(others),
            metadata=(
                *metadata_of(said.key, "organization", ALL, said.check),
                *metadata_of(said.key, "organization", ADDRESSES, said.addresses_check),
                *metadata_of(said.key, "organization", HOURS, said.hours_check),
                *metadata_of(said.key, "organization", PHONES, said.phones_check),
            ),
        )

    def _own_attributes(self, other_names: list[str]) -> tuple[HsdsAttribute, ...]:
        said = self._document
        links = self._links("organization", said.key)
        links.texts("language", said.locale).texts("alternate-name", *other_names)
        links.themes(said.themes).values(taxonomies.AUDIENCES, said.audiences)
        for tag in said.spoken_languages:
            links.texts("spoken-language", tag, label=self._language_name(tag))
        links.values(taxonomies.LEGAL_FORMS, [said.legal_form] if said.legal_form else [])
        links.values(taxonomies.STATUSES, [said.status] if said.status else [])
        if said.source is not None:
            links.texts("source", said.source.name).texts("source-address", said.source.address)
            links.texts("source-licence", said.source.licence)
            links.texts("source-licence-address", said.source.licence_address)
        if said.source is None or not said.source.licence:
            links.texts("licence", self._licence)
        return links.texts("last-verified", said.last_verified).all

    def _links(self, entity: str, owner: UUID) -> Links:
        return Links(entity, owner, self._words)

    def _language_left(self, entity: str, owner: UUID, part: Worded) -> tuple[HsdsAttribute, ...]:
        """Return the language of words that nobody has translated yet."""
        return self._links(entity, owner).texts("language", part.left_in).all

    def _language_name(self, tag: str) -> str:
        return language_name(tag, self._document.locale) or tag

    def _identifier(self, identifier: Identifier) -> HsdsIdentifier:
        owner = self._document.key
        return HsdsIdentifier(
            id=part_id(owner, "identifier", identifier.scheme, identifier.number),
            organization_id=owner,
            identifier_scheme=REGISTERS.get(identifier.scheme),
            identifier_type=identifier.scheme.value,
            identifier=identifier.number,
        )

    def _phones(self, of: UUID | None, entity: str = "organization") -> tuple[HsdsPhone, ...]:
        owner = of or self._document.key
        rows = enumerate(self._document.phones_of(of))
        return tuple(self._phone(phone, owner, entity, number) for number, phone in rows)

    def _phone(self, phone: Phone, owner: UUID, entity: str, number: int) -> HsdsPhone:
        identifier = part_id(owner, "phone", str(number), phone.dialled or phone.number)
        links = self._links("phone", identifier).texts("dialled", phone.dialled)
        if phone.is_whatsapp:
            links.texts("whatsapp", "true")
        row = HsdsPhone(
            id=identifier,
            number=phone.number,
            extension=int(phone.extension) if phone.extension else None,
            description=phone.label or None,
            attributes=links.texts("language", phone.left_in).all,
        )
        return row.model_copy(update={f"{entity}_id": owner})

    def _location(self, identifier: UUID, index: int) -> HsdsLocation:
        place = self._document.locations[index]
        point = place.coordinates
        links = self._links("location", identifier).texts("language", place.left_in)
        links.values(taxonomies.PRECISIONS, [place.precision] if place.precision else [])
        return HsdsLocation(
            id=identifier,
            location_type="physical",
            organization_id=self._document.key,
            name=place.name or None,
            latitude=point.latitude if point else None,
            longitude=point.longitude if point else None,
            addresses=(_address(place, identifier),),
            phones=self._phones(place.key, "location") if place.key else (),
            accessibility=self._accessibility(place, identifier),
            schedules=self._schedules(place.hours, identifier),
            attributes=_holidays(links, place.hours).all,
        )

    def _accessibility(self, place: Location, owner: UUID) -> tuple[HsdsAccessibility, ...]:
        rows = [self._has(owner, value) for value in place.accessibility]
        if place.accessibility_notes:
            notes = HsdsAccessibility(
                id=part_id(owner, "accessibility-notes"),
                location_id=owner,
                details=place.accessibility_notes,
            )
            rows.append(notes)
        return tuple(rows)

    def _has(self, owner: UUID, value: Accessibility) -> HsdsAccessibility:
        identifier = part_id(owner, "accessibility", value)
        links = self._links("accessibility", identifier)
        return HsdsAccessibility(
            id=identifier,
            location_id=owner,
            description=self._words.say(ACCESSIBILITY_LABELS[value]),
            attributes=links.values(taxonomies.ACCESSIBILITIES, [value]).all,
        )

    def _schedules(self, hours: Hours | None, owner: UUID) -> tuple[HsdsSchedule, ...]:
        return to_hsds_schedules(hours, owner, self._on).rows if hours else ()

    def _service(self, service: Service) -> HsdsService:
        key = service.key
        return HsdsService(
            id=key,
            organization_id=self._document.key,
            name=service.name,
            description=service.description or None,
            url=service.website or None,
            email=service.email or None,
            status=HSDS_STATUSES[service.status or Status.ACTIVE],
            application_process=self._words.said(WAY_LABELS[each] for each in service.ways),
            fees_description=self._words.say(FEE_LABELS[service.fee]) if service.fee else None,
            eligibility_description=service.eligibility or None,
            minimum_age=service.minimum_age,
            maximum_age=service.maximum_age,
            assured_date=service.check.on if service.check else self._document.last_verified,
            last_modified=self._document.updated_at,
            phones=self._phones(key, "service"),
            service_areas=tuple(self._area(key, each) for each in service.areas),
            service_at_locations=self._at_locations(service),
            languages=tuple(self._language(key, tag) for tag in service.languages),
            cost_options=tuple(self._cost(key, each) for each in service.costs),
            required_documents=tuple(
                HsdsRequiredDocument(
                    id=part_id(key, "document", str(number)), service_id=key, document=text
                )
                for number, text in enumerate(service.documents)
            ),
            attributes=self._attributes_of(service),
            metadata=metadata_of(key, "service", ALL, service.check),
        )

    def _attributes_of(self, service: Service) -> tuple[HsdsAttribute, ...]:
        links = self._links("service", service.key).themes(service.themes)
        links.values(taxonomies.AUDIENCES, service.audiences)
        links.values(taxonomies.WAYS, service.ways)
        links.values(taxonomies.DELIVERIES, service.delivery)
        links.values(taxonomies.FEES, [service.fee] if service.fee else [])
        links.texts("weeks", service.weeks).texts("hours-per-week", service.hours_per_week)
        if service.status is None:
            links.texts("status", "not said")
        if not service.at:
            links.texts("offered-at", "all locations")
        return links.texts("language", service.left_in).all

    def _at_locations(self, service: Service) -> tuple[HsdsServiceAtLocation, ...]:
        everywhere = tuple(ServiceAtLocation(location=each) for each in self._locations)
        return tuple(
            self._at(service.key, each)
            for each in service.at or everywhere
            if each.location in self._locations
        )

    def _at(self, service: UUID, at: ServiceAtLocation) -> HsdsServiceAtLocation:
        identifier = service_at_location_id(service, at.location)
        links = self._links("service_at_location", identifier)
        return HsdsServiceAtLocation(
            id=identifier,
            service_id=service,
            location_id=at.location,
            location=self._locations[at.location],
            schedules=self._schedules(at.hours, identifier),
            attributes=_holidays(links, at.hours).all,
        )

    def _area(self, service: UUID, area: ServiceArea) -> HsdsServiceArea:
        links = self._links("service_area", area.key).texts("area-code", area.code)
        links.texts("area-country", area.country).texts("language", area.left_in)
        return HsdsServiceArea(
            id=area.key, service_id=service, name=area.name, attributes=links.all
        )

    def _language(self, service: UUID, tag: str) -> HsdsLanguage:
        return HsdsLanguage(
            id=part_id(service, "language", tag),
            service_id=service,
            name=self._language_name(tag),
            code=tag,
        )

    def _cost(self, service: UUID, cost: CostOption) -> HsdsCostOption:
        return HsdsCostOption(
            id=cost.key,
            service_id=service,
            currency=cost.currency,
            amount=cost.amount,
            amount_description=cost.note or None,
            attributes=self._language_left("cost_option", cost.key, cost),
        )


def _holidays(links: Links, hours: Hours | None) -> Links:
    """Add what rows of hours do not say: the time zone, and whose holidays count."""
    if hours is None:
        return links
    return links.texts("timezone", hours.timezone).texts("holiday-region", hours.holiday_region)


def _address(place: Location, owner: UUID) -> HsdsAddress:
    return HsdsAddress(
        id=part_id(owner, "address"),
        location_id=owner,
        address_1=place.address,
        city=place.place,
        region=place.region or None,
        state_province=place.region,
        postal_code=place.postcode,
        country=place.country,
        address_type="physical",
    )
