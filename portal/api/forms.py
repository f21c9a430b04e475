"""Reads the parameters of the API, within bounds."""

from collections.abc import Callable, Collection, Iterable
from typing import NoReturn
from uuid import UUID

from werkzeug.datastructures import MultiDict

from content_models.countries import COUNTRIES
from content_models.help import Condition
from content_models.kinds import KINDS, KindName
from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES
from content_models.vocabularies import Audience, LegalForm, Method
from portal.listing.checked import stale_before
from portal.listing.forms import EXACT, NEED, YES, read_form
from portal.listing.numbers import count_in
from portal.listing.offered import wanted_in
from search.openings import Open
from search.query import (
    FACET_FIELDS,
    LARGEST_NUMBER,
    MAXIMUM_PAGE,
    MAXIMUM_VALUES_PER_FILTER,
    OFFER_FIELDS,
    OPEN,
    Query,
    Sort,
)

DEFAULT_LIMIT = 50
MAXIMUM_LIMIT = 200
"""Documents in one answer: about a megabyte of long case studies."""
LARGEST_SEQUENCE = 2**63 - 1
"""What a SQLite or PostgreSQL integer holds; a larger one would be an error in the driver."""

SORTS = (Sort.RELEVANCE, Sort.NEWEST, Sort.TITLE)
"""Programs say no place, so that nothing is the nearest."""

VALUES: dict[str, Collection[str]] = {
    "kind": tuple(KINDS),
    "method": tuple(Method),
    "audience": tuple(Audience),
    "country": tuple(sorted(COUNTRIES)),
    "legal_form": tuple(LegalForm),
    OPEN: tuple(Open),
    **dict.fromkeys(Condition, (YES,)),
}
"""All values of the filters that have but these; others have what is published."""
KEYS = ("theme", "publisher")
"""Filters by the key of a document."""


class BadParameterError(Exception):
    """A parameter has a value that it cannot have.

    The message says which and why.
    """


def read_kind(text: str) -> KindName | None:
    """Return a kind of document, or None for all."""
    if not text:
        return None
    if text not in KINDS:
        _refuse_unknown("kind", KINDS)
    return text


def read_limit(text: str) -> int:
    """Return how many items to answer with, at most ``MAXIMUM_LIMIT``."""
    number = read_number("limit", text or str(DEFAULT_LIMIT))
    return max(1, min(number, MAXIMUM_LIMIT))


def read_number(name: str, text: str) -> int:
    """Return a number from 0 on."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST_SEQUENCE))):
        raise BadParameterError(f"{name} must be a whole number, 0 or more")
    return min(int(text), LARGEST_SEQUENCE)


def read_count(name: str, text: str) -> int | None:
    """Return a number to filter by, or None for no such filter."""
    if not text:
        return None
    number = count_in(text)
    if number is None:
        raise BadParameterError(f"{name} must be a whole number from 1 to {LARGEST_NUMBER}")
    return number


def read_search(
    arguments: MultiDict[str, str], themes_of: Callable[[str], Iterable[UUID]]
) -> Query:
    """Return the search that is asked for.

    A program is told of what a reader's list leaves out: what it cannot search for as asked, it
    does not search for at all.

    Args:
        arguments: of the address.
        themes_of: gives the keys of the themes that answer a need, by its code; none if there is no
            such need.
    """
    form = read_form(arguments, (*FACET_FIELDS, *OFFER_FIELDS, NEED))
    if arguments.get("q", "").strip() and form.text.is_empty:
        raise BadParameterError("q must hold a word")
    language = _one_of("lang", arguments.get("lang") or DEFAULT_LANGUAGE, INTERFACE_LANGUAGES)
    _one_of(EXACT, arguments.get(EXACT) or "1", ("1",))
    _one_of("sort", arguments.get("sort") or Sort.RELEVANCE, SORTS)
    for field in (*FACET_FIELDS, *OFFER_FIELDS, NEED):
        _check_values(field, arguments.getlist(field))
    filters = {name: found for name, found in form.chosen.items() if name in FACET_FIELDS}
    for need in form.chosen.get(NEED, ()):
        # Themes that are asked for are narrower. What no theme answers, nothing does.
        filters.setdefault("theme", tuple(sorted(map(str, themes_of(need)))) or (need,))
    return Query(
        reader=language,
        text=form.text,
        filters=filters,
        max_minutes=read_count("max_minutes", arguments.get("max_minutes", "")),
        group_size=read_count("group_size", arguments.get("group_size", "")),
        facets=FACET_FIELDS,
        stale_before=stale_before(),
        wanted=wanted_in(form, counts_times=OPEN in form.chosen),
        sort=form.sort or Sort.RELEVANCE,
        page=min(read_number("page", arguments.get("page") or "1"), MAXIMUM_PAGE),
        repair=not form.is_exact,
    )


def _check_values(field: str, values: list[str]) -> None:
    most = 1 if field == NEED else MAXIMUM_VALUES_PER_FILTER
    if len(values) > most:
        raise BadParameterError(f"{field} must have {most} value{'s' if most > 1 else ''} at most")
    for value in filter(None, map(str.strip, values)):
        if field in VALUES:
            _one_of(field, value, VALUES[field])
        if field in KEYS and not _is_key(value):
            raise BadParameterError(f"{field} must be the key of a document")


def _is_key(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _one_of(name: str, text: str, known: Collection[str]) -> str:
    if text not in known:
        _refuse_unknown(name, known)
    return text


def _refuse_unknown(name: str, known: Iterable[str]) -> NoReturn:
    raise BadParameterError(f"{name} must be one of {', '.join(known)}")


def read_cursor(text: str) -> tuple[UUID, str] | None:
    """Return the version to go on after; None for the beginning.

    The text is ``next`` of the answer before.
    """
    if not text:
        return None
    key, separator, locale = text.partition(".")
    try:
        return (UUID(key), locale) if separator else _refuse()
    except ValueError:
        return _refuse()


def _refuse() -> tuple[UUID, str]:
    raise BadParameterError("after must be the value of next in the answer before")
