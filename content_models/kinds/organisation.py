"""Defines the organisation, as the directory lists it."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Literal, TypeVar
from uuid import UUID

from content_models.blocks import RichText
from content_models.checks import Check, Checker
from content_models.documents import BaseDocument, Kind, Sectioned
from content_models.help import Delivery, Fee, Status, WayToCome
from content_models.hours.weekly import Hours
from content_models.languages import LanguageTag
from content_models.places import Location, Phone
from content_models.plain_text import text_in_lines
from content_models.services import Contact, Identifier, Service, Source
from content_models.vocabularies import Audience, LegalForm, message

T = TypeVar("T")


class Organisation(BaseDocument, Sectioned):
    """An organisation is a body that helps (HSDS ``organization``).

    ``summary`` is the beginning of its description as plain text. ``themes`` are its own and those
    of its services.
    Facts are the same in all versions; the words beside them are in the version's language, or in
    the original's where nobody has translated them (``locale_of``). ``last_verified`` is the day of
    the last check of all of it; addresses, hours, phones and services that were checked alone since
    then have checks of their own. ``merged`` has the keys of organisations that are part of it now:
    their addresses lead here.
    """

    entry: ClassVar[Kind] = Kind(
        name="organisation",
        label=message("Organisation"),
        plural=message("Organisations"),
        folder="directory",
        writers="partners",
    )

    kind: Literal["organisation"] = "organisation"
    alternative_names: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    spoken_languages: tuple[LanguageTag, ...] = ()
    locations: tuple[Location, ...] = ()
    phones: tuple[Phone, ...] = ()
    contacts: tuple[Contact, ...] = ()
    services: tuple[Service, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    legal_form: LegalForm | None = None
    year_founded: int | None = None
    status: Status | None = None
    source: Source | None = None
    email: str = ""
    website: str = ""
    last_verified: date | None = None
    checker: Checker = Checker.EDITORS
    checker_name: str = ""
    addresses_check: Check | None = None
    hours_check: Check | None = None
    phones_check: Check | None = None
    merged: tuple[UUID, ...] = ()

    @property
    def check(self) -> Check | None:
        """Return the last check of all of it; None where nobody knows of one."""
        if self.last_verified is None:
            return None
        return Check(on=self.last_verified, by=self.checker, name=self.checker_name)

    @property
    def description(self) -> str:
        """Return its whole text without marks, a line for each paragraph; else the summary."""
        texts = (text_in_lines(block.html) for block in self.body if isinstance(block, RichText))
        return "\n".join(filter(None, texts)) or self.summary

    @property
    def known_since(self) -> date:
        """Return the day of the last check, else that of its publication."""
        return self.last_verified or self.published_at.date()

    def locale_of(self, field: str, index: int | None = None) -> str:
        """Return the language of a part; the summary says what the description says."""
        if field == "summary":
            return super().locale_of("body", 0)
        if index is not None and field in {"locations", "phones", "contacts", "services"}:
            left_in: str | None = getattr(self, field)[index].left_in
            return left_in or super().locale_of(field, index)
        return super().locale_of(field, index)

    @property
    def countries(self) -> tuple[str, ...]:
        """Return the countries of its locations, each once, in the locations' order."""
        return tuple(dict.fromkeys(location.country for location in self.locations))

    @property
    def all_audiences(self) -> tuple[Audience, ...]:
        """Return for whom it and its services are, each once."""
        return _each_once(self.audiences, *(each.audiences for each in self.services))

    @property
    def all_languages(self) -> tuple[LanguageTag, ...]:
        """Return the languages spoken there and at its services, each once."""
        return _each_once(self.spoken_languages, *(each.languages for each in self.services))

    @property
    def ways(self) -> tuple[WayToCome, ...]:
        """Return the ways to come to one of its services, in the vocabulary's order."""
        found = _each_once(*(each.ways for each in self.services))
        return tuple(way for way in WayToCome if way in found)

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """Return where its services help, in the vocabulary's order."""
        found = _each_once(*(each.delivery for each in self.services))
        return tuple(delivery for delivery in Delivery if delivery in found)

    @property
    def fees(self) -> tuple[Fee, ...]:
        """Return what its services cost, in the vocabulary's order."""
        found = {each.fee for each in self.services}
        return tuple(fee for fee in Fee if fee in found)

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """Return the parts of its page that have names, with their anchors."""
        return tuple((service.name, service.anchor) for service in self.services)

    def locations_of(self, service: Service) -> tuple[Location, ...]:
        """Return where a service is offered: at all its locations where none was chosen."""
        chosen = {each.location for each in service.at}
        return tuple(each for each in self.locations if not chosen or each.key in chosen)

    def hours_of(self, service: Service) -> tuple[tuple[Location, Hours], ...]:
        """Return the hours that a service has of its own, each with its location."""
        places = {each.key: each for each in self.locations}
        return tuple(
            (places[each.location], each.hours)
            for each in service.at
            if each.hours is not None and each.location in places
        )

    @property
    def is_at_work(self) -> bool:
        """Return False where it is closed for some time or for good."""
        return self.status in (None, Status.ACTIVE)

    @property
    def all_hours(self) -> tuple[tuple[Location, Hours], ...]:
        """Return the hours of its locations, then of its services at work, with their location."""
        of_places = ((each, each.hours) for each in self.locations if each.hours is not None)
        at_work = (each for each in self.services if each.status in (None, Status.ACTIVE))
        of_services = (each for service in at_work for each in self.hours_of(service))
        return (*of_places, *of_services)

    def phones_of(self, owner: UUID | None) -> tuple[Phone, ...]:
        """Return the phones of a location or a service; of the organisation itself for None."""
        return tuple(each for each in self.phones if each.of == owner)


def _each_once(*several: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for values in several for value in values))
