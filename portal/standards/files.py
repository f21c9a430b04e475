"""Makes the files of open data from what is published."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from content_models.exchange.conformance.checking import producer_of
from content_models.exchange.data_inclusion import DataInclusion
from content_models.exchange.tables import (
    ORGANISATION_COLUMNS,
    SERVICE_COLUMNS,
    Table,
    csv_lines,
    features,
)
from content_models.kinds.organisation import Organisation
from content_models.vocabularies import message
from portal.standards.catalogue import Listing
from portal.standards.services import Writer

DOCUMENTS_AT_ONCE = 200
JSON, LINES = "application/json", "application/x-ndjson"
GEOJSON = "application/geo+json"
CSV = "text/csv; charset=utf-8"


class Source:
    """Gives what the files are made of, some documents at a time.

    Args:
        writer: of one snapshot.
        listing: of the same.
        base_url: of this site.
    """

    def __init__(self, writer: Writer, listing: Listing, base_url: str) -> None:
        self.writer = writer
        self._listing = listing
        self._base_url = base_url

    @property
    def producer(self) -> str:
        """Return the name of this site as data·inclusion has names: its host with hyphens."""
        return producer_of(self._base_url)

    def parts(self) -> Iterator[list[UUID]]:
        """Yield the keys of all organisations, some at a time."""
        keys = [each.id for each in self._listing.organisations]
        for start in range(0, len(keys), DOCUMENTS_AT_ONCE):
            yield keys[start : start + DOCUMENTS_AT_ONCE]

    def documents(self) -> Iterator[Organisation]:
        """Yield all organisations."""
        for part in self.parts():
            yield from self.writer.documents(part)

    def table(self, document: Organisation) -> Table:
        """Return what writes the rows of an organisation."""
        locale = document.locale
        return Table(
            self.writer.address,
            lambda key: self.writer.theme(key, locale),
            self.writer.licence,
        )


def hsds_lines(source: Source) -> Iterator[str]:
    """Yield a line of JSON for each organisation, with all that it has."""
    for part in source.parts():
        for row in source.writer.organizations(part):
            yield line(row.json_value())


def organisations_csv(source: Source) -> Iterator[str]:
    """Yield a table with a row for each location."""
    rows = (row for each in source.documents() for row in source.table(each).organisations(each))
    return csv_lines(ORGANISATION_COLUMNS, rows)


def services_csv(source: Source) -> Iterator[str]:
    """Yield a table with a row for each service at each location."""
    rows = (row for each in source.documents() for row in source.table(each).services(each))
    return csv_lines(SERVICE_COLUMNS, rows)


def points(source: Source) -> Iterator[str]:
    """Yield a point for each location."""
    found = (
        feature
        for document in source.documents()
        for feature in features(document, source.writer.address(document), source.writer.licence)
    )
    return _collected('{"type":"FeatureCollection","features":[', found, "]}")


def structures(source: Source) -> Iterator[str]:
    """Yield the structures of data·inclusion."""
    exchange = DataInclusion(source.producer, source.writer.address)
    found = (exchange.structure(each) for each in source.documents())
    return _collected("[", (each for each in found if each is not None), "]")


def services(source: Source) -> Iterator[str]:
    """Yield the services of data·inclusion."""
    exchange = DataInclusion(source.producer, source.writer.address)
    rows = (row for each in source.documents() for row in exchange.services(each))
    return _collected("[", rows, "]")


def _collected(begins: str, rows: Iterable[object], ends: str) -> Iterator[str]:
    yield begins
    for number, row in enumerate(rows):
        yield (",\n" if number else "") + _compact(row)
    yield ends


def line(value: object) -> str:
    """Return a value as a line of JSON."""
    return f"{_compact(value)}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class DataFile:
    """A data file is one form of the directory.

    Attributes:
        name: in its address.
        media_type: as the answer has it.
        title: says what it is in, a message.
        description: says what it holds, a message.
        make: yields its text.
    """

    name: str
    media_type: str
    title: str
    description: str
    make: Callable[[Source], Iterator[str]]


FILES = {
    each.name: each
    for each in (
        DataFile(
            "organisations.csv",
            CSV,
            message("Table of organisations (CSV)"),
            message("For a spreadsheet: a row for each place."),
            organisations_csv,
        ),
        DataFile(
            "services.csv",
            CSV,
            message("Table of services (CSV)"),
            message("For a spreadsheet: a row for each service at each place."),
            services_csv,
        ),
        DataFile(
            "organisations.geojson",
            GEOJSON,
            message("Map (GeoJSON)"),
            message("A point for each place whose position is known."),
            points,
        ),
        DataFile(
            "organisations.ndjson",
            LINES,
            message("Everything (HSDS 3.1, a line for each organisation)"),
            message("With services, opening hours and all that we know."),
            hsds_lines,
        ),
        DataFile(
            "structures.json",
            JSON,
            message("Organisations in France (data.inclusion v1)"),
            message("In the schema of the French administration."),
            structures,
        ),
        DataFile(
            "services.json",
            JSON,
            message("Services in France (data.inclusion v1)"),
            message("In the schema of the French administration."),
            services,
        ),
    )
}
