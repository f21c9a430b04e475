"""Defines the published store as the other rooms see it."""

import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool
from sqlalchemy.exc import DatabaseError, InternalError, OperationalError, ProgrammingError
from sqlalchemy.schema import CreateSchema, DropSchema

from content_models.deployment import Deployment
from content_models.published.checking import check_rows, check_structure
from content_models.published.engines import postgresql_engine, sqlite_engine
from content_models.published.errors import (
    StoreCorruptError,
    StoreMissingError,
    StoreOutdatedError,
    StoreUnavailableError,
)
from content_models.published.kept import Keeper
from content_models.published.locks import AdvisoryLock, FileLock, Lock
from content_models.published.reading import StoreSnapshot
from content_models.published.tables import (
    STORE_VERSION,
    metadata,
    state,
    vectors_metadata,
)
from content_models.published.values import StoreState
from content_models.published.writing import Writer

logger = logging.getLogger(__name__)

STORE_NAME = "published"
LOCK_TIMEOUT_SECONDS = 30.0
SQLITE_SIDE_FILES = ("", "-wal", "-shm")
DAMAGED_FILES_KEPT = 3
SIGNS_OF_DAMAGE = ("disk I/O error", "Could not decode")
"""What SQLite says, as of a passing trouble, of a file that is cut or a text that is none."""


