"""Reduces the query of an address to the parameters that its route declares.

Attack: unknown parameters would fill the page cache with copies of one page, so they go before the
cache looks. A view that reads a parameter which its route does not declare fails at once.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Flask, Request, current_app
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from portal.web.mistyped import meant_path
from portal.web.routes import UNKNOWN, declared_parameters
from search.query import NUMBER_FIELDS, OFFER_FIELDS
from search.words import CHARACTERS_READ

MAXIMUM_BYTES = 8_192
"""Of the whole query. Every value of every facet fits; a pasted megabyte costs nothing."""
MAXIMUM_VALUE_CHARACTERS = CHARACTERS_READ + 1
"""More than a search reads of its words, so that what is cut here is still noticed there."""
MAXIMUM_PAIRS = 100
LONGEST_NAME = 40
"""Characters of the name of a parameter that a route refuses."""

WHERE_FIELDS = ("near", "lat", "lon", "within")
"""Say where a reader looks for help: a place by its name, or a position; and how far around it."""
_READ_ONCE = frozenset({"q", *NUMBER_FIELDS, *OFFER_FIELDS, *WHERE_FIELDS})
PATHS_REMEMBERED = 2_000
LONGEST_REMEMBERED = 500
"""Characters: anybody can ask for long paths, and make any number of them."""


class UndeclaredParameterError(Exception):
    """A view reads a GET parameter that its route does not declare: see ``routes.reads``."""


class DeclaredArguments(ImmutableMultiDict[str, str]):
    """Holds the parameters of a request that its route declares.

    Asking for another one raises ``UndeclaredParameterError``.
    """

    def __init__(self, arguments: MultiDict[str, str], declared: Iterable[str]) -> None:
        super().__init__(arguments)
        self._declared = frozenset(declared)

    def __getitem__(self, key: str) -> str:
        self._refuse_undeclared(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._refuse_undeclared(str(key))
        return super().__contains__(key)

    def getlist(self, key: str, *args: Any, **kwargs: Any) -> Any:
        """Return all values of a parameter."""
        self._refuse_undeclared(key)
        return super().getlist(key, *args, **kwargs)

    def _refuse_undeclared(self, name: str) -> None:
        if name not in self._declared:
            raise UndeclaredParameterError(name)


class PortalRequest(Request):
    """A portal request has the parameters that its route declares."""

    @cached_property
    def args(self) -> DeclaredArguments:
        """Return the parameters of the query."""
        return DeclaredArguments(super().args, declared_parameters(current_app, self.endpoint))


class Normaliser:
    """Brings queries into one form, by what the routes of an application declare."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._declared = lru_cache(PATHS_REMEMBERED)(self._declared_at)

    def __call__(self, method: str, path: str, query: str) -> str:
        """Return the query that the view of a method and path gets."""
        if not query:
            return ""
        is_usual = len(path) <= LONGEST_REMEMBERED
        declared = self._declared if is_usual else self._declared_at
        return normalised(query, declared(method, path))

    def _declared_at(self, method: str, path: str) -> tuple[str, ...]:
        try:
            endpoint, _values = self._app.url_map.bind("").match(path, method)
        except (HTTPException, RequestRedirect):
            # Whoever is led on to the page that was meant takes its parameters along.
            meant = meant_path(self._app.url_map, _text(path))
            return self._declared_at(method, meant) if meant else ()
        return declared_parameters(self._app, endpoint)


def normalised(query: str, declared: Iterable[str]) -> str:
    """Normalise a query, so that the same question always reads the same.

    It keeps the declared parameters, each value once, in one order.
    """
    known = frozenset(declared)
    if not known:
        return ""
    said = list(_pairs(_text(query[:MAXIMUM_BYTES])))
    if UNKNOWN in known:
        others = sorted({name for name, _value in said} - (known - {UNKNOWN}))
        if others:
            return urlencode([(UNKNOWN, others[0][:LONGEST_NAME])])
    pairs = [
        (name, value.strip()[:MAXIMUM_VALUE_CHARACTERS])
        for name, value in said
        if name in known and value.strip()
    ]
    return urlencode(sorted(set(_first_of_each(pairs))))


def _text(query: str) -> str:
    """Return the query as UTF-8, where a client has not encoded it.

    WSGI hands over bytes as Latin-1.
    """
    return query.encode("latin-1", "replace").decode("utf-8", "replace")


def _pairs(query: str) -> list[tuple[str, str]]:
    parts = query.split("&")[:MAXIMUM_PAIRS]
    return parse_qsl("&".join(parts), errors="replace")


def _first_of_each(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield all pairs but second words or numbers.

    Sorting would otherwise choose between them.
    """
    seen: set[str] = set()
    for name, value in pairs:
        if name not in _READ_ONCE:
            yield name, value
        elif name not in seen:
            seen.add(name)
            yield name, " ".join(value.split())
