"""Holds what is published to the standards of its exchange, while the worker works."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from cms.publishing.likening import give_way
from content_models.exchange.conformance.checking import Checker
from content_models.exchange.conformance.report import KeptReport
from content_models.published import PublishedStore, StoreUnavailableError

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 2.0
PAUSE_SECONDS = 0.02
"""Between some records and the next: who publishes goes first."""
PAUSE_AFTER_ERROR_SECONDS = 30.0
STOP_SECONDS = 5.0


class ConformanceWatch:
    """Checks what changed, and keeps the report for the portal.

    Args:
        store: that readers see.
        base_url: of this site.
    """

    def __init__(self, store: PublishedStore, base_url: str) -> None:
        self._store = store
        self._checker = Checker(base_url)
        self._kept = KeptReport(store.deployment)

    def check_some(self) -> bool:
        """Check some of what changed, and return whether more may have.

        Raises:
            StoreUnavailableError: there is no store to read.
            OSError: the report cannot be kept.
        """
        now = datetime.now(UTC)
        with self._store.reading() as snapshot:
            did_some = self._checker.check_some(snapshot, now)
        if did_some and self._checker.is_done:
            self._kept.write(self._checker.report(now))
        return did_some

    def check_all(self) -> None:
        """Check all that changed; raises like ``check_some``."""
        while self.check_some():
            pass


@contextmanager
def checking_conformance(store: PublishedStore, base_url: str) -> Iterator[None]:
    """Check in a thread of its own: it keeps nobody's publish waiting."""
    stopped = threading.Event()
    watch = ConformanceWatch(store, base_url)
    thread = threading.Thread(target=_watch, args=[watch, stopped], name="conformance", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(STOP_SECONDS)


def _watch(watch: ConformanceWatch, stopped: threading.Event) -> None:
    give_way()
    has_more = False
    while not stopped.wait(PAUSE_SECONDS if has_more else SWEEP_SECONDS):
        has_more = False
        try:
            has_more = watch.check_some()
        except (StoreUnavailableError, OSError) as error:
            logger.info("the check of open data waits: %s", error)
            stopped.wait(PAUSE_AFTER_ERROR_SECONDS)
        except Exception:  # in a thread of its own, nobody else would tell
            logger.exception("the check of open data waits, for a reason nobody thought of")
            stopped.wait(PAUSE_AFTER_ERROR_SECONDS)
