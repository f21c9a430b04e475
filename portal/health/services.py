"""Checks that readers can be answered."""

import threading

from content_models.published import PublishedStore, StoreUnavailableError
from search.engine import IndexUnavailableError
from search.live import LiveIndex
from search.query import Query

ANY_READER = "fr"


class Readiness:
    """Tells why the portal is not ready.

    The store's structure is read once per state of it.
    """

    def __init__(self, store: PublishedStore, live_index: LiveIndex) -> None:
        self._store = store
        self._live_index = live_index
        self._guard = threading.Lock()
        self._sound_tag = ""

    def reason(self) -> str:
        """Return why readers cannot be answered now; empty when they can."""
        try:
            state = self._store.state()
            with self._guard:
                if state.tag != self._sound_tag:
                    self._store.check()
                    self._sound_tag = state.tag
            self._live_index.for_state(state).search(Query(reader=ANY_READER, per_page=1))
        except StoreUnavailableError as error:
            return f"published store: {error}"
        except IndexUnavailableError as error:
            self._live_index.forget()
            return f"search index: {error}"
        return ""
