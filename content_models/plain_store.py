"""Keeps a few tables that portal and CMS share: made on first use, without migrations.

A column that has come to a table since is added to it, with its default.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, MetaData, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateColumn, CreateSchema

from content_models.deployment import Deployment
from content_models.published.engines import postgresql_engine, sqlite_engine
from content_models.published.errors import LockTimeoutError
from content_models.published.locks import AdvisoryLock


class PlainStore(ABC):
    """A plain store is a SQLite file or a schema of PostgreSQL.

    Safe between threads and processes.

    Args:
        deployment: where it is.
        name: of the file, and of the schema.
        metadata: its tables.
        unavailable: raised wherever the store cannot be used: locked for too long, damaged, without
            room on the disk or without its server.
    """

    def __init__(
        self,
        deployment: Deployment,
        name: str,
        metadata: MetaData,
        unavailable: type[Exception],
    ) -> None:
        self._deployment = deployment
        self._name = name
        self._metadata = metadata
        self._unavailable = unavailable

    @property
    def path(self) -> Path:
        """Return the path of the SQLite file, where the store is one."""
        return self._deployment.var_folder / f"{self._name}.sqlite3"

    @property
    @abstractmethod
    def lock_seconds(self) -> float:
        """Return how long a writer waits for others."""

    @cached_property
    def _engine(self) -> Engine:
        if self._deployment.uses_postgresql:
            return postgresql_engine(self._deployment.database_url, self._schema)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Opened anew each time: what is written into a file that somebody moved away would be lost.
        return sqlite_engine(
            self.path, busy_milliseconds=int(self.lock_seconds * 1000), pool=NullPool
        )

    @property
    def _schema(self) -> str:
        return self._deployment.schema(self._name)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._translated_errors(), self._engine.connect() as connection:
            is_ready = self._has_tables(connection)
        if not is_ready:
            with self._writing():
                pass
        with self._translated_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Write in one transaction, one writer at a time.

        So what has been counted still holds, and tables are made once.
        """
        with self._translated_errors(), self._lock(), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                self._make_tables(connection)
                yield connection

    def _lock(self) -> AbstractContextManager[object]:
        if not self._deployment.uses_postgresql:
            return nullcontext()  # BEGIN IMMEDIATE waits by itself
        # The lock has another session and is held before the transaction begins. A transaction in
        # REPEATABLE READ whose first statement waited for it would see the state from before.
        return AdvisoryLock(self._engine, self._schema).held(self.lock_seconds)

    def _make_tables(self, connection: Connection) -> None:
        if self._has_tables(connection):
            return
        # Ask first: a role without the right to make schemas may use one that exists.
        if self._deployment.uses_postgresql and not inspect(connection).has_schema(self._schema):
            connection.execute(CreateSchema(self._schema))
        before = self._columns(connection)
        self._metadata.create_all(connection)
        for table in self._metadata.tables.values():
            for column in table.columns:
                if column.name not in before.get(table.name, {column.name}):
                    self._add(connection, column)

    def _add(self, connection: Connection, column: Column[Any]) -> None:
        quote = connection.dialect.identifier_preparer.quote
        names = [self._schema] if self._deployment.uses_postgresql else []
        table = ".".join(map(quote, [*names, column.table.name]))
        definition = CreateColumn(column).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {definition}")

    def _has_tables(self, connection: Connection) -> bool:
        found = self._columns(connection)
        return all(
            set(table.columns.keys()) <= found.get(name, set())
            for name, table in self._metadata.tables.items()
        )

    def _columns(self, connection: Connection) -> dict[str, set[str]]:
        """Return the names of the columns of each table that is there."""
        schema = self._schema if self._deployment.uses_postgresql else None
        found = inspect(connection).get_multi_columns(schema=schema)
        return {name: {each["name"] for each in columns} for (_, name), columns in found.items()}

    @contextmanager
    def _translated_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            # Not the whole error: it quotes what readers wrote, and would put it into the log.
            raise self._unavailable(str(error.orig)) from None
        except (PoolTimeoutError, LockTimeoutError, OSError) as error:
            raise self._unavailable(str(error)) from error
