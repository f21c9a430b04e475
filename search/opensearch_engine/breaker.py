"""Spares readers the wait for a cluster that is away."""

import threading
import time
from collections.abc import Callable

FAILURES_TO_OPEN = 3
SECONDS_OPEN = 5.0
"""No longer than the worker pauses after trouble, so that what is owed is indexed soon."""


class Breaker:
    """Refuses requests for a while after several have failed in a row.

    Then one is let through. If it succeeds, all are.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._failures = 0
        self._refuses_until = 0.0

    def lets_through(self) -> bool:
        """Return whether a request may be tried now."""
        with self._guard:
            if self._failures < FAILURES_TO_OPEN:
                return True
            now = self._clock()
            if now < self._refuses_until:
                return False
            self._refuses_until = now + SECONDS_OPEN  # for all but this one
            return True

    def succeeded(self) -> None:
        """Take note that a request was answered."""
        with self._guard:
            self._failures = 0

    def failed(self) -> None:
        """Take note that a request was not answered."""
        with self._guard:
            self._failures += 1
            self._refuses_until = self._clock() + SECONDS_OPEN
