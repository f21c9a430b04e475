"""Sweeps the outbox, publishes what was scheduled, and repairs what is broken."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, close_old_connections

from cms.mailing.delivery import carrying_mails
from cms.publishing.conforming import checking_conformance
from cms.publishing.likening import making_vectors
from cms.publishing.models import OutboxEvent
from cms.publishing.request import projector
from cms.publishing.rooms import damage_reports, encoder, live_index, published_store
from cms.publishing.soundness import Watch, ensure_open
from content_models.news import News
from content_models.published import LockTimeoutError, StoreUnavailableError
from content_models.published.locks import Hold
from content_models.sign_of_life import Doing, SignOfLife
from search.engine import IndexUnavailableError

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 0.5
SCHEDULE_SECONDS = 20.0
TIDY_SECONDS = 10.0
CHORES_SECONDS = 3600.0
LEADER_RETRY_SECONDS = 5.0
PAUSE_AFTER_ERROR_SECONDS = 5.0
_CHORES: list[Callable[[], None]] = []
_BESIDE: list[Callable[[], AbstractContextManager[None]]] = []


def every_hour(chore: Callable[[], None]) -> None:
    """Have the worker do something every hour; applications call it when Django starts."""
    _CHORES.append(chore)


def beside_the_worker(work: Callable[[], AbstractContextManager[None]]) -> None:
    """Have something run in a thread of its own while the worker works.

    Applications call it when Django starts.
    """
    _BESIDE.append(work)


class Worker:
    """Runs until stopped, whatever happens around it.

    Of several, one works; the others wait to take over when it dies.
    """

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._life = SignOfLife(published_store().deployment)
        self._watch = Watch()
        self._news = News()

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
                with published_store().lock("worker").held(LEADER_RETRY_SECONDS) as hold:
                    logger.info("the worker sweeps every %s s", SWEEP_SECONDS)
                    with ExitStack() as beside:
                        store = published_store()
                        beside.enter_context(making_vectors(store, encoder()))
                        beside.enter_context(checking_conformance(store, settings.BASE_URL))
                        for work in _BESIDE:
                            beside.enter_context(work())
                        self._work(hold)
            except LockTimeoutError:
                continue
            except StoreUnavailableError as error:
                logger.error("the worker waits for the database: %s", error)
            except Exception:
                logger.exception("the worker begins again, after something nobody thought of")
            self._stopped.wait(PAUSE_AFTER_ERROR_SECONDS)

    def _work(self, hold: Hold) -> None:
        """Do round after round.

        Raises:
            StoreUnavailableError: the leader's lock has been lost; another worker may have it.
        """
        clock = Clock()
        while not self._stopped.is_set():
            hold.check()
            pause = SWEEP_SECONDS
            try:
                self._do_a_round(clock)
            except (
                DatabaseError,
                LockTimeoutError,
                StoreUnavailableError,
                IndexUnavailableError,
                OSError,
            ) as error:
                if self._news.is_new(str(error)):
                    logger.error("this sweep failed; the rows stay: %s", error)
                pause = self._after_trouble()
            except Exception:
                logger.exception("this sweep failed in a way nobody thought of; the rows stay")
                pause = self._after_trouble()
            else:
                if self._news.end():
                    logger.info("the worker sweeps again")
            finally:
                close_old_connections()
            self._stopped.wait(pause)

    def _do_a_round(self, clock: "Clock") -> None:
        if self._watch.is_due():
            self._life.give(Doing.CHECKING)
            self._watch.check(self._while_rebuilding)
        ensure_open(self._while_rebuilding)
        if clock.is_due("schedule", SCHEDULE_SECONDS):
            call_command("publish_scheduled")
        if clock.is_due("chores", CHORES_SECONDS):
            for chore in _CHORES:
                chore()
        sweep()
        if clock.is_due("tidy", TIDY_SECONDS):
            tidy()
        self._life.give(Doing.SWEEPING)

    def _while_rebuilding(self, _done: int, _total: int) -> None:
        self._life.give(Doing.REBUILDING)

    def _after_trouble(self) -> float:
        """Tell of it, ask for a check, and return how long to wait."""
        self._life.give(Doing.IN_TROUBLE)
        damage_reports().leave()
        return PAUSE_AFTER_ERROR_SECONDS


class Clock:
    """Tells what has not been done for a while."""

    def __init__(self) -> None:
        self._done_at: dict[str, float] = {}

    def is_due(self, what: str, seconds: float) -> bool:
        """Return whether something was last done as long ago, and take it for done now."""
        now = time.monotonic()
        is_due = now - self._done_at.get(what, float("-inf")) >= seconds
        if is_due:
            self._done_at[what] = now
        return is_due


def sweep() -> None:
    """Drain the outbox, if there is anything in it or the index is behind."""
    state = published_store().state()
    if OutboxEvent.objects.exists() or state.generation != state.indexed_generation:
        projector().drain(timeout_seconds=SWEEP_SECONDS * 20)


def tidy() -> None:
    """Make searches faster, where what was published lately has left the index in pieces."""
    live_index().for_state(published_store().state()).tidy()