class PublishedStore:
    """The published store keeps documents for readers, safe to share between threads.

    Args:
        deployment: where the store is.
        name: of the SQLite file or PostgreSQL schema; a store under construction has another one.
    """

    def __init__(self, deployment: Deployment, name: str = STORE_NAME) -> None:
        self.deployment = deployment
        self.name = name
        self._guard = threading.Lock()
        self._engine: Engine | None = None
        self._inode = 0
        self._keeper = Keeper()

    @property
    def path(self) -> Path:
        """Return the path of the SQLite file, where the store is one."""
        return self.deployment.var_folder / f"{self.name}.sqlite3"

    @contextmanager
    def reading(self) -> Iterator[StoreSnapshot]:
        """Read in one consistent transaction.

        Raises:
            StoreUnavailableError: the store is missing or damaged.
        """
        with self.connected() as connection:
            yield StoreSnapshot(connection, self._keeper)

    def state(self) -> StoreState:
        """Return the store's state, or raise ``StoreUnavailableError``."""
        with self.reading() as snapshot:
            return snapshot.state()

    def check(self) -> None:
        """Read everything, as it is on the disk now.

        Raises:
            StoreUnavailableError: something is not as it was written.
        """
        with self.opened_anew() as connection:
            StoreSnapshot(connection, self._keeper).state()
            check_structure(connection)
            check_rows(connection)

    def trouble(self) -> StoreUnavailableError | None:
        """Return what a check finds wrong; None where all is as it was written.

        Raises:
            StoreUnavailableError: the store does not answer, so nobody can tell.
        """
        try:
            self.check()
        except (StoreMissingError, StoreCorruptError, StoreOutdatedError) as error:
            return error
        return None

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """Open a transaction for reading; raise ``StoreUnavailableError``."""
        with self._translated_errors(), self.engine().connect() as connection:
            yield connection

    @contextmanager
    def opened_anew(self) -> Iterator[Connection]:
        """Open a connection that has read nothing yet.

        Others hold pages of the file in memory, and do not see what became of it.
        """
        engine = self.engine()
        if not self.deployment.uses_postgresql:
            engine = sqlite_engine(self.path, pool=NullPool)
        with self._translated_errors(), engine.connect() as connection:
            yield connection

    @contextmanager
    def locked(self, timeout_seconds: float = LOCK_TIMEOUT_SECONDS) -> Iterator[None]:
        """Hold the write lock.

        Whoever writes takes it first, and only then reads what to write.

        Raises:
            LockTimeoutError: another process kept it for too long.
        """
        with self.lock(STORE_NAME).held(timeout_seconds):
            yield

    def lock(self, purpose: str) -> Lock:
        """Return a lock that every process of this installation shares."""
        if self.deployment.uses_postgresql:
            return AdvisoryLock(self.engine(), self.deployment.schema(purpose))
        return FileLock(self.deployment.var_folder / f"{purpose}.lock")

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Write in one transaction, which any error undoes.

        Needs the lock.
        """
        with self._translated_errors(), self._writing_connection() as connection:
            writer = Writer(connection)
            yield writer
            writer.finish()

    def create(self, *, generation: int = 1, sequence: int = 0) -> None:
        """Make an empty store in place of whatever is there.

        Needs the lock.
        """
        if isinstance(self.trouble(), StoreCorruptError):
            self.set_aside()
        with self._writing_connection() as connection:
            self.create_in(connection, generation=generation, sequence=sequence)

    def create_in(self, connection: Connection, *, generation: int, sequence: int) -> None:
        """Make the tables anew inside a transaction of this store's engine."""
        if self.deployment.uses_postgresql:
            connection.execute(CreateSchema(self.deployment.schema(self.name), if_not_exists=True))
        metadata.drop_all(connection)
        metadata.create_all(connection)
        vectors_metadata.create_all(connection)
        connection.execute(
            state.insert().values(
                id=1,
                store_version=STORE_VERSION,
                generation=generation,
                indexed_generation=generation,
                sequence=sequence,
                index_build="",
                vectors=0,
            )
        )

    def destroy(self) -> None:
        """Delete the store with all that is in it."""
        if self.deployment.uses_postgresql:
            schema = self.deployment.schema(self.name)
            with self._writing_connection() as connection:
                connection.execute(DropSchema(schema, cascade=True, if_exists=True))
            self.close()
            return
        self.close()
        for suffix in SQLITE_SIDE_FILES:
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)

    def close(self) -> None:
        """Close all connections to a file; the next use opens new ones."""
        with self._guard:
            self._let_go()
            self._engine = None

    def engine(self) -> Engine:
        """Return the engine, a new one where the SQLite file has been replaced."""
        if self.deployment.uses_postgresql:
            engine = self._engine
            return engine if engine is not None else self._open(0)
        try:
            inode = os.stat(self.path).st_ino  # noqa: PTH116 - on every request; Path.stat is slower
        except FileNotFoundError:
            inode = 0
        if self._engine is not None and inode == self._inode:
            return self._engine
        return self._open(inode)

    def _open(self, inode: int) -> Engine:
        with self._guard:
            self._let_go()
            if self.deployment.uses_postgresql:
                schema = self.deployment.schema(self.name)
                self._engine = postgresql_engine(self.deployment.database_url, schema)
            else:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._engine = sqlite_engine(self.path)
            self._inode = inode
            return self._engine

    def _let_go(self) -> None:
        # Other stores share the connections to a PostgreSQL database.
        if self._engine is not None and not self.deployment.uses_postgresql:
            self._engine.dispose()

    @contextmanager
    def _writing_connection(self) -> Iterator[Connection]:
        with self.engine().connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection

    def set_aside(self) -> None:
        """Rename a damaged SQLite file, so that a new one can take its place.

        The last few are kept. On PostgreSQL nothing is in the way of new tables.
        """
        if self.deployment.uses_postgresql:
            return
        self.close()
        stamp = time.strftime("%Y%m%dT%H%M%S")
        for suffix in SQLITE_SIDE_FILES:
            file = Path(f"{self.path}{suffix}")
            if file.exists():
                file.rename(f"{self.path}.damaged-{stamp}{suffix}")
                logger.warning("set aside: %s.damaged-%s", file.name, stamp)
        for suffix in SQLITE_SIDE_FILES:
            old = sorted(self.path.parent.glob(f"{self.path.name}.damaged-*[0-9]{suffix}"))
            for file in old[:-DAMAGED_FILES_KEPT]:
                file.unlink(missing_ok=True)

    @contextmanager
    def _translated_errors(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, ProgrammingError) as error:
            if _says_no_such_column(error):
                raise StoreOutdatedError("its tables have other columns") from error
            if _says_no_such_table(error):
                raise StoreMissingError("the published store has no tables") from error
            if isinstance(error, ProgrammingError):
                raise
            if any(each in str(error.orig) for each in SIGNS_OF_DAMAGE):
                raise StoreCorruptError(str(error.orig)) from error
            # A full disk, a lock held for too long, a server that is not there.
            raise StoreUnavailableError(str(error.orig)) from error
        except DatabaseError as error:
            if self.deployment.uses_postgresql and not isinstance(error, InternalError):
                raise
            raise StoreCorruptError(str(error.orig)) from error


def _says_no_such_column(error: DatabaseError) -> bool:
    sentence = str(error.orig)
    return "no such column" in sentence or sentence.startswith("column ")


def _says_no_such_table(error: DatabaseError) -> bool:
    sentence = str(error.orig)
    return "no such table" in sentence or "does not exist" in sentence
