"""Reads what a program asks of the standard's lists, within bounds."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from werkzeug.datastructures import MultiDict

from content_models.languages import INTERFACE_LANGUAGES
from content_models.places import Coordinates
from search.gazetteer.finding import find
from search.words import SearchText, parse_search_text

USUAL_PER_PAGE = 50
MOST_PER_PAGE = 200
LARGEST_NUMBER = 1_000_000_000
METRES_OF_A_KILOMETRE = 1000

PAGING = ("page", "per_page", "after", "lang", "format")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FORMATS = ("json", "ndjson")
TERMS = ("taxonomy_term_id", "taxonomy_id")
TIME_OF_DAY = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
TIMES = ("day", "start_time", "end_time")
OF_ORGANISATIONS = (*PAGING, *TERMS, "search", "full", "full_service")
OF_SERVICES = (
    *PAGING,
    *TERMS,
    "search",
    "organization_id",
    "modified_after",
    "minimum_age",
    "maximum_age",
    *TIMES,
    "full",
    "minimal",
)
OF_SERVICES_AT_LOCATIONS = (
    *PAGING,
    *TERMS,
    "search",
    "organization_id",
    "modified_after",
    "minimum_age",
    "maximum_age",
    *TIMES,
    "full",
    "postcode",
    "proximity",
)
OF_TERMS = (*PAGING, "search", "taxonomy_id", "parent_id", "top_only")


class BadParameterError(Exception):
    """A parameter has a value that it cannot have; the message says which and why."""


@dataclass(frozen=True)
class Near:
    """A circle around the middle of a postcode."""

    middle: Coordinates
    kilometres: float


@dataclass(frozen=True)
class ListForm:
    """A list form holds what is asked of one list.

    ``after`` is the identifier behind which the page begins; it comes before ``page``. ``terms``
    are identifiers of terms or taxonomies, all of which an entry must have. ``is_lines`` asks for
    all, a line each, whatever the page. ``weekday`` counts from Monday; some interval of a usual
    week must open from ``opens_from`` on and close by ``closes_until``, minutes after midnight.
    """

    page: int = 1
    per_page: int = USUAL_PER_PAGE
    after: UUID | None = None
    language: str | None = None
    search: SearchText | None = None
    terms: frozenset[UUID] = frozenset()
    organisation: UUID | None = None
    modified_after: datetime | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    near: Near | None = None
    weekday: int | None = None
    opens_from: int | None = None
    closes_until: int | None = None
    is_full: bool = False
    is_minimal: bool = False
    is_lines: bool = False
    has_full_services: bool = False

    @property
    def narrows(self) -> bool:
        """True if some entries may not fit, whatever their words."""
        return bool(self.terms) or any(
            each is not None
            for each in (
                self.organisation,
                self.modified_after,
                self.minimum_age,
                self.maximum_age,
                self.near,
                self.weekday,
                self.opens_from,
                self.closes_until,
            )
        )


def read_list(arguments: MultiDict[str, str], names: tuple[str, ...]) -> ListForm:
    """Return what is asked of a list that has these parameters.

    Raises:
        BadParameterError: a value cannot be read.
    """
    said = {name: value for name in names if (value := arguments.get(name, ""))}
    if said.get("format", "json") not in FORMATS:
        raise BadParameterError(f"format must be one of {', '.join(FORMATS)}")
    words = parse_search_text(said.get("search", "")) if "search" in said else None
    if words is not None and words.is_empty:
        raise BadParameterError("search must hold a word")
    return ListForm(
        page=_number(said, "page", 1) or 1,
        per_page=min(_number(said, "per_page", 1) or USUAL_PER_PAGE, MOST_PER_PAGE),
        after=_identifier(said, "after"),
        language=_language(said),
        search=words,
        terms=frozenset(filter(None, (_identifier(said, name) for name in TERMS))),
        organisation=_identifier(said, "organization_id"),
        modified_after=_moment(said),
        minimum_age=_number(said, "minimum_age", 0),
        maximum_age=_number(said, "maximum_age", 0),
        near=_near(said),
        weekday=_weekday(said),
        opens_from=_time_of_day(said, "start_time"),
        closes_until=_time_of_day(said, "end_time"),
        is_full=_truth(said, "full"),
        is_minimal=_truth(said, "minimal"),
        is_lines=said.get("format") == "ndjson",
        has_full_services=_truth(said, "full_service"),
    )


def read_language(arguments: MultiDict[str, str]) -> str | None:
    """Return the language that words are wanted in; None for the original's."""
    return _language({"lang": arguments.get("lang", "")})


def read_identifier(arguments: MultiDict[str, str], name: str) -> UUID | None:
    """Return an identifier that is asked for, or None."""
    return _identifier({name: arguments.get(name, "")}, name)


def read_truth(arguments: MultiDict[str, str], name: str) -> bool:
    """Return whether something is asked for."""
    return _truth({name: arguments.get(name, "")}, name)


def _number(said: dict[str, str], name: str, least: int) -> int | None:
    text = said.get(name, "")
    if not text:
        return None
    is_whole = text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST_NUMBER))
    if not is_whole or not least <= int(text) <= LARGEST_NUMBER:
        raise BadParameterError(f"{name} must be a whole number from {least} to {LARGEST_NUMBER}")
    return int(text)


def _identifier(said: dict[str, str], name: str) -> UUID | None:
    text = said.get(name, "")
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise BadParameterError(f"{name} must be a UUID") from None


def _language(said: dict[str, str]) -> str | None:
    text = said.get("lang", "")
    if text and text not in INTERFACE_LANGUAGES:
        raise BadParameterError(f"lang must be one of {', '.join(INTERFACE_LANGUAGES)}")
    return text or None


def _moment(said: dict[str, str]) -> datetime | None:
    text = said.get("modified_after", "")
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+"))  # a plus sign that nobody encoded
    except ValueError:
        raise BadParameterError("modified_after must be a time as ISO 8601 writes it") from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _weekday(said: dict[str, str]) -> int | None:
    """Return a day of the week, which counts from Monday."""
    text = said.get("day", "").lower()
    if not text:
        return None
    for number, day in enumerate(DAYS):
        if text in (day, day[:2]):
            return number
    raise BadParameterError(f"day must be one of {', '.join(day[:2].upper() for day in DAYS)}")


def _time_of_day(said: dict[str, str], name: str) -> int | None:
    """Return a time in minutes after midnight."""
    text = said.get(name, "")
    if not text:
        return None
    if not re.fullmatch(TIME_OF_DAY, text):
        raise BadParameterError(f"{name} must be a time such as 09:30")
    return int(text[:2]) * 60 + int(text[3:5])


def _truth(said: dict[str, str], name: str) -> bool:
    text = said.get(name, "").lower() or "false"
    if text not in {"true", "false", "1", "0"}:
        raise BadParameterError(f"{name} must be true or false")
    return text in {"true", "1"}


def _near(said: dict[str, str]) -> Near | None:
    """Return the circle around a postcode, which needs both of its parameters."""
    postcode, metres = said.get("postcode", ""), _number(said, "proximity", 1)
    if not postcode and metres is None:
        return None
    if not postcode or metres is None:
        raise BadParameterError("postcode and proximity, in metres, belong together")
    found = find(postcode, limit=1)
    if not found:
        raise BadParameterError("postcode must be one of France, Greece, Austria or Great Britain")
    return Near(found[0].coordinates, metres / METRES_OF_A_KILOMETRE)
