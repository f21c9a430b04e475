"""Makes files of open data on disk, compressed, and keeps those of the latest state.

A file of a large directory takes minutes and hundreds of megabytes: nobody holds it in memory, and
no reader of the store waits for a slow client.
"""

import atexit
import gzip
import hashlib
import logging
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path

logger = logging.getLogger(__name__)

PATIENCE_SECONDS = 10.0
"""A request waits so long for a file; then it gets the one before, or is asked to come back."""
MOST_WAITING = 2
"""Requests that wait at one time: a portal has eight threads for all its readers."""
COMPRESSION = 6
MOST_FILES = 40
"""Of one portal: anybody can ask for lists in any number of ways."""
UNFINISHED = ".new"
SECONDS_TO_END = 5.0
ABANDONED_AFTER_SECONDS = 24 * 3600.0
Make = Callable[[], Iterable[str]]


_ends = threading.Event()
"""Set when this process ends: who waits in Rust for the interpreter then would abort it."""
_making: set[threading.Thread] = set()


@atexit.register
def _end() -> None:
    """Let no thread go on when the interpreter ends."""
    _ends.set()
    for thread in tuple(_making):
        thread.join(SECONDS_TO_END)


class NotMadeYetError(Exception):
    """A file is being made, and there is none of an earlier state."""


@dataclass
class _Job:
    """A job makes one file."""

    done: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None


class MadeFiles:
    """Makes one file at a time; safe between threads, and between processes of one folder."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._one_at_a_time = threading.Lock()
        self._jobs: dict[Path, _Job] = {}
        self._seats = threading.BoundedSemaphore(MOST_WAITING)

    def file(self, folder: Path, name: str, state: str, make: Make) -> Path:
        """Return a file, compressed by gzip.

        Args:
            folder: of all files.
            name: of the file, which stays the same while its state changes.
            state: of what is in it.
            make: gives its text, in a thread of its own.

        Raises:
            NotMadeYetError: it takes longer than a request waits.
            Exception: whatever ``make`` raises.
        """
        path = folder / f"{name}.{_digest(state)}.gz"
        if path.exists():
            _use(path)
            return path
        job = self._job(path, name, make)
        if not self._waited_for(job):
            return _before(folder, name)
        if job.error is not None:
            raise job.error
        return path

    def _waited_for(self, job: _Job) -> bool:
        """Wait for a job, while a seat is free; return whether it is done."""
        if not self._seats.acquire(blocking=False):
            return job.done.is_set()
        try:
            return job.done.wait(PATIENCE_SECONDS)
        finally:
            self._seats.release()

    def _job(self, path: Path, name: str, make: Make) -> _Job:
        with self._guard:
            job = self._jobs.get(path)
            if job is None:
                job = self._jobs[path] = _Job()
                arguments = [job, path, name, make]
                threading.Thread(target=self._make, args=arguments, daemon=True).start()
            return job

    def _make(self, job: _Job, path: Path, name: str, make: Make) -> None:
        _making.add(threading.current_thread())
        try:
            with self._one_at_a_time:
                _write(path, make)
                _tidy(path, name)
        except Exception as error:  # noqa: BLE001 - whoever waits for it is told
            job.error = error
        finally:
            with self._guard:
                del self._jobs[path]
            job.done.set()
            _making.discard(threading.current_thread())


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()[:16]


def _use(path: Path) -> None:
    """Count a file as used now, so that others are evicted before it."""
    with suppress(OSError):
        path.touch()


def _before(folder: Path, name: str) -> Path:
    """Return the file of an earlier state."""
    found = sorted(folder.glob(f"{name}.*.gz"), key=_used_at)
    if not found:
        raise NotMadeYetError(name)
    return found[-1]


def _used_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another process has evicted it
        return 0.0


def _write(path: Path, make: Make) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{threading.get_native_id()}{UNFINISHED}")
    try:
        with (
            unfinished.open("wb") as file,
            # Without a time the same content always gives the same bytes.
            gzip.GzipFile("", "wb", COMPRESSION, file, mtime=0) as packed,
            TextIOWrapper(packed, "utf-8", newline="") as text,
        ):
            for part in make():
                if _ends.is_set():
                    raise NotMadeYetError(path.name)
                text.write(part)
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _tidy(path: Path, name: str) -> None:
    """Delete files of earlier states, and what is used least where there are too many."""
    earlier = [each for each in path.parent.glob(f"{name}.*.gz") if each != path]
    others = sorted(path.parent.glob("*.gz"), key=_used_at, reverse=True)
    long_ago = time.time() - ABANDONED_AFTER_SECONDS
    abandoned = [each for each in path.parent.glob(f"*{UNFINISHED}") if _used_at(each) < long_ago]
    for each in (*earlier, *others[MOST_FILES:], *abandoned):
        with suppress(OSError):
            each.unlink()
