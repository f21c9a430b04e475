"""Checks that readers can be answered, and that what is published reaches them."""

import logging
import threading
import time
from collections.abc import Callable, Sequence

from content_models.news import News
from content_models.published import PublishedStore, StoreState, StoreUnavailableError
from content_models.sign_of_life import Life, SignOfLife
from search.engine import EngineAwayError, IndexUnavailableError
from search.live import LiveIndex
from search.query import Query

logger = logging.getLogger(__name__)

ReasonNotReady = Callable[[], str]
"""Returns why a part of this process cannot answer now; empty when it can."""

ANY_READER = "fr"
CHECK_SECONDS = 60.0


class Readiness:
    """Tells why the portal is not ready.

    Its words name no host and no file. The store is read through once per state of it, and again
    after a minute. ``more`` tells of what else is in this process. The log names a reason when
    it comes and when it goes, however often somebody asks.
    """

    def __init__(
        self, store: PublishedStore, live_index: LiveIndex, more: Sequence[ReasonNotReady] = ()
    ) -> None:
        self._store = store
        self._live_index = live_index
        self._more = more
        self._life = SignOfLife(store.deployment)
        self._guard = threading.Lock()
        self._sound_tag = ""
        self._checked_at = float("-inf")
        self._news = News()
        self._is_search_away = False

    @property
    def is_search_away(self) -> bool:
        """True if search did not answer when ``reason`` last asked it."""
        return self._is_search_away

    def reason(self) -> str:
        """Return why somebody cannot be answered now; empty when all can."""
        reason, details = self._look()
        if not reason:
            if before := self._news.end():
                logger.info("ready again; it was not because of %s", before)
        elif self._news.is_new(reason):
            logger.warning("not ready: %s%s", reason, f" ({details})" if details else "")
        return reason

    def _look(self) -> tuple[str, str]:
        """Return the reason, and what only the log may say of it."""
        try:
            state = self._store.state()
            with self._guard:
                if state.tag != self._sound_tag or self._is_long_ago():
                    self._store.check()
                    self._sound_tag, self._checked_at = state.tag, time.monotonic()
            self._is_search_away = not self._does_search_answer(state)
        except StoreUnavailableError as error:
            return f"the published store: {error.trouble}", str(error)
        except IndexUnavailableError as error:
            self._live_index.forget()
            return "the search index: missing or damaged", str(error)
        return next(filter(None, (reason() for reason in self._more)), ""), ""

    def _does_search_answer(self, state: StoreState) -> bool:
        """Return False where search is away; raises ``IndexUnavailableError`` for damage."""
        try:
            self._live_index.searcher(state).search(Query(reader=ANY_READER, per_page=1))
        except EngineAwayError:
            return False
        return True

    def worker(self) -> Life | None:
        """Return what was last seen of the worker, None where there never was one."""
        return self._life.read()

    def _is_long_ago(self) -> bool:
        return time.monotonic() - self._checked_at >= CHECK_SECONDS
