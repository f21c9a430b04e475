"""Every row of every table that a backup holds, read with SQL alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from tests.integration.installation import Installation

STORES = ("cms", "inbox")
"""docs/operations.md: what is to be backed up, for nothing can make it anew."""
DERIVED = "wagtailsearch_indexentry_fts"
"""How SQLite keeps the admin's own search: tables without sense of their own, made from others."""


def stored(installation: Installation) -> dict[str, Any]:
    """By store and table, its rows; each by its key."""
    found = {}
    for store in STORES:
        with _opened(installation, store) as (connection, schema):
            tables = inspect(connection)
            for table in sorted(tables.get_table_names(schema=schema)):
                if not table.startswith(DERIVED):
                    key = tables.get_pk_constraint(table, schema=schema)["constrained_columns"]
                    found[f"{store}.{table}"] = _rows(connection, schema, table, key)
    return found


def _rows(
    connection: Connection, schema: str | None, table: str, key: list[str]
) -> dict[str, dict[str, Any]]:
    name = f'"{schema}"."{table}"' if schema else f'"{table}"'
    rows = connection.execute(text(f"SELECT * FROM {name}")).mappings()  # noqa: S608 - our own tables
    return {" ".join(str(row[each]) for each in key or row): dict(row) for row in rows}


@contextmanager
def _opened(installation: Installation, store: str) -> Iterator[tuple[Connection, str | None]]:
    if installation.database_url:
        address = make_url(installation.database_url).set(drivername="postgresql+psycopg")
    else:
        address = make_url(f"sqlite:///{installation.folder / store}.sqlite3")
    engine = create_engine(address, poolclass=NullPool)
    with engine.connect() as connection:
        yield connection, store if installation.database_url else None
