"""Defines what organisations offer, and what else is known of them (HSDS 3.1)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, NonNegativeInt, PositiveInt

from content_models.blocks import Frozen
from content_models.checks import Check
from content_models.countries import CountryCode
from content_models.help import Delivery, Fee, IdentifierScheme, Status, WayToCome
from content_models.hours.weekly import Hours
from content_models.languages import LanguageTag
from content_models.places import Worded
from content_models.references import short_id
from content_models.vocabularies import Audience

HIGHEST_PRICE = 1_000_000
"""Beyond it somebody has mistyped."""


class CostOption(Worded):
    """A cost option is a price, and what or whom it is for (HSDS ``cost_option``).

    ``currency`` is an ISO 4217 code. Without an ``amount``, ``note`` says it in words.
    """

    key: UUID
    amount: Annotated[float, Field(ge=0, le=HIGHEST_PRICE)] | None = None
    currency: str = Field(pattern="^[A-Z]{3}$")
    note: str = ""


class ServiceArea(Worded):
    """A service area is where those live whom a service is for (HSDS ``service_area``).

    ``code`` is that of an official list where there is one, e.g. 64 for a département.
    """

    key: UUID
    name: str
    code: str = ""
    country: CountryCode | None = None


class ServiceAtLocation(Frozen):
    """A service at a location is what one finds at one place (HSDS ``service_at_location``).

    ``hours`` are its own there. None where they are those of the place.
    """

    location: UUID
    hours: Hours | None = None


class Service(Worded):
    """A service is one thing that an organisation offers (HSDS ``service``).

    ``key`` is its own in all languages. ``themes`` hold keys. ``at`` are the locations where it is
    offered; without any it is offered at all of the organisation's. ``documents`` are what to bring
    along. Ages are in years and included; ``weeks`` and ``hours_per_week`` say how long it takes.
    ``check`` is its own, where it was checked after the whole record.
    """

    key: UUID
    name: str = Field(min_length=1)
    description: str = ""
    themes: tuple[UUID, ...] = ()
    status: Status | None = None
    audiences: tuple[Audience, ...] = ()
    eligibility: str = ""
    minimum_age: NonNegativeInt | None = None
    maximum_age: NonNegativeInt | None = None
    ways: tuple[WayToCome, ...] = ()
    delivery: tuple[Delivery, ...] = ()
    languages: tuple[LanguageTag, ...] = ()
    fee: Fee | None = None
    costs: tuple[CostOption, ...] = ()
    documents: tuple[str, ...] = ()
    weeks: PositiveInt | None = None
    hours_per_week: PositiveInt | None = None
    email: str = ""
    website: str = ""
    at: tuple[ServiceAtLocation, ...] = ()
    areas: tuple[ServiceArea, ...] = ()
    check: Check | None = None

    @property
    def anchor(self) -> str:
        """Return where it stands on the page of its organisation."""
        return f"service-{short_id(self.key)}"


class Contact(Worded):
    """A contact is a person or a desk to ask for (HSDS ``contact``)."""

    key: UUID
    name: str
    role: str = ""
    email: str = ""


class Identifier(Frozen):
    """An identifier is the number that a register gives (HSDS ``organization_identifier``)."""

    scheme: IdentifierScheme
    number: str


class Source(Frozen):
    """A source says where a record comes from, under which licence.

    ``licence`` is the licence's own name; an address of one of them may be empty.
    """

    name: str
    address: str = ""
    licence: str = ""
    licence_address: str = ""
