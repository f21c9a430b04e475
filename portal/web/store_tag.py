"""Reads the tag of the published store as cheaply as correctness allows.

It is read on every request. Through SQLAlchemy the reading alone would take more than half as long
as a whole answer from the page cache; a connection kept open per thread takes a tenth of that, and
sees every commit of every process.
"""

import os
import sqlite3
import threading
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from content_models.published import PublishedStore, StoreState
from content_models.published.tables import STORE_VERSION, state

COLUMNS = (
    state.c.store_version,
    state.c.generation,
    state.c.indexed_generation,
    state.c.sequence,
    state.c.index_build,
    state.c.vectors,
)
QUERY = str(select(*COLUMNS).compile(dialect=sqlite.dialect()))
BUSY_SECONDS = 5.0


class StoreTag:
    """Reads the tag, safe to share between threads."""

    def __init__(self, store: PublishedStore) -> None:
        self._store = store
        self._path = str(store.path)
        # mode=rw: a missing file is an error here, not an empty store in its place.
        self._address = f"{Path(self._path).absolute().as_uri()}?mode=rw"
        self._of_thread = threading.local()

    def read(self) -> str:
        """Return the tag of the store now, or raise ``StoreUnavailableError``."""
        if self._store.deployment.uses_postgresql:
            return self._store.state().tag
        try:
            row = self._connection().execute(QUERY).fetchone()
        except (sqlite3.Error, OSError):
            row = None
        if row is None or row[0] != STORE_VERSION:
            return self._store.state().tag  # says precisely what is wrong
        return StoreState(*row[1:]).tag

    def _connection(self) -> sqlite3.Connection:
        # A rebuild or a restored backup puts another file in place. The open connection keeps the
        # old file's inode from being given away again, so a difference is never missed.
        status = os.stat(self._path)  # noqa: PTH116 - on every request; Path.stat is slower
        identity = (status.st_dev, status.st_ino)
        if getattr(self._of_thread, "identity", None) != identity:
            self._of_thread.connection = sqlite3.connect(
                self._address, uri=True, timeout=BUSY_SECONDS, isolation_level=None
            )
            self._of_thread.identity = identity
        connection: sqlite3.Connection = self._of_thread.connection
        return connection
