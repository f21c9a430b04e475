"""Reads the parameters of the API, within bounds."""

from uuid import UUID

from content_models.kinds import KINDS, KindName
from portal.listing.numbers import count_in
from search.query import LARGEST_NUMBER

DEFAULT_LIMIT = 50
MAXIMUM_LIMIT = 200
"""Documents in one answer: about a megabyte of long case studies."""
LARGEST_SEQUENCE = 2**63 - 1
"""What a SQLite or PostgreSQL integer holds; a larger one would be an error in the driver."""


class BadParameterError(Exception):
    """A parameter has a value that it cannot have.

    The message says which and why.
    """


def read_kind(text: str) -> KindName | None:
    """Return a kind of document, or None for all."""
    if not text:
        return None
    if text not in KINDS:
        raise BadParameterError(f"kind must be one of {', '.join(KINDS)}")
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
