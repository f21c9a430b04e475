"""Keeps a log from saying the same thing again and again.

Whoever tries every few seconds would otherwise fill a disk with why it is full.
"""

import threading
import time

AGAIN_SECONDS = 600.0


class News:
    """Tells if a text is news.

    It is where it is another than the last one, or the same after ten minutes. Threads may share
    it.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._last = ""
        self._said_at = float("-inf")

    def is_new(self, text: str) -> bool:
        """Return whether a text is worth saying, and take it for said."""
        with self._guard:
            now = time.monotonic()
            is_new = text != self._last or now - self._said_at >= AGAIN_SECONDS
            if is_new:
                self._last, self._said_at = text, now
            return is_new

    def end(self) -> str:
        """Forget the last text, and return it; empty where none was."""
        with self._guard:
            last, self._last = self._last, ""
            return last
