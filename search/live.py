"""Keeps the index of the published store open, for readers' searches."""

import threading
from datetime import datetime

from content_models.hours.prepared import time_slot
from content_models.published import StoreState
from search.engine import Engine, Index, IndexUnavailableError
from search.likeness.live import LiveLikeness
from search.openings import Openings, Timetable
from search.searcher import Searcher


class LiveIndex:
    """Opens the index build that the store names.

    It opens a new one after a rebuild has swapped it.

    Args:
        engine: keeps the builds.
        likeness: of the same store; without it, searches go by words alone.
    """

    def __init__(self, engine: Engine, likeness: LiveLikeness | None = None) -> None:
        self._engine = engine
        self._likeness = likeness
        self._openings = Openings()
        self._guard = threading.Lock()
        self._build = ""
        self._index: Index | None = None

    def for_state(self, state: StoreState) -> Index:
        """Return the index of a state of the store.

        Raises:
            IndexUnavailableError: there is none, or it is damaged.
        """
        if not state.index_build:
            raise IndexUnavailableError("the store names no index yet")
        with self._guard:
            if self._index is None or self._build != state.index_build:
                # The old one is left to the threads that still search in it.
                self._index = self._engine.open(state.index_build)
                self._build = state.index_build
            return self._index

    def searcher(self, state: StoreState) -> Searcher:
        """Return what answers readers from the index of a state of the store.

        Raises:
            IndexUnavailableError: there is none, or it is damaged.
        """
        index, likeness = self.for_state(state), self._likeness
        timetable = Timetable(self._openings, state.tag)
        if likeness is None:
            return Searcher(index, timetable=timetable)
        return Searcher(index, lambda text: likeness.of(text, state), timetable)

    def prepare_openings(self, state: StoreState, at: datetime) -> None:
        """Prepare who is open when, which the first reader of a directory would wait for.

        Thousands of different weeks take seconds.

        Args:
            state: of the store.
            at: the moment that it is.

        Raises:
            IndexUnavailableError: there is none, or it is damaged.
        """
        offers = self.for_state(state).reader().timed_offers
        self._openings.table(state.tag, offers, time_slot(at))

    def check(self, state: StoreState) -> None:
        """Read all of the index of a state, as it is kept now.

        Raises:
            IndexUnavailableError: there is none, or it is damaged.
        """
        if not state.index_build:
            raise IndexUnavailableError("the store names no index yet")
        self._engine.check(state.index_build)

    def forget(self) -> None:
        """Forget a damaged index, so that the next use opens it anew."""
        with self._guard:
            self._index = None
