"""Strategies that make any document there can be, and any value that is part of one.

They read what a model declares, so that a field or a kind that is added is tried at once.
"""

import types
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from content_models.blocks import Frozen
from content_models.kinds import Document
from tests.content_models.hours.strategies import PARTS_OF_HOURS

KINDS: tuple[type[Document], ...] = get_args(Document)
"""The class of each kind of document."""
LARGEST = 100_000
MOST_PARTS = 2
"""Of a tuple: enough for an order, and quick."""

# Databases hold no NUL in a text, and the CMS lets none in.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
DIALLED = st.sampled_from(["", "115", "+33536490101", "+33536490101;ext=12"])
LANGUAGE_TAGS = st.sampled_from(["fr", "en", "de", "el", "ar", "uk", "fa-AF", "zh-Hant-TW"])
_PLAIN: dict[Any, SearchStrategy[Any]] = {
    bool: st.booleans(),
    UUID: st.uuids(version=4),
    date: st.dates(date(1970, 1, 1), date(2100, 1, 1)),
    datetime: st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
}


def documents(*kinds: type[Document]) -> SearchStrategy[Document]:
    """Any document of some kinds; none means all."""
    return st.one_of(*map(any_of, kinds or KINDS))


@cache
def any_of(model: type[Frozen]) -> SearchStrategy[Any]:
    """Any value of a model."""
    if model in PARTS_OF_HOURS:  # their fields agree with each other, which no declaration says
        return PARTS_OF_HOURS[model]
    fields = model.model_fields.items()
    return st.builds(
        model, **{name: _values(field.annotation, field.metadata) for name, field in fields}
    )


def one_of(model: type[Frozen]) -> Any:
    """A value of a model, where one will do."""
    quick = settings(max_examples=1, phases=[Phase.generate], database=None)
    return find(any_of(model), lambda _: True, settings=quick)


@cache
def models() -> tuple[type[Frozen], ...]:
    """All documents and all values that are part of one."""
    found: dict[type[Frozen], None] = {}
    waiting: list[type[Frozen]] = list(KINDS)
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            for field in model.model_fields.values():
                waiting += _models_in(field.annotation)
    return tuple(sorted(found, key=lambda model: model.__name__))


def _models_in(annotation: Any) -> Iterator[type[Frozen]]:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _values(annotation: Any, constraints: list[Any]) -> SearchStrategy[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = [part for each in arguments[1:] for part in getattr(each, "metadata", [each])]
        return _values(arguments[0], [*constraints, *inner])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in {Union, types.UnionType}:
        return st.one_of(*(_values(each, []) for each in arguments))
    if origin is tuple and Ellipsis not in arguments:
        return st.tuples(*(_values(each, []) for each in arguments))
    if origin is tuple:
        parts = st.lists(
            _values(arguments[0], []),
            min_size=_bound(constraints, "min_length", 0),
            max_size=MOST_PARTS,
        )
        return parts.map(tuple)
    return _single_values(annotation, constraints)


def _single_values(annotation: Any, constraints: list[Any]) -> SearchStrategy[Any]:
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if annotation in {None, type(None)}:
        return st.none()
    if annotation is str:
        patterns = [each.pattern for each in constraints if getattr(each, "pattern", None)]
        if "ext=" in "".join(patterns):
            return DIALLED
        if "^[A-Z]{3}$" in patterns:
            return st.sampled_from(["EUR", "GBP"])
        is_tag = bool(patterns)
        length = _bound(constraints, "min_length", 0)
        return LANGUAGE_TAGS if is_tag else TEXTS.filter(lambda text: len(text) >= length)
    if annotation is int:
        least = _bound(constraints, "ge", _bound(constraints, "gt", -LARGEST - 1) + 1)
        return st.integers(least, LARGEST)
    if annotation is float:
        numbers = st.floats(_bound(constraints, "ge", None), _bound(constraints, "le", None))
        return numbers.map(lambda number: number + 0.0)  # no -0.0, which equals 0.0
    if issubclass(annotation, StrEnum):
        return st.sampled_from(annotation)
    return any_of(annotation)


def _bound(constraints: list[Any], name: str, default: Any) -> Any:
    found = (getattr(each, name, None) for each in constraints)
    return next((each for each in found if each is not None), default)
