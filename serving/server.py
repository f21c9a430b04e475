"""Takes requests from granian, and leads each into its lane."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from serving.answers import respond
from serving.bodies import Bodies, Body, BodyError, length_of
from serving.lanes import Lane, LaneIsFullError
from serving.protocol import Exchange, Headers, Scope

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = "10"
LAST = {"Connection": "close", "Cache-Control": "no-store"}


@dataclass(frozen=True)
class Route:
    """Says where a request is answered.

    Attributes:
        lane: whose threads answer it.
        most_bytes: the longest body that is read for it; a longer one is given to the application
            unread, which refuses it.
        bodies: reads what is sent, in a room of its own: strangers who fill the one of uploads
            leave readers theirs.
        admits: tells by their cookies whose body is read at all; everybody's where it is None. It
            is asked in the lane. The application is given the bodies of others unread.
    """

    lane: Lane
    most_bytes: int
    bodies: Bodies = field(default_factory=Bodies)
    admits: Callable[[str], bool] | None = None


@dataclass(frozen=True)
class Refusal:
    """Holds the page for those whom no thread is left for."""

    content_type: str
    page: bytes


class Server:
    """Serves one WSGI application to granian, which knows it by ``__rsgi__``.

    Args:
        application: answers.
        route: says of a path where it is answered.
        refusal: for those who cannot be answered now.
    """

    def __init__(
        self,
        application: "WSGIApplication",
        route: Callable[[str], Route],
        refusal: Refusal,
    ) -> None:
        self._application = application
        self._route = route
        self._refusal = refusal

    async def __rsgi__(self, scope: Scope, exchange: Exchange) -> None:
        """Read a request's body, wait for a thread, and let the application answer."""
        route = self._route(scope.path)
        try:
            most_bytes = route.most_bytes if await _is_admitted(route, scope) else 0
            body = await route.bodies.read(scope, exchange, most_bytes)
        except BodyError as error:
            self._refuse(exchange, error.status)
            return
        except LaneIsFullError:
            self._refuse(exchange, HTTPStatus.SERVICE_UNAVAILABLE)
            return
        answer = partial(self._respond, scope, exchange, body)
        try:
            await route.lane.run(answer)
        except LaneIsFullError:
            self._refuse(exchange, HTTPStatus.SERVICE_UNAVAILABLE)
        finally:
            body.close()

    def _respond(self, scope: Scope, exchange: Exchange, body: Body) -> None:
        try:
            respond(self._application, scope, exchange, body)
        except Exception:
            logger.exception("no answer")  # without the address: it may be the key to a draft
            exchange.response_bytes(HTTPStatus.INTERNAL_SERVER_ERROR, list(LAST.items()), b"")

    def _refuse(self, exchange: Exchange, status: int) -> None:
        headers: Headers = list(LAST.items())
        page = b""
        if status == HTTPStatus.SERVICE_UNAVAILABLE:
            page = self._refusal.page
            headers += [
                ("Content-Type", self._refusal.content_type),
                ("Retry-After", RETRY_AFTER_SECONDS),
            ]
        exchange.response_bytes(status, headers, page)


async def _is_admitted(route: Route, scope: Scope) -> bool:
    if route.admits is None or not length_of(scope):
        return True
    ask = partial(route.admits, scope.headers.get("cookie") or "")
    try:
        return await route.lane.run(ask)
    except LaneIsFullError:
        raise
    except Exception:
        logger.exception("nobody can tell who sends a body")
        return False  # the application has words for what has failed
