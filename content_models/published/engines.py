"""Connects to a SQLite file or to a schema of a PostgreSQL database."""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, Pool

BUSY_TIMEOUT_MILLISECONDS = 20_000
SQLITE_CACHE_KIBIBYTES = 16_384


def sqlite_engine(
    path: Path,
    *,
    busy_milliseconds: int = BUSY_TIMEOUT_MILLISECONDS,
    pool: type[Pool] | None = None,
) -> Engine:
    """Return an engine on a SQLite file in WAL mode.

    A connection with the execution option ``writes`` begins IMMEDIATE: a deferred transaction that
    turns into a writing one later fails with "database is locked" instead of waiting.

    Args:
        path: the file; made where it is missing.
        busy_milliseconds: how long a connection waits for another one's lock.
        pool: how connections are kept; SQLAlchemy's choice where none is named.
    """
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=pool,
        # The driver's own transaction handling is off; see `begin`.
        connect_args={"check_same_thread": False, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {busy_milliseconds}")
        cursor.execute("PRAGMA journal_mode = WAL")
        # FULL: outbox rows are deleted once this store commits, so it must survive a power cut.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA cache_size = -{SQLITE_CACHE_KIBIBYTES}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:  # waits for nobody, so the quicker way has no error to translate
            connection.connection.cursor().execute("BEGIN")

    return engine


def postgresql_engine(database_url: str, schema: str) -> Engine:
    """Return an engine on a schema of a PostgreSQL database, by psycopg 3.

    All engines on a database share their connections.
    """
    return _on_database(database_url).execution_options(schema_translate_map={None: schema})


@cache
def _on_database(database_url: str) -> Engine:
    return create_engine(
        make_url(database_url).set(drivername="postgresql+psycopg"),
        connect_args={"options": "-c timezone=UTC"},
        pool_pre_ping=True,  # a restarted server costs a reconnect, not an error page
        # With a limit, those who wait for a lock could keep the connection that its holder needs.
        max_overflow=-1,
        isolation_level="REPEATABLE READ",  # a transaction sees one state, as in SQLite
    )
