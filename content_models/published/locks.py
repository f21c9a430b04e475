"""Defines locks that hold between threads, processes and, on PostgreSQL, hosts.

Each is freed by the operating system or the database when its holder dies, so a killed process
never leaves one behind.
"""

import fcntl
import time
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from content_models.published.errors import LockTimeoutError, StoreUnavailableError

POLL_SECONDS = 0.01


class Hold(Protocol):
    """A hold is a lock that somebody has."""

    def check(self) -> None:
        """Raise ``StoreUnavailableError`` where the lock has been lost since it was taken."""


class Lock(Protocol):
    """A lock has one holder at a time."""

    def held(self, timeout_seconds: float) -> AbstractContextManager[Hold]:
        """Hold the lock.

        Raises:
            LockTimeoutError: another holder kept it for longer than ``timeout_seconds``.
            StoreUnavailableError: the database that keeps it does not answer.
        """


class FileHold:
    """A hold of a file's lock lasts as long as its process."""

    def check(self) -> None:
        """Return: the operating system takes no lock from a living process."""


class SessionHold:
    """A hold of an advisory lock ends with its session."""

    def __init__(self, session: Connection) -> None:
        self._session = session

    def check(self) -> None:
        """Ask the session if it lives; see ``Hold.check``."""
        with _translated_errors():
            self._session.execute(text("SELECT 1"))


class FileLock:
    """A file lock is an advisory lock, for stores that are files of one host."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def held(self, timeout_seconds: float) -> Iterator[Hold]:
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
            yield FileHold()


class AdvisoryLock:
    """A PostgreSQL advisory lock has a session of its own.

    It belongs to the session rather than to a transaction because the projector commits the store
    before the index follows, and must keep the lock in between.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._number = {"number": zlib.crc32(name.encode())}

    @contextmanager
    def held(self, timeout_seconds: float) -> Iterator[Hold]:
        """Hold the lock; see ``Lock.held``."""
        with _translated_errors():
            session = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        with session:
            with _translated_errors():
                self._wait(session, time.monotonic() + timeout_seconds)
            try:
                yield SessionHold(session)
            finally:
                # A session that has ended took its lock with it.
                with suppress(DBAPIError):
                    session.execute(text("SELECT pg_advisory_unlock(:number)"), self._number)

    def _wait(self, session: Connection, deadline: float) -> None:
        while not session.scalar(text("SELECT pg_try_advisory_lock(:number)"), self._number):
            if time.monotonic() >= deadline:
                raise LockTimeoutError(self._name)
            time.sleep(POLL_SECONDS)


@contextmanager
def _translated_errors() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise StoreUnavailableError(str(error.orig)) from error
