"""Defines what the pages of the directory show."""

from dataclasses import dataclass

from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates, Phone
from content_models.published import Link
from portal.listing.models import Card
from portal.reading.items import Item


@dataclass(frozen=True)
class OrganisationPage:
    """An organisation page holds an organisation with its themes and what is near it."""

    item: Item[Organisation]
    themes: tuple[Link, ...]
    nearby: tuple[Card, ...] = ()

    @property
    def first_phone(self) -> Phone | None:
        """Return the number to call first: the organisation's own, else that of a place."""
        return self._first(is_whatsapp=False)

    @property
    def first_whatsapp(self) -> Phone | None:
        """Return the number to write to in WhatsApp first."""
        return self._first(is_whatsapp=True)

    @property
    def point(self) -> Coordinates | None:
        """Return the point of the first location that has one."""
        locations = self.item.document.locations
        return next((each.coordinates for each in locations if each.coordinates), None)

    def _first(self, *, is_whatsapp: bool) -> Phone | None:
        document = self.item.document
        of_services = {service.key for service in document.services}
        fitting = [
            phone
            for phone in document.phones
            if phone.is_whatsapp is is_whatsapp and phone.of not in of_services
        ]
        own = (phone for phone in fitting if phone.of is None)
        return next(own, next(iter(fitting), None))
