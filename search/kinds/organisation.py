"""Says how organisations are found."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from content_models.kinds.organisation import Organisation
from search.kinds.findable import Findable
from search.offers import offers_of
from search.vicinity import Position, positions_of, reaches_of


class _Organisations(Findable[Organisation]):
    def names(self, document: Organisation) -> Iterable[str]:
        """Yield its other names and the names of its services."""
        yield from document.alternative_names
        yield from (service.name for service in document.services)

    def prose(self, document: Organisation) -> Iterable[str]:
        for service in document.services:
            yield service.description
            yield service.eligibility
            yield from service.documents
        yield from (place.name for place in document.locations)

    def contacts(self, document: Organisation) -> Iterable[str]:
        for place in document.locations:
            yield from (place.address, place.postcode)
        for phone in document.phones:
            yield phone.number
        for contact in document.contacts:
            yield from (contact.name, contact.role, contact.email)
        yield from (identifier.number for identifier in document.identifiers)
        for service in document.services:
            yield from (service.email, service.website)
        yield from (document.email, document.website)

    def places(self, document: Organisation) -> Iterable[str]:
        for location in document.locations:
            yield from (location.place, location.region)
        for service in document.services:
            yield from (area.name for area in service.areas)

    def languages(self, document: Organisation) -> Iterable[str]:
        return document.all_languages

    def facets(self, document: Organisation) -> dict[str, tuple[str, ...]]:
        return {
            "audience": tuple(document.all_audiences),
            "country": document.countries,
            # Only organisations have it: case studies are read anywhere, help is sought in a town.
            "place": tuple(dict.fromkeys(location.place for location in document.locations)),
            "spoken": document.all_languages,
        }

    def positions(self, document: Organisation) -> tuple[Position, ...]:
        return positions_of(document)

    def known_since(self, document: Organisation) -> datetime | None:
        return datetime.combine(document.known_since, time(), UTC)

    def reaches(self, document: Organisation) -> tuple[str, ...]:
        return reaches_of(document)

    def offers(self, document: Organisation) -> tuple[str, ...]:
        return offers_of(document)


FINDABLE = _Organisations()
