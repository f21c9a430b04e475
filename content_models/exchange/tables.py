"""Writes organisations as rows of a table, for spreadsheets, and as points of a map."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from typing import Any
from uuid import UUID

from content_models.exchange.hsds.writing import location_id
from content_models.hours.osm import to_osm
from content_models.kinds.organisation import Organisation
from content_models.places import Location, Phone
from content_models.services import Service

Json = dict[str, Any]
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is executed by spreadsheets."""
ORGANISATION_COLUMNS = (
    "id", "language", "name", "alternative_names", "description", "page", "website", "email",
    "telephone", "location_id", "location", "address", "postcode", "place", "region", "country",
    "latitude", "longitude", "precision", "accessibility", "opening_hours", "themes", "audiences",
    "spoken_languages", "identifiers", "legal_form", "status", "last_verified", "source", "licence",
)  # fmt: skip
SERVICE_COLUMNS = (
    "id", "organisation_id", "language", "name", "organisation", "description", "page", "website",
    "email", "telephone", "location_id", "place", "postcode", "country", "latitude", "longitude",
    "opening_hours", "status", "themes", "audiences", "eligibility", "minimum_age", "maximum_age",
    "ways_to_come", "delivery", "languages", "fee", "costs", "documents", "areas", "weeks",
    "hours_per_week", "last_verified", "source", "licence",
)  # fmt: skip
Cells = dict[str, object]


