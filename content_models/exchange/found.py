"""Defines the records that readers find in a source, and why something was not read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import BinaryIO
from uuid import UUID, uuid5

from content_models.exchange.columns import Columns
from content_models.hours.weekly import PublicHolidays
from content_models.kinds.organisation import Organisation
from content_models.services import Source
from content_models.vocabularies import message

LONGEST_VALUE = 200
"""Characters of a refused value that are kept for whoever looks at it."""
LONGEST_SOURCE_ID = 200
CLOCK_VERSIONS = frozenset({1, 2, 6})
"""Of UUIDs that one computer makes one after another."""


class Reason(StrEnum):
    """A reason says why a whole file, a record or a field was not read."""

    # a whole file
    UNKNOWN_FORMAT = "unknown-format"
    NO_TABLE = "no-table"
    WRONG_ENCODING = "wrong-encoding"
    BROKEN_FILE = "broken-file"
    TOO_LARGE = "too-large"
    ZIP_BOMB = "zip-bomb"
    EMPTY = "empty"
    NO_COLUMNS = "no-columns"
    FORMAT_NOT_INSTALLED = "format-not-installed"
    # a record
    BROKEN_RECORD = "broken-record"
    RECORD_TOO_LARGE = "record-too-large"
    NO_ID = "no-id"
    ID_TOO_LONG = "id-too-long"
    NO_NAME = "no-name"
    NO_ORGANISATION = "no-organisation"
    # a field
    UNKNOWN_COLUMN = "unknown-column"
    UNKNOWN_VALUE = "unknown-value"
    NOT_A_DATE = "not-a-date"
    AMBIGUOUS_DATE = "ambiguous-date"
    NOT_A_NUMBER = "not-a-number"
    OUT_OF_RANGE = "out-of-range"
    NOT_AN_EMAIL = "not-an-email"
    NOT_A_WEB_ADDRESS = "not-a-web-address"
    NOT_A_PHONE = "not-a-phone"
    NOT_A_COUNTRY = "not-a-country"
    NO_PLACE = "no-place"
    NO_COUNTRY = "no-country"
    COORDINATES_SWAPPED = "coordinates-swapped"
    COORDINATES_ELSEWHERE = "coordinates-elsewhere"
    COORDINATES_IN_THE_SEA = "coordinates-in-the-sea"
    HOURS_NOT_UNDERSTOOD = "hours-not-understood"
    NO_TIMEZONE = "no-timezone"
    TOO_MANY = "too-many"
    INVALID = "invalid"


REASON_LABELS: dict[Reason, str] = {
    Reason.UNKNOWN_FORMAT: message("The format of the file is not known."),
    Reason.NO_TABLE: message("This is no table: the file holds no text."),
    Reason.WRONG_ENCODING: message(
        "The letters of the file cannot be read: its encoding is wrong."
    ),
    Reason.BROKEN_FILE: message("The file is broken from here on."),
    Reason.TOO_LARGE: message("The file is too large."),
    Reason.ZIP_BOMB: message("The archive grows beyond all measure when it is opened."),
    Reason.EMPTY: message("The file has no records."),
    Reason.NO_COLUMNS: message("No column is chosen for the name."),
    Reason.FORMAT_NOT_INSTALLED: message(
        "Parquet is not installed here. Give the file as CSV or JSON, or ask the operator."
    ),
    Reason.BROKEN_RECORD: message("The record is broken."),
    Reason.RECORD_TOO_LARGE: message("The record is too large."),
    Reason.NO_ID: message("The record has no identifier."),
    Reason.ID_TOO_LONG: message("The identifier is too long."),
    Reason.NO_NAME: message("The name is missing."),
    Reason.NO_ORGANISATION: message("The organisation of this record is not in the file."),
    Reason.UNKNOWN_COLUMN: message("No field is chosen for this column."),
    Reason.UNKNOWN_VALUE: message("We have no such value."),
    Reason.NOT_A_DATE: message("This is no date."),
    Reason.AMBIGUOUS_DATE: message("Day and month may be swapped."),
    Reason.NOT_A_NUMBER: message("This is no number."),
    Reason.OUT_OF_RANGE: message("The number is too small or too large."),
    Reason.NOT_AN_EMAIL: message("This is no email address."),
    Reason.NOT_A_WEB_ADDRESS: message("This is no web address."),
    Reason.NOT_A_PHONE: message("This is no telephone number; it is kept as text."),
    Reason.NOT_A_COUNTRY: message("This is no country."),
    Reason.NO_PLACE: message("The town is missing."),
    Reason.NO_COUNTRY: message("The country is missing, and the source has none."),
    Reason.COORDINATES_SWAPPED: message(
        "Latitude and longitude were swapped. They are read the right way round: please check."
    ),
    Reason.COORDINATES_ELSEWHERE: message("The point is not in the country."),
    Reason.COORDINATES_IN_THE_SEA: message("The point is in the sea."),
    Reason.HOURS_NOT_UNDERSTOOD: message("These hours were not understood; they are kept as text."),
    Reason.NO_TIMEZONE: message("The country has several time zones."),
    Reason.TOO_MANY: message("There are too many of them."),
    Reason.INVALID: message("The value does not fit the field."),
}


@dataclass(frozen=True)
class Refusal:
    """A refusal says what was not read.

    Attributes:
        field: the source's own name of the field; empty for the whole record.
        reason: why.
        value: what stood there, cut to 200 characters.
    """

    field: str
    reason: Reason
    value: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", str(self.value)[:LONGEST_VALUE])


@dataclass(frozen=True)
class Found:
    """A record of a source: an organisation, or why there is none.

    Attributes:
        source_id: the id in the source, exactly as written, at most 200 characters; empty where the
            record has none.
        where: says where it stands: "line 12", "structures[3]".
        organisation: its key is the source's own id where that is a UUID whose end is random,
            otherwise a UUID made of the source's namespace and the id.
        refusals: why the record is refused, or what of it was left out.
    """

    source_id: str
    where: str
    organisation: Organisation | None
    refusals: tuple[Refusal, ...] = ()


class SourceUnreadableError(Exception):
    """A file cannot be read, or not beyond the records before.

    Args:
        reason: why.
        value: the name or the piece that is to blame.
    """

    def __init__(self, reason: Reason, value: str = "") -> None:
        super().__init__(f"{reason}: {value[:LONGEST_VALUE]}")
        self.reason = reason
        self.value = value[:LONGEST_VALUE]


class Format(StrEnum):
    """Lists the forms that a source may have."""

    DATA_INCLUSION = "data-inclusion"
    HSDS = "hsds"
    GEOJSON = "geojson"
    TABLE = "table"


@dataclass(frozen=True)
class ReadingOptions:
    """Options say of a source what its files do not.

    Attributes:
        source: its name and licence, as readers see them.
        namespace: makes keys of its ids.
        country: where its places are unless they say it; ISO 3166-1.
        locale: the language of its words.
        on: the day of reading.
        format: None where the file is to be asked.
        columns: our fields by the names of their columns; None where they are to be guessed.
        services: the second file of data·inclusion, with its name.
        themes: keys of our themes by the source's words for them.
        area_names: names of service areas by their codes.
        public_holidays: the rule where hours in OpenStreetMap's syntax do not name them; our own
            files mean ``AS_USUAL``.
    """

    source: Source
    namespace: UUID
    country: str
    locale: str
    on: date
    format: Format | None = None
    columns: Columns | None = None
    services: tuple[BinaryIO, str] | None = None
    themes: Mapping[str, UUID] = field(default_factory=lambda: MappingProxyType({}))
    area_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    public_holidays: PublicHolidays = PublicHolidays.NOT_KNOWN

    def key(self, source_id: str, *of: str) -> UUID:
        """Return the key of a record; ``of`` says what it is, for all but organisations.

        UUIDs of a clock end in the number of their computer: their short ids would be the same.
        """
        try:
            said = UUID(source_id)
        except ValueError:
            said = None
        if said is None or said.version in CLOCK_VERSIONS:
            return uuid5(self.namespace, " ".join((*of, source_id)))
        return said
