"""Reads bytes as a source would be read."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

from content_models.exchange.reading import Found, ReadingOptions, Reason, read_records
from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates
from content_models.services import Source

ON = date(2026, 11, 30)
NAMESPACE = UUID("c1ee0000-0000-4000-8000-00000000feed")
SOURCE = Source(name="Annuaire du Béarn", licence="Licence Ouverte 2.0")


def options(**values: Any) -> ReadingOptions:
    """Options of a French source."""
    fields: dict[str, Any] = {
        "source": SOURCE,
        "namespace": NAMESPACE,
        "country": "FR",
        "locale": "fr",
        "on": ON,
    }
    return ReadingOptions(**(fields | values))


def read(content: bytes | str, name: str = "file", **values: Any) -> list[Found]:
    """All records of a file."""
    data = content.encode() if isinstance(content, str) else content
    return list(read_records(BytesIO(data), name, options(**values)))


def one(content: bytes | str, **values: Any) -> tuple[Organisation, dict[str, Reason]]:
    """The only organisation of a file, and why fields of it were not read."""
    (found,) = read(content, **values)
    assert found.organisation is not None, found
    return found.organisation, reasons(found)


def reasons(found: Found) -> dict[str, Reason]:
    """The reasons of a record by field."""
    return {each.field: each.reason for each in found.refusals}


def table(*rows: Mapping[str, str], delimiter: str = ";") -> str:
    """Rows as CSV, with the columns of the first."""
    lines = [rows[0].keys(), *(row.values() for row in rows)]
    return "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)


INLAND = {"FR": (45.5, 3.0), "GR": (39.6, 21.8), "AT": (47.5, 14.5), "GB": (52.5, -1.5),
          "ES": (40.0, -4.0)}  # fmt: skip
"""A point in the middle of each country."""


def inland(document: Organisation) -> Organisation:
    """The document with its points in their countries."""
    places = []
    for place in document.locations:
        point = place.coordinates
        if point is not None:
            latitude, longitude = INLAND[place.country]
            point = Coordinates(
                latitude=latitude + point.latitude / 1000,
                longitude=longitude + point.longitude / 1000,
            )
        places.append(place.model_copy(update={"coordinates": point}))
    return document.model_copy(update={"locations": tuple(places)})
