"""Remembers whose request is being answered, for what is far from any view."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

_request: ContextVar[HttpRequest | None] = ContextVar("asking_request", default=None)


def knowing_who_asks(
    respond: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return middleware that remembers the request until it is answered."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        token = _request.set(request)
        try:
            return respond(request)
        finally:
            _request.reset(token)

    return answered


def current_request() -> HttpRequest | None:
    """Return the request that is being answered; None in the worker and in commands."""
    return _request.get()


def who_asks() -> Any:
    """Return the person whose request this is; None where nobody has signed in."""
    user = getattr(_request.get(), "user", None)
    return user if user is not None and user.is_authenticated else None
