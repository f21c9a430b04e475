"""Reads the organisations of the demonstration from their files, and checks them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import yaml
from pydantic import Field, TypeAdapter

from content_models.blocks import Frozen
from content_models.countries import CountryCode
from content_models.help import Accessibility, Delivery, Fee, WayToCome
from content_models.languages import LanguageTag
from content_models.vocabularies import Audience, LegalForm

ByLanguage = dict[LanguageTag, str]


class NameAndDescription(Frozen):
    """Holds what differs between the versions of a partner or an organisation."""

    name: str
    description: str


class LocationFile(Frozen):
    """Holds a place of an organisation."""

    name: str = ""
    address: str = ""
    postcode: str = ""
    place: str
    region: str = ""
    country: CountryCode
    latitude: float
    longitude: float
    accessibility: list[Accessibility] = []


class PhoneFile(Frozen):
    """Holds a number of an organisation; its label is in the original's language.

    ``at`` counts the places from 0, where the number is that of one place.
    """

    number: str
    label: str = ""
    labels: ByLanguage = {}
    is_whatsapp: bool = False
    at: int | None = None


class ServiceWordsFile(Frozen):
    """Holds what a service says in one language."""

    name: str
    description: str = ""
    eligibility: str = ""
    documents: list[str] = []


class CostFile(Frozen):
    """Holds a price; its note is there by language."""

    amount: Decimal | None = None
    currency: str = "EUR"
    note: ByLanguage = {}


class AreaFile(Frozen):
    """Holds an area; its name is there by language."""

    name: ByLanguage
    code: str = ""
    country: CountryCode | None = None


class ServiceFile(Frozen):
    """Holds a service; ``at`` counts the places of the organisation from 0."""

    id: str
    words: dict[LanguageTag, ServiceWordsFile]
    themes: list[str] = []
    audiences: list[Audience] = []
    minimum_age: int | None = None
    maximum_age: int | None = None
    ways: list[WayToCome] = []
    delivery: list[Delivery] = []
    languages: list[LanguageTag] = []
    fee: Fee | None = None
    costs: list[CostFile] = []
    areas: list[AreaFile] = []
    weeks: int | None = None
    hours_per_week: int | None = None
    at: list[int] = []


class OrganisationFile(Frozen):
    """Holds an organisation, its versions by language; ``original`` names the first."""

    id: str
    original: LanguageTag
    versions: dict[LanguageTag, NameAndDescription]
    alternative_names: list[str] = []
    themes: list[str]
    audiences: list[Audience]
    spoken_languages: list[LanguageTag]
    locations: list[LocationFile] = Field(min_length=1)
    phones: list[PhoneFile] = []
    services: list[ServiceFile] = []
    legal_form: LegalForm | None = None
    year_founded: int | None = None
    email: str
    website: str
    last_verified: date


def read_organisations(folder: Path) -> list[OrganisationFile]:
    """Read all organisations, file by file."""
    adapter = TypeAdapter(list[OrganisationFile])
    files = sorted((folder / "organisations").glob("*.yaml"))
    return [each for file in files for each in adapter.validate_python(_read(file))]


def _read(file: Path) -> object:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
