"""Keeps those who ask for one thing from holding up those who ask for another."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")

PATIENCE_SECONDS = 30.0
"""Who has waited as long has left, or will not come back for the answer."""


class LaneIsFullError(Exception):
    """More people wait in a lane than will be answered in time."""


class Lane:
    """Answers one kind of request, in threads of its own.

    Args:
        name: of its threads.
        threads: the number of requests that are answered at one time.
        waiting: the number of requests that may wait beside them.
        patience: the seconds after which a waiting request is not begun any more.
    """

    def __init__(
        self, name: str, *, threads: int, waiting: int, patience: float = PATIENCE_SECONDS
    ) -> None:
        self._most = threads + waiting
        self._patience = patience
        self._inside = 0
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def run(self, work: Callable[[], Result]) -> Result:
        """Return what some work returns, done in a thread in its turn.

        To be called from one event loop.

        Raises:
            LaneIsFullError: it was not begun.
        """
        if self._inside >= self._most:
            raise LaneIsFullError
        self._inside += 1
        latest = time.monotonic() + self._patience
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, _if_in_time, work, latest)
        finally:
            self._inside -= 1


def _if_in_time(work: Callable[[], Result], latest: float) -> Result:
    if time.monotonic() > latest:
        raise LaneIsFullError
    return work()
