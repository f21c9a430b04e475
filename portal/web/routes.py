"""Lets a view declare its parameters, and that its answer is for everybody."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request

View = TypeVar("View", bound=Callable[..., Any])

REVALIDATE = "no-cache"
"""Browsers keep a page but ask each time; the answer is nearly always an empty 304."""
PRIVATE = "private, no-store"
_READS, _FOR_EVERYBODY, _REFUSES = "reads", "is_for_everybody", "refuses_others"
UNKNOWN = "unknown"
"""A parameter that names the first one which a route refuses."""


def reads(*names: str) -> Callable[[View], View]:
    """Declare the GET parameters of a route.

    Its view gets no others, and fails if it asks.
    """

    def declare(view: View) -> View:
        setattr(view, _READS, names)
        return view

    return declare


def refuses_others(view: View) -> View:
    """Declare that a view answers 400 to parameters that its route does not declare.

    A program that mistypes a filter would else take everything for what it asked.
    """
    setattr(view, _REFUSES, True)
    return view


def for_everybody(view: View) -> View:
    """Declare that a view's answer is the same for everybody.

    It may then be kept and shared.
    """
    setattr(view, _FOR_EVERYBODY, True)
    return view


def declared_parameters(app: Flask, endpoint: str | None) -> tuple[str, ...]:
    """Return the GET parameters that an endpoint declares."""
    view = app.view_functions.get(endpoint or "")
    names: tuple[str, ...] = getattr(view, _READS, ())
    return (*names, UNKNOWN) if getattr(view, _REFUSES, False) else names


def is_for_everybody() -> bool:
    """True if this answer may be given to anybody.

    That needs the word of the view, or an address that leads to none, and a reader without a
    session: somebody who has signed in may see their name on any page.
    """
    if current_app.config["SESSION_COOKIE_NAME"] in request.cookies:
        return False
    view = current_app.view_functions.get(request.endpoint or "")
    return view is None or getattr(view, _FOR_EVERYBODY, False)


def set_up(app: Flask) -> None:
    """Make every answer private that is not declared to be for everybody.

    An answer whose view sets ``Cache-Control`` stays as it is.
    """

    @app.after_request
    def keep_private(response: Response) -> Response:
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = REVALIDATE if is_for_everybody() else PRIVATE
        return response