def csv_lines(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    """Yield the lines of a table, with no formula in any cell.

    A mark comes first, by which spreadsheets know UTF-8.
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    yield "\ufeff"
    writer.writerow(columns)
    for row in rows:
        yield _taken(written)
        writer.writerow([cell(row.get(name)) for name in columns])
    yield _taken(written)


def _taken(written: StringIO) -> str:
    """Return what was written, and begin anew."""
    text = written.getvalue()
    written.seek(0)
    written.truncate()
    return text


def cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet executes; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_BEGINNINGS) else text


class Table:
    """Writes rows, several values of a cell with semicolons between.

    Args:
        address_of: gives the address of an organisation's page.
        theme: gives the name of a theme.
        licence: of what no source has a licence of.
    """

    def __init__(
        self,
        address_of: Callable[[Organisation], str],
        theme: Callable[[UUID], str],
        licence: str = "",
    ) -> None:
        self._licence = licence
        self._address_of = address_of
        self._theme = theme

    def organisations(self, document: Organisation) -> Iterator[Cells]:
        """Yield a row for each location of an organisation, or one where it has none."""
        common = self._common(document) | {
            "id": document.key,
            "name": document.title,
            "alternative_names": _joined(document.alternative_names),
            "description": document.description,
            "page": self._address_of(document),
            "website": document.website,
            "email": document.email,
            "themes": _joined(map(self._theme, document.themes)),
            "audiences": _joined(document.audiences),
            "spoken_languages": _joined(document.spoken_languages),
            "identifiers": _joined(f"{each.scheme} {each.number}" for each in document.identifiers),
            "legal_form": document.legal_form,
            "status": document.status,
        }
        if not document.locations:
            yield common | {"telephone": _telephones(document.phones_of(None))}
        for at, place in enumerate(document.locations):
            of_place = document.phones_of(place.key) if place.key else ()
            yield (
                common
                | _located(document, at)
                | {
                    "telephone": _telephones(of_place or document.phones_of(None)),
                    "location": place.name,
                    "address": place.address,
                    "region": place.region,
                    "precision": place.precision,
                    "accessibility": _joined(place.accessibility),
                    "opening_hours": to_osm(place.hours) if place.hours else "",
                }
            )

    def services(self, document: Organisation) -> Iterator[Cells]:
        """Yield a row for each service at each of its locations.

        One without locations has a row, too.
        """
        for service in document.services:
            common = self._service(document, service)
            places = document.locations_of(service)
            if not places:
                yield common
            hours = {each.location: each.hours for each in service.at}
            for at, place in enumerate(document.locations):
                if place in places:
                    own = hours.get(place.key) if place.key else None
                    open_when = own or place.hours
                    yield (
                        common
                        | _located(document, at)
                        | {"opening_hours": to_osm(open_when) if open_when else ""}
                    )

    def _common(self, document: Organisation) -> Cells:
        source = document.source
        return {
            "language": document.locale,
            "last_verified": document.last_verified,
            "source": source.name if source else "",
            "licence": _licence(document, self._licence),
        }

    def _service(self, document: Organisation, service: Service) -> Cells:
        phones = document.phones_of(service.key) or document.phones_of(None)
        return self._common(document) | {
            "id": service.key,
            "organisation_id": document.key,
            "name": service.name,
            "organisation": document.title,
            "description": service.description,
            "page": f"{self._address_of(document)}#{service.anchor}",
            "website": service.website,
            "email": service.email,
            "telephone": _telephones(phones),
            "status": service.status,
            "themes": _joined(map(self._theme, service.themes)),
            "audiences": _joined(service.audiences),
            "eligibility": service.eligibility,
            "minimum_age": service.minimum_age,
            "maximum_age": service.maximum_age,
            "ways_to_come": _joined(service.ways),
            "delivery": _joined(service.delivery),
            "languages": _joined(service.languages),
            "fee": service.fee,
            "costs": _joined(
                " ".join(filter(None, (_price(each.amount, each.currency), each.note)))
                for each in service.costs
            ),
            "documents": _joined(service.documents),
            "areas": _joined(area.name for area in service.areas),
            "weeks": service.weeks,
            "hours_per_week": service.hours_per_week,
        }


def features(document: Organisation, address: str, licence: str = "") -> Iterator[Json]:
    """Yield a point (RFC 7946) for each location of an organisation whose position is known.

    ``licence`` is that of what no source has a licence of.
    """
    for at, place in enumerate(document.locations):
        point = place.coordinates
        if point is None:
            continue
        yield {
            "type": "Feature",
            "id": str(location_id(document, at)),
            "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
            "properties": _properties(document, place, address)
            | {"licence": _licence(document, licence)},
        }


def _properties(document: Organisation, place: Location, address: str) -> Json:
    source = document.source
    told: Json = {
        "organisation": str(document.key),
        "name": document.title,
        "location": place.name,
        "language": document.locale,
        "description": document.description,
        "page": address,
        "website": document.website,
        "email": document.email,
        "phones": [phone.dialled or phone.number for phone in document.phones_of(None)],
        "address": place.address,
        "postcode": place.postcode,
        "place": place.place,
        "region": place.region,
        "country": place.country,
        "precision": place.precision,
        "accessibility": list(place.accessibility),
        "opening_hours": to_osm(place.hours) if place.hours else "",
        "services": [service.name for service in document.services],
        "audiences": list(document.all_audiences),
        "languages": list(document.all_languages),
        "last_verified": document.last_verified.isoformat() if document.last_verified else "",
        "source": source.name if source else "",
    }
    return {name: value for name, value in told.items() if value}


def _licence(document: Organisation, licence: str) -> str:
    """Return the licence of a record: its source's, or ours."""
    return (document.source.licence if document.source else "") or licence


def _joined(values: Iterable[object]) -> str:
    return "; ".join(map(str, values))


def _telephones(phones: Iterable[Phone]) -> str:
    """Return numbers as RFC 3966 has them.

    A cell that began with + would be a formula.
    """
    return _joined(f"tel:{each.dialled}" if each.dialled else each.number for each in phones)


def _price(amount: float | None, currency: str) -> str:
    return "" if amount is None else f"{amount:g} {currency}"


def _located(document: Organisation, at: int) -> Cells:
    place = document.locations[at]
    point = place.coordinates
    return {
        "location_id": location_id(document, at),
        "place": place.place,
        "postcode": place.postcode,
        "country": place.country,
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
    }
