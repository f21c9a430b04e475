"""What happens in the editor's own request, right after the commit."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.publishing.rooms import live_index, published_store
from content_models.published import LockTimeoutError, StoreMissingError, StoreUnavailableError
from search.engine import IndexUnavailableError

logger = logging.getLogger(__name__)

REQUEST_TIMEOUT_SECONDS = 3.0
"""How long an editor waits for another publisher; after that the worker's sweep takes over."""

_is_deferred: ContextVar[bool] = ContextVar("is_deferred", default=False)


@contextmanager
def deferred_drain() -> Iterator[None]:
    """Leave the outbox to one drain at the end, for loads of many items."""
    token = _is_deferred.set(True)
    try:
        yield
    finally:
        _is_deferred.reset(token)


def drain_after_commit() -> None:
    """Project what the transaction changed. The publish stands whatever happens here."""
    if _is_deferred.get() or not OutboxEvent.objects.exists():
        return
    try:
        projector().drain(timeout_seconds=REQUEST_TIMEOUT_SECONDS)
    except LockTimeoutError:
        logger.info("another process is projecting; the outbox waits for the next sweep")
    except StoreMissingError:
        logger.info("nothing is published yet; the first rebuild will take it all")
    except (StoreUnavailableError, IndexUnavailableError, OSError) as error:
        logger.error("the outbox waits for the next sweep: %s", error)


def projector() -> Projector:
    """The projector of this installation."""
    return Projector(published_store(), live_index())
