"""Makes organisations of documents: the other way round from ``projection``.

What does not fit a column is cut or left out, and told. Nothing is saved here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import models

from cms.directory.hours import in_column
from cms.directory.models import (
    CostOption,
    Organisation,
    OrganisationContact,
    OrganisationIdentifier,
    OrganisationLocation,
    OrganisationPhone,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from cms.directory.rows import FactRow
from cms.ground.projection.rich_text import to_fragment
from content_models import places, services
from content_models.help import Precision, Status
from content_models.kinds.organisation import Organisation as Document

COORDINATE_DECIMALS = 5
"""As the columns hold them: a metre."""
SHORTENED = "…"
FREE_TEXT = (models.CharField, models.TextField)
CODES = (models.URLField, models.EmailField)
"""Half of them is worth nothing."""


class Misfit(StrEnum):
    """Says what became of a value that does not fit."""

    SHORTENED = "shortened"
    LEFT_OUT = "left-out"
    UNKNOWN_THEME = "unknown-theme"
    NOT_A_PHONE = "not-a-phone"


@dataclass(frozen=True)
class Misfitting:
    """A value that does not fit its field.

    Attributes:
        field: its path in the document: ``services.name``.
        misfit: says what became of it.
        value: what stood there.
    """

    field: str
    misfit: Misfit
    value: str


@dataclass
class Reception:
    """Receives documents as organisations.

    Args:
        themes: by key: others are left out.
        is_checked: documents come from columns, and fit them.
    """

    themes: Mapping[UUID, Any]
    is_checked: bool = False
    misfits: list[Misfitting] = field(default_factory=list)

    def fill(self, organisation: Any, document: Document) -> list[Misfitting]:
        """Give an original the facts and words of a document, in memory.

        Its last check, its source and whatever Wagtail keeps of it stay. Rows keep their keys.

        Returns:
            what did not fit.
        """
        self.misfits = []
        organisation.name = document.title
        organisation.alternative_names = "\n".join(document.alternative_names)
        organisation.description = _description(organisation.description, document)
        organisation.audiences = [each.value for each in document.audiences]
        organisation.spoken_languages = list(document.spoken_languages)
        organisation.email = document.email
        organisation.website = document.website
        organisation.status = (document.status or Status.ACTIVE).value
        organisation.legal_form = document.legal_form.value if document.legal_form else ""
        organisation.year_founded = document.year_founded
        self._fit(organisation, "")
        keys = _Keys(organisation, document.key)
        rows = [_location(each, keys) for each in document.locations]
        organisation.locations = self._fitting(rows, "locations")
        countries = [row.country for row in organisation.locations.all()]
        organisation.contacts = self._fitting(map(_contact, document.contacts), "contacts")
        numbers = [_identifier(each, keys) for each in document.identifiers]
        organisation.identifiers = self._fitting(numbers, "identifiers")
        organisation.services = self._fitting(map(self._service, document.services), "services")
        organisation.phones = self._fitting(self._phones(document, keys, countries), "phones")
        of_services = {key for each in document.services for key in each.themes}
        organisation.themes = self._known(
            [key for key in document.themes if key not in of_services], "themes"
        )
        return self.misfits

    def _service(self, said: services.Service) -> Any:
        row: Any = Service(
            key=said.key,
            name=said.name,
            description=said.description,
            status=(said.status or Status.ACTIVE).value,
            audiences=[each.value for each in said.audiences],
            minimum_age=said.minimum_age,
            maximum_age=said.maximum_age,
            eligibility=said.eligibility,
            ways=[each.value for each in said.ways],
            delivery=[each.value for each in said.delivery],
            documents="\n".join(said.documents),
            languages=list(said.languages),
            fee=said.fee.value if said.fee else "",
            weeks=said.weeks,
            hours_per_week=said.hours_per_week,
            email=said.email,
            website=said.website,
        )
        row.themes = self._known(said.themes, "services.themes")
        at = [_at(each, said.key) for each in said.at]
        row.places = self._fitting(at, "services.at")
        row.costs = self._fitting(map(_cost, said.costs), "services.costs")
        row.areas = self._fitting(map(_area, said.areas), "services.areas")
        return row

    def _phones(self, document: Document, keys: "_Keys", countries: list[str]) -> Iterator[Any]:
        for said in document.phones:
            row = OrganisationPhone(
                number=said.number,
                label=said.label,
                is_whatsapp=said.is_whatsapp,
                of=said.of,
            )
            if row.read_number(countries):
                self._tell("phones.number", Misfit.NOT_A_PHONE, said.number)
            row.key = keys.of("phones", row.number, row.of, row.is_whatsapp)
            yield row

    def _known(self, keys: Any, path: str) -> list[Any]:
        found = [self.themes[key] for key in keys if key in self.themes]
        for key in keys:
            if key not in self.themes:
                self._tell(path, Misfit.UNKNOWN_THEME, key)
        return found

    def _fitting(self, rows: Any, path: str) -> list[Any]:
        """Return the rows that can be stored, numbered."""
        kept = [row for row in rows if self._fit(row, f"{path}.")]
        for number, row in enumerate(kept):
            row.sort_order = number
        return kept

    def _fit(self, row: Any, path: str) -> bool:
        """Cut or empty what does not fit; False where the row cannot be kept."""
        fits = True
        if self.is_checked:
            return fits
        for column in _checked_columns(type(row)):
            value = getattr(row, column.attname)
            if value in (None, "", []):
                continue
            try:
                setattr(row, column.attname, column.clean(value, row))
            except ValidationError:
                fits &= self._make_fit(row, column, value, f"{path}{column.name}")
        if not isinstance(row, FactRow):
            return fits
        try:
            row.clean()
        except ValidationError as error:
            for name in error.message_dict if hasattr(error, "error_dict") else ("",):
                fits &= self._empty(row, name, f"{path}{name}".rstrip("."))
        return fits

    def _make_fit(self, row: Any, column: Any, value: Any, path: str) -> bool:
        limit = column.max_length
        is_free = isinstance(column, FREE_TEXT) and not isinstance(column, CODES)
        if is_free and not column.choices and limit and len(value) > limit:
            short = str(value)[: limit - 1].rsplit(None, 1)[0].rstrip(" ,;:.") + SHORTENED
            setattr(row, column.attname, short)
            self._tell(path, Misfit.SHORTENED, value)
            return True
        return self._empty(row, column.name, path)

    def _empty(self, row: Any, name: str, path: str) -> bool:
        """Leave a value out; False where its row is nothing without it."""
        column = row._meta.get_field(name) if name else None
        self._tell(path, Misfit.LEFT_OUT, getattr(row, name) if name else row)
        if column is None or not (column.null or column.blank or column.has_default()):
            return False
        setattr(row, column.attname, column.get_default())
        return True

    def _tell(self, path: str, misfit: Misfit, value: Any) -> None:
        self.misfits.append(Misfitting(path, misfit, str(value)))


class _Keys:
    """Gives rows their keys of before, or made ones, where documents have none.

    Args:
        organisation: as it was.
        key: of the organisation.
    """

    def __init__(self, organisation: Any, key: UUID) -> None:
        self._key = key
        self._known: dict[tuple[object, ...], UUID] = {}
        self._made: Counter[tuple[object, ...]] = Counter()
        if organisation.pk:
            for row in organisation.phones.all():
                self._known["phones", row.number, row.of, row.is_whatsapp] = row.key
            for row in organisation.identifiers.all():
                self._known["identifiers", row.scheme, row.number] = row.key

    def of(self, *what: object) -> UUID:
        """Return the key of what a row says; each is given once."""
        known = self._known.pop(what, None)
        if known is not None:
            return known
        self._made[what] += 1
        return uuid5(self._key, " ".join(map(str, (*what, self._made[what]))))


_COLUMNS: dict[type[Any], list[Any]] = {}


def _checked_columns(model: type[Any]) -> list[Any]:
    """Return the columns that a document fills; the others are ours."""
    if model not in _COLUMNS:
        _COLUMNS[model] = [
            column
            for column in model._meta.concrete_fields
            if column.editable and not column.is_relation and column.name not in _UNCHECKED
        ]
    return _COLUMNS[model]


_UNCHECKED = {
    "id",
    "sort_order",
    "words",
    "go_live_at",
    "expire_at",
    "first_published_at",
    "hours",
    "country",
}


def _description(stored: str, document: Document) -> str:
    """Return a text as Wagtail stores it; what is stored keeps its links to pages."""
    text = "".join(block.html for block in document.body if block.type == "rich_text")
    if not text:
        return _paragraphs(document.summary)
    return stored if stored and to_fragment(stored) == text else to_fragment(text)


def _paragraphs(text: str) -> str:
    parts = (" ".join(part.split()) for part in text.split("\n"))
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)


def _location(said: places.Location, keys: _Keys) -> Any:
    point = said.coordinates
    return OrganisationLocation(
        key=said.key or keys.of("locations", said.place, said.address, said.name),
        name=said.name,
        address=said.address,
        postcode=said.postcode,
        place=said.place,
        region=said.region,
        country=said.country,
        latitude=None if point is None else _degrees(point.latitude),
        longitude=None if point is None else _degrees(point.longitude),
        precision=(said.precision or Precision.EXACT).value,
        accessibility=[each.value for each in said.accessibility],
        accessibility_notes=said.accessibility_notes,
        hours=in_column(said.hours),
    )


def _degrees(value: float) -> str:
    return f"{value:.{COORDINATE_DECIMALS}f}"


def _contact(said: services.Contact) -> Any:
    return OrganisationContact(key=said.key, name=said.name, role=said.role, email=said.email)


def _identifier(said: services.Identifier, keys: _Keys) -> Any:
    key = keys.of("identifiers", said.scheme.value, said.number)
    return OrganisationIdentifier(key=key, scheme=said.scheme.value, number=said.number)


def _at(said: services.ServiceAtLocation, service: UUID) -> Any:
    return ServiceAtLocation(
        key=uuid5(service, f"at {said.location}"),
        location=said.location,
        hours=in_column(said.hours),
    )


def _cost(said: services.CostOption) -> Any:
    amount = None if said.amount is None else f"{said.amount:.2f}"
    return CostOption(key=said.key, amount=amount, currency=said.currency, note=said.note)


def _area(said: services.ServiceArea) -> Any:
    return ServiceArea(key=said.key, name=said.name, code=said.code, country=said.country or "")


def new_organisation(key: UUID, locale: Any) -> Any:
    """Return an organisation that has nothing yet, in memory."""
    return Organisation(translation_key=key, locale=locale, live=False)
