"""Sweeps the outbox, publishes what was scheduled, and repairs what is broken."""

import logging
import threading
import time
from collections.abc import Callable

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections

from cms.mailing.delivery import carrying_mails
from cms.publishing.models import OutboxEvent
from cms.publishing.rebuilding import rebuild
from cms.publishing.request import projector
from cms.publishing.rooms import live_index, published_store, search_engine
from content_models.published import LockTimeoutError, StoreUnavailableError
from search.engine import IndexUnavailableError

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 0.5
SCHEDULE_SECONDS = 20.0
CHORES_SECONDS = 3600.0
LEADER_RETRY_SECONDS = 5.0
PAUSE_AFTER_ERROR_SECONDS = 5.0
_CHORES: list[Callable[[], None]] = []


def every_hour(chore: Callable[[], None]) -> None:
    """Have the worker do something every hour; applications call it when Django starts."""
    _CHORES.append(chore)


class Worker:
    """Runs until stopped.

    Of several, one works; the others wait to take over when it dies.
    """

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Ask the loop to end after its current round."""
        self._stopped.set()

    def run(self) -> None:
        """Deliver mails, and wait for the leader's lock to do all else, until stopped."""
        with carrying_mails():
            self._lead()

    def _lead(self) -> None:
        while not self._stopped.is_set():
            try:
                with published_store().lock("worker").held(LEADER_RETRY_SECONDS):
                    logger.info("the worker sweeps every %s s", SWEEP_SECONDS)
                    self._work()
            except LockTimeoutError:
                continue
            except (DatabaseError, StoreUnavailableError, OSError) as error:
                logger.error("the worker starts again: %s", error)
                self._stopped.wait(PAUSE_AFTER_ERROR_SECONDS)

    def _work(self) -> None:
        scheduled_at = did_chores_at = float("-inf")
        while not self._stopped.is_set():
            pause = SWEEP_SECONDS
            try:
                ensure_sound()
                if time.monotonic() - scheduled_at >= SCHEDULE_SECONDS:
                    call_command("publish_scheduled")
                    scheduled_at = time.monotonic()
                if time.monotonic() - did_chores_at >= CHORES_SECONDS:
                    for chore in _CHORES:
                        chore()
                    did_chores_at = time.monotonic()
                sweep()
            except (
                DatabaseError,
                LockTimeoutError,
                StoreUnavailableError,
                IndexUnavailableError,
                OSError,
            ) as error:
                logger.error("this sweep failed; the rows stay: %s", error)
                pause = PAUSE_AFTER_ERROR_SECONDS
            except Exception:
                logger.exception("this sweep failed in a way nobody thought of; the rows stay")
                pause = PAUSE_AFTER_ERROR_SECONDS
            finally:
                close_old_connections()
            self._stopped.wait(pause)


def sweep() -> None:
    """Drain the outbox, if there is anything in it or the index is behind."""
    state = published_store().state()
    if OutboxEvent.objects.exists() or state.generation != state.indexed_generation:
        projector().drain(timeout_seconds=SWEEP_SECONDS * 20)


def ensure_sound() -> None:
    """Rebuild where the store or its index is missing, damaged or of another version."""
    try:
        state = published_store().state()
        live_index().for_state(state)
    except (StoreUnavailableError, IndexUnavailableError) as error:
        logger.warning("rebuilding what readers see: %s", error)
        rebuild(published_store(), search_engine(), lambda _done, _total: None)
        live_index().forget()
