"""Defines locks that hold between threads, processes and, on PostgreSQL, hosts.

Each is freed by the operating system or the database when its holder dies, so a killed process
never leaves one behind.
"""

import fcntl
import time
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, text

from content_models.published.errors import LockTimeoutError

POLL_SECONDS = 0.01


class Lock(Protocol):
    """A lock has one holder at a time."""

    def held(self, timeout_seconds: float) -> AbstractContextManager[None]:
        """Hold the lock.

        Raises:
            LockTimeoutError: another holder kept it for longer than ``timeout_seconds``.
        """


class FileLock:
    """A file lock is an advisory lock, for stores that are files of one host."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def held(self, timeout_seconds: float) -> Iterator[None]:
        """Hold the lock; see ``Lock.held``."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        deadline = time.monotonic() + timeout_seconds
        # flock excludes other threads only where each has a file object of its own.
        with self._path.open("ab") as file:
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() >= deadline:
                        raise LockTimeoutError(str(self._path)) from None
                    time.sleep(POLL_SECONDS)
            yield


class AdvisoryLock:
    """A PostgreSQL advisory lock has a session of its own.

    It belongs to the session rather than to a transaction because the projector commits the store
    before the index follows, and must keep the lock in between.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._number = zlib.crc32(name.encode())

    @contextmanager
    def held(self, timeout_seconds: float) -> Iterator[None]:
        """Hold the lock; see ``Lock.held``."""
        deadline = time.monotonic() + timeout_seconds
        number = {"number": self._number}
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            while not connection.scalar(text("SELECT pg_try_advisory_lock(:number)"), number):
                if time.monotonic() >= deadline:
                    raise LockTimeoutError(self._name)
                time.sleep(POLL_SECONDS)
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:number)"), number)
