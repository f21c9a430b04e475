"""Writes counts of searches behind the readers, who never wait for it."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime

from content_models.news import News
from content_models.searches import Search, SearchCounts, SearchCountsUnavailableError, Tally

logger = logging.getLogger(__name__)

WRITE_AFTER_SECONDS = 2.0
"""One write for all that came meanwhile; who ends the process loses no more than that."""
MOST_WAITING = 1_000
"""Different searches within that time; attack: made-up words would fill the memory."""


def today() -> date:
    """Return the day that a search made now belongs to, in UTC."""
    return datetime.now(UTC).date()


class CountsWriter:
    """Gathers tallies in memory, without their order, and writes them together.

    What cannot be written is dropped: counts are worth no delay. Safe between threads.
    """

    def __init__(self, counts: SearchCounts, day: Callable[[], date] = today) -> None:
        self._counts = counts
        self._day = day
        self._guard = threading.Lock()
        self._waiting: dict[Search, Tally] = {}
        self._timer: threading.Timer | None = None
        self._news = News()

    def count(self, search: Search, tally: Tally) -> None:
        """Have a search counted, some seconds from now."""
        with self._guard:
            if search not in self._waiting and len(self._waiting) >= MOST_WAITING:
                return
            self._waiting[search] = self._waiting.get(search, Tally()).followed_by(tally)
            if self._timer is None:
                self._timer = threading.Timer(WRITE_AFTER_SECONDS, self.write)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> None:
        """Write what waits, now."""
        with self._guard:
            waiting, self._waiting = self._waiting, {}
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
        if not waiting:
            return
        try:
            self._counts.add(waiting, self._day())
        except SearchCountsUnavailableError as error:
            if self._news.is_new(str(error)):
                logger.warning("searches are not counted for now: %s", error)
        except Exception:  # in a thread of its own, nobody else would tell
            logger.exception("searches were not counted, for a reason nobody thought of")
        else:
            self._news.end()

    def close(self) -> None:
        """Drop what waits."""
        with self._guard:
            self._waiting = {}
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
