"""Lets the worker tell when it last lived and what it was doing."""

import json
import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from content_models.deployment import Deployment
from content_models.news import News

logger = logging.getLogger(__name__)

FILE = "worker.json"
SILENT_AFTER = timedelta(minutes=2)
RENEWED_AFTER = timedelta(seconds=5)


class Doing(StrEnum):
    """Says what the worker does, in words that anybody may read."""

    SWEEPING = "sweeping"
    CHECKING = "checking"
    REBUILDING = "rebuilding"
    IN_TROUBLE = "in trouble; see its log"


@dataclass(frozen=True)
class Life:
    """Says what was seen of the worker.

    ``seen_at`` is in UTC.
    """

    seen_at: datetime
    doing: str

    @property
    def is_in_trouble(self) -> bool:
        """True if its last round failed."""
        return self.doing == Doing.IN_TROUBLE

    @property
    def is_silent(self) -> bool:
        """True if it has not been seen for longer than any of its rounds takes.

        A sign from the future was given before the clock went back: it says as little.
        """
        return abs(datetime.now(UTC) - self.seen_at) > SILENT_AFTER


class SignOfLife:
    """Gives and reads the sign, a file in the folder that all processes share."""

    def __init__(self, deployment: Deployment) -> None:
        self._path: Path = deployment.var_folder / FILE
        self._last: Life | None = None
        self._news = News()

    def give(self, doing: Doing) -> None:
        """Tell what is done now.

        It is written when that changes, or has not been written for a while.
        """
        now = datetime.now(UTC)
        last = self._last
        if last and last.doing == doing and abs(now - last.seen_at) < RENEWED_AFTER:
            return
        self._last = Life(now, doing)
        unfinished = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            unfinished.write_text(json.dumps({"seen_at": now.isoformat(), "doing": doing}))
            unfinished.replace(self._path)
        except OSError as error:
            if self._news.is_new(str(error)):
                logger.warning("the worker cannot give its sign of life: %s", error)
            with suppress(OSError):
                unfinished.unlink()
        else:
            self._news.end()

    def read(self) -> Life | None:
        """Return the latest sign, or None where there never was one."""
        try:
            told = json.loads(self._path.read_text())
            return Life(datetime.fromisoformat(told["seen_at"]), str(told["doing"]))
        except (OSError, ValueError, LookupError, TypeError):
            return None
