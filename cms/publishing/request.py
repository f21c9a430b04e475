"""Drains the outbox in the editor's own request, after its commit."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.publishing.rooms import damage_reports, live_index, published_store
from content_models.published import LockTimeoutError, StoreMissingError, StoreUnavailableError
from search.engine import IndexUnavailableError

logger = logging.getLogger(__name__)

REQUEST_TIMEOUT_SECONDS = 3.0
"""How long an editor waits for another publisher; after that the worker's sweep takes over."""


@dataclass
class Deferral:
    """A deferral puts a drain off.

    ``is_wanted`` is True once something has asked for the drain.
    """

    is_wanted: bool = False


_deferral: ContextVar[Deferral | None] = ContextVar("deferral", default=None)


@contextmanager
def deferred_drain() -> Iterator[Deferral]:
    """Leave the outbox to one drain at the end.

    It is for where many items, or one item many times, change.
    """
    deferral = Deferral()
    token = _deferral.set(deferral)
    try:
        yield deferral
    finally:
        _deferral.reset(token)


def draining_once(
    respond: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return middleware that drains once for each request.

    The drain comes after the request's last commit and before its answer. To publish a new page,
    Wagtail commits several times. A drain after each would make the editor wait as often, and would
    meet the page half made.
    """

    def answered(request: HttpRequest) -> HttpResponseBase:
        with deferred_drain() as deferral:
            response = respond(request)
        if deferral.is_wanted:
            # Nothing is open any more, so this runs now; robust: what is published stays published.
            transaction.on_commit(drain_after_commit, robust=True)
        return response

    return answered


def drain_after_commit() -> None:
    """Project what the transaction changed.

    The publish stands whatever happens here.
    """
    deferral = _deferral.get()
    if deferral is not None:
        deferral.is_wanted = True
        return
    if not OutboxEvent.objects.exists():
        return
    try:
        projector().drain(timeout_seconds=REQUEST_TIMEOUT_SECONDS)
    except LockTimeoutError:
        logger.info("another process is projecting; the outbox waits for the next sweep")
    except StoreMissingError:
        logger.info("nothing is published yet; the first rebuild will take it all")
    except (StoreUnavailableError, IndexUnavailableError, OSError) as error:
        logger.error("the outbox waits for the next sweep: %s", error)
        damage_reports().leave()


def projector() -> Projector:
    """Return the projector of this installation."""
    return Projector(published_store(), live_index())
