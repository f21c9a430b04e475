"""Defines rules of rows, and finds where a row does not keep them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from content_models.vocabularies import message

Json = dict[str, Any]
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_URI = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
"""The characters of RFC 3986."""
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class Reason(StrEnum):
    """Says why a value is not as a standard has it."""

    MISSING = "missing"
    TYPE = "type"
    FORMAT = "format"
    VALUE = "value"
    SIZE = "size"


REASON_LABELS = {
    Reason.MISSING: message("is missing"),
    Reason.TYPE: message("is not of the right type"),
    Reason.FORMAT: message("is not written as the standard asks"),
    Reason.VALUE: message("has a value that the standard does not know"),
    Reason.SIZE: message("is too small or too large"),
}


@dataclass(frozen=True, order=True)
class Fault:
    """A fault is one value that a standard does not accept.

    Attributes:
        field: its place in the row, with dots; ``[]`` stands for each of several.
        reason: why.
    """

    field: str
    reason: Reason


@dataclass(frozen=True)
class Field:
    """A field is one named value of a row.

    Attributes:
        form: ``text``, ``uuid``, ``uri``, ``email``, ``moment``, ``day``, ``number``, ``whole``, or
            the name of a table.
        is_required: whether it must be there.
        is_many: whether it is a list of values in that form.
        values: all that it can be; empty for any.
        least: the smallest number, or the fewest characters, or the fewest of many.
        most: the most characters.
        pattern: that all of a text must match.
    """

    form: str = "text"
    is_required: bool = False
    is_many: bool = False
    values: frozenset[str] = frozenset()
    least: int | None = None
    most: int | None = None
    pattern: str = ""


Table = Mapping[str, Field]
Tables = Mapping[str, Table]


def fields(written: str, values: Mapping[str, Iterable[str]] | None = None) -> Table:
    """Return the fields of a table from a line of words.

    ``name`` is a text, ``name:form`` has another form, ``name:[form]`` is a list of it. ``!``
    behind the name says that it must be there.
    """
    return dict(_field(word, values or {}) for word in written.split())


def _field(word: str, values: Mapping[str, Iterable[str]]) -> tuple[str, Field]:
    told, _separator, form = word.partition(":")
    name = told.rstrip("!")
    is_many = form.startswith("[")
    known = frozenset(values.get(name, ()))
    return name, Field(form.strip("[]") or "text", told.endswith("!"), is_many, known)


def faults_in(row: Json, table: str, tables: Tables) -> frozenset[Fault]:
    """Return where a row does not keep the rules of its table, however deep."""
    return frozenset(_in_row(row, table, tables, ""))


def _in_row(row: object, table: str, tables: Tables, place: str) -> Iterator[Fault]:
    if not isinstance(row, dict):
        yield Fault(place.rstrip("."), Reason.TYPE)
        return
    for name, field in tables[table].items():
        if name in row:
            yield from _in_field(row[name], field, tables, place + name)
        elif field.is_required:
            yield Fault(place + name, Reason.MISSING)


def _in_field(value: object, field: Field, tables: Tables, place: str) -> Iterator[Fault]:
    if not field.is_many:
        yield from _in_value(value, field, tables, place)
    elif not isinstance(value, list):
        yield Fault(place, Reason.TYPE)
    else:
        if len(value) < (field.least or 0):
            yield Fault(place, Reason.SIZE)
        for each in value:
            yield from _in_value(each, field, tables, f"{place}[]")


def _in_value(value: object, field: Field, tables: Tables, place: str) -> Iterator[Fault]:
    if field.form in tables:
        yield from _in_row(value, field.form, tables, f"{place}.")
        return
    reason = _of_number(value, field) if field.form in NUMBERS else _of_text(value, field)
    if reason:
        yield Fault(place, reason)


NUMBERS = ("number", "whole")


def _of_number(value: object, field: Field) -> Reason | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Reason.TYPE
    if field.form == "whole" and value != int(value):
        return Reason.TYPE
    return Reason.SIZE if field.least is not None and value < field.least else None


def _of_text(value: object, field: Field) -> Reason | None:
    if not isinstance(value, str):
        return Reason.TYPE
    if field.values and value not in field.values:
        return Reason.VALUE
    if not field.is_many and not (field.least or 0) <= len(value) <= (field.most or len(value)):
        return Reason.SIZE
    is_right = _FORMS.get(field.form, _is_anything)(value)
    has_pattern = not field.pattern or re.fullmatch(field.pattern, value) is not None
    return None if is_right and has_pattern else Reason.FORMAT


def _is_anything(_text: str) -> bool:
    return True


def _is_address(text: str) -> bool:
    try:
        return bool(_URI.fullmatch(text)) and bool(urlsplit(text).scheme)
    except ValueError:  # half a pair of brackets around a host
        return False


def _is_web_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and _is_address(text)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_FORMS = {
    "uuid": lambda text: _UUID.fullmatch(text) is not None,
    "uri": _is_address,
    "web": _is_web_address,
    "email": lambda text: _MAIL.fullmatch(text) is not None,
    "moment": _is_moment,
    "day": _is_day,
}
