"""Reads an object of HSDS 3.1 as a document of an organisation."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from content_models.checks import Check
from content_models.countries import COUNTRIES
from content_models.exchange.hsds import taxonomies
from content_models.exchange.hsds.checks import ADDRESSES, ALL, HOURS, PHONES, check_in
from content_models.exchange.hsds.links import text_of, texts_of, themes_in
from content_models.exchange.hsds.rows import (
    HsdsAttribute,
    HsdsContact,
    HsdsCostOption,
    HsdsIdentifier,
    HsdsLocation,
    HsdsOrganization,
    HsdsPhone,
    HsdsService,
    HsdsServiceArea,
)
from content_models.exchange.hsds.taxonomies import Vocabulary, values_in
from content_models.help import (
    Accessibility,
    Delivery,
    Fee,
    IdentifierScheme,
    Precision,
    Status,
    WayToCome,
)
from content_models.hours.hsds import HsdsSchedule
from content_models.hours.hsds_reader import from_hsds_schedules
from content_models.hours.places import holiday_region_of, timezone_of
from content_models.hours.weekly import Hours
from content_models.kinds.organisation import Organisation
from content_models.languages import LanguageTag
from content_models.places import Coordinates, Location, Phone
from content_models.references import short_id
from content_models.services import (
    Contact,
    CostOption,
    Identifier,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Source,
)
from content_models.vocabularies import Audience, LegalForm

T = TypeVar("T")
STATUSES = {
    "active": Status.ACTIVE,
    "temporarily closed": Status.TEMPORARILY_CLOSED,
    "inactive": Status.TEMPORARILY_CLOSED,
    "defunct": Status.CLOSED,
}
_TAG: TypeAdapter[str] = TypeAdapter(LanguageTag)


@dataclass(frozen=True)
class NotRead:
    """Something that a document cannot hold.

    Attributes:
        row: the identifier of the row.
        reason: in English.
    """

    row: UUID
    reason: str


@dataclass(frozen=True)
class ReadOrganization:
    """An organisation as it was read, with what was not."""

    document: Organisation
    not_read: tuple[NotRead, ...] = ()


def from_hsds(
    organization: HsdsOrganization, *, locale: str, at: datetime, on: date
) -> ReadOrganization:
    """Return the document of an organisation.

    Args:
        organization: with its services inside.
        locale: of its words, where it does not say it itself.
        at: the moment of publishing, which HSDS has not.
        on: the day of reading, for opening hours.
    """
    return _Reader(organization, on).document(locale, at)


@dataclass
class _Reader:
    """Reads one organisation."""

    organization: HsdsOrganization
    on: date
    not_read: list[NotRead] = field(default_factory=list)

    def document(self, locale: str, at: datetime) -> ReadOrganization:
        """Return all of it."""
        said = self.organization
        links = said.attributes
        locations = tuple(self._locations())
        countries = {each.key: each for each in locations}
        services = tuple(self._service(each, countries) for each in said.services)
        other_names = texts_of(links, "alternate-name")
        names = [said.alternate_name or "", *other_names]
        verified = text_of(links, "last-verified")
        check = check_in(said.metadata, ALL) or Check(on=date.min)
        assured = [
            each.assured_date
            for each in said.services
            if each.assured_date and check_in(each.metadata, ALL) is None
        ]
        document = Organisation(
            key=said.id,
            locale=text_of(links, "language") or locale,
            slug=short_id(said.id),
            title=said.name,
            summary=said.description,
            published_at=at,
            updated_at=at,
            alternative_names=tuple(filter(None, names)),
            themes=themes_in(links),
            audiences=_values(links, taxonomies.AUDIENCES, Audience),
            spoken_languages=tuple(texts_of(links, "spoken-language")),
            locations=locations,
            phones=tuple(self._phones()),
            contacts=tuple(map(_contact, said.contacts)),
            services=services,
            identifiers=tuple(map(_identifier, said.organization_identifiers)),
            legal_form=_one(_values(links, taxonomies.LEGAL_FORMS, LegalForm)),
            year_founded=said.year_incorporated,
            status=_one(_values(links, taxonomies.STATUSES, Status)),
            source=_source(links),
            email=said.email or "",
            website=said.website or "",
            last_verified=date.fromisoformat(verified) if verified else max(assured, default=None),
            checker=check.by,
            checker_name=check.name,
            addresses_check=check_in(said.metadata, ADDRESSES),
            hours_check=check_in(said.metadata, HOURS),
            phones_check=check_in(said.metadata, PHONES),
        )
        return ReadOrganization(document, tuple(self.not_read))

    def _refuse(self, row: UUID, reason: str) -> None:
        self.not_read.append(NotRead(row, reason))

    def _locations(self) -> Iterable[Location]:
        """Yield where it receives people, those of its services included."""
        of_services = (
            at.location
            for service in self.organization.services
            for at in service.service_at_locations
            if at.location
        )
        rows = {each.id: each for each in (*of_services, *self.organization.locations)}
        own = [each.id for each in self.organization.locations]
        for identifier in dict.fromkeys((*own, *rows)):
            location = self._location(rows[identifier])
            if location is not None:
                yield location

    def _location(self, row: HsdsLocation) -> Location | None:
        address = next(iter(row.addresses), None)
        if address is None or address.country not in COUNTRIES:
            self._refuse(row.id, "a location needs an address with an ISO 3166 country")
            return None
        named = [
            values_in(each.attributes, taxonomies.ACCESSIBILITIES) for each in row.accessibility
        ]
        notes = [
            each.details or each.description or ""
            for each, values in zip(row.accessibility, named, strict=True)
            if not values
        ]
        has_point = row.latitude is not None and row.longitude is not None
        location = Location(
            key=row.id,
            name=row.name or "",
            address=", ".join(filter(None, (address.address_1, address.address_2))),
            postcode=address.postal_code,
            place=address.city,
            region=address.region or address.state_province,
            country=address.country,
            coordinates=Coordinates(latitude=row.latitude or 0, longitude=row.longitude or 0)
            if has_point
            else None,
            precision=_one(_values(row.attributes, taxonomies.PRECISIONS, Precision)),
            accessibility=tuple(Accessibility(value) for values in named for value in values),
            accessibility_notes="\n".join(filter(None, notes)),
            left_in=text_of(row.attributes, "language"),
        )
        hours = self._hours(row.id, row.schedules, row.attributes, location)
        return location.model_copy(update={"hours": hours})

    def _hours(
        self,
        owner: UUID,
        rows: Sequence[HsdsSchedule],
        links: Iterable[HsdsAttribute],
        location: Location,
    ) -> Hours | None:
        if not rows:
            return None
        try:
            zone = text_of(links, "timezone") or timezone_of(location.country)
        except LookupError:
            self._refuse(owner, "the country has several time zones, and hours name none")
            return None
        region = text_of(links, "holiday-region")
        read = from_hsds_schedules(
            [each.model_dump(mode="json") for each in rows],
            timezone=zone,
            holiday_region=region or holiday_region_of(location.country, location.postcode),
            on=self.on,
        )
        for loss in read.losses:
            self._refuse(owner, f"schedule: {loss}")
        return read.hours

    def _phones(self) -> Iterable[Phone]:
        said = self.organization
        yield from (_phone(each, None) for each in said.phones)
        for location in said.locations:
            yield from (_phone(each, location.id) for each in location.phones)
        for service in said.services:
            yield from (_phone(each, service.id) for each in service.phones)

    def _service(self, row: HsdsService, locations: dict[UUID | None, Location]) -> Service:
        links = row.attributes
        weeks, per_week = text_of(links, "weeks"), text_of(links, "hours-per-week")
        return Service(
            key=row.id,
            name=row.name,
            description=row.description or "",
            themes=themes_in(links),
            status=None if text_of(links, "status") else STATUSES[row.status],
            audiences=_values(links, taxonomies.AUDIENCES, Audience),
            eligibility=row.eligibility_description or "",
            minimum_age=_whole(row.minimum_age),
            maximum_age=_whole(row.maximum_age),
            ways=_values(links, taxonomies.WAYS, WayToCome),
            delivery=_values(links, taxonomies.DELIVERIES, Delivery),
            languages=tuple(
                each.code for each in row.languages if each.code and _is_tag(each.code)
            ),
            fee=_one(_values(links, taxonomies.FEES, Fee)),
            costs=tuple(self._costs(row.cost_options)),
            documents=tuple(each.document for each in row.required_documents if each.document),
            weeks=int(weeks) if weeks else None,
            hours_per_week=int(per_week) if per_week else None,
            email=row.email or "",
            website=row.url or "",
            at=() if text_of(links, "offered-at") else tuple(self._at(row, locations)),
            areas=tuple(map(_area, row.service_areas)),
            left_in=text_of(links, "language"),
            check=check_in(row.metadata, ALL),
        )

    def _at(
        self, row: HsdsService, locations: dict[UUID | None, Location]
    ) -> Iterable[ServiceAtLocation]:
        for each in row.service_at_locations:
            nested = each.location.id if each.location else None
            location = locations.get(each.location_id or nested)
            if location is None or location.key is None:
                self._refuse(each.id, "the location is not known")
                continue
            hours = self._hours(each.id, each.schedules, each.attributes, location)
            yield ServiceAtLocation(location=location.key, hours=hours)

    def _costs(self, rows: Iterable[HsdsCostOption]) -> Iterable[CostOption]:
        for row in rows:
            if not row.currency:
                self._refuse(row.id, "a price needs its currency")
                continue
            yield CostOption(
                key=row.id,
                amount=row.amount,
                currency=row.currency,
                note=row.amount_description or "",
                left_in=text_of(row.attributes, "language"),
            )


def _values(
    links: tuple[HsdsAttribute, ...], vocabulary: Vocabulary, kind: Callable[[str], T]
) -> tuple[T, ...]:
    return tuple(kind(value) for value in values_in(links, vocabulary))


def _one(values: tuple[T, ...]) -> T | None:
    return values[0] if values else None


def _whole(number: float | None) -> int | None:
    return None if number is None or number < 0 else int(number)


def _is_tag(text: str) -> bool:
    try:
        _TAG.validate_python(text)
    except ValidationError:
        return False
    return True


def _phone(row: HsdsPhone, of: UUID | None) -> Phone:
    return Phone(
        number=row.number,
        dialled=text_of(row.attributes, "dialled") or "",
        label=row.description or "",
        is_whatsapp=bool(text_of(row.attributes, "whatsapp")),
        of=of,
        left_in=text_of(row.attributes, "language"),
    )


def _contact(row: HsdsContact) -> Contact:
    return Contact(
        key=row.id,
        name=row.name or "",
        role=row.title or "",
        email=row.email or "",
        left_in=text_of(row.attributes, "language"),
    )


def _identifier(row: HsdsIdentifier) -> Identifier:
    known = {scheme.value for scheme in IdentifierScheme}
    scheme = row.identifier_type if row.identifier_type in known else "other"
    return Identifier(scheme=IdentifierScheme(scheme), number=row.identifier)


def _area(row: HsdsServiceArea) -> ServiceArea:
    return ServiceArea(
        key=row.id,
        name=row.name or "",
        code=text_of(row.attributes, "area-code") or "",
        country=text_of(row.attributes, "area-country"),
        left_in=text_of(row.attributes, "language"),
    )


def _source(links: tuple[HsdsAttribute, ...]) -> Source | None:
    fields = {
        "name": text_of(links, "source"),
        "address": text_of(links, "source-address"),
        "licence": text_of(links, "source-licence"),
        "licence_address": text_of(links, "source-licence-address"),
    }
    if not any(fields.values()):
        return None
    return Source.model_validate({name: value or "" for name, value in fields.items()})
