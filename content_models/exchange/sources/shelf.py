"""Keeps rows on the disk until those that they belong to are read."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

CACHE_KIB = 20_000
"""Memory of a shelf; the rest lies on the disk."""


class Shelf:
    """Keeps rows by table and owner, so that memory stays flat."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, table: str, owner: str, row: Mapping[str, Any]) -> None:
        """Keep a row of an owner."""
        self._connection.execute(
            "insert into rows (kind, owner, row) values (?, ?, ?)",
            (table, owner, json.dumps(row, default=str)),
        )

    def of(self, table: str, owner: str) -> list[dict[str, Any]]:
        """Return the rows of an owner, in the order in which they came."""
        found = self._connection.execute(
            "select row from rows where kind = ? and owner = ? order by place", (table, owner)
        )
        return [json.loads(row) for (row,) in found]

    def each(self, table: str, owner: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of an owner one by one."""
        found = self._connection.execute(
            "select row from rows where kind = ? and owner = ? order by place", (table, owner)
        )
        return (json.loads(row) for (row,) in found)

    def owners(self, table: str) -> Iterator[str]:
        """Yield each owner of a table once, in the order in which they came."""
        found = self._connection.execute(
            "select owner from rows where kind = ? group by owner order by min(place)", (table,)
        )
        return (owner for (owner,) in found)

    def take(self, table: str, owner: str) -> list[dict[str, Any]]:
        """Return the rows of an owner, which are then gone."""
        rows = self.of(table, owner)
        self._connection.execute("delete from rows where kind = ? and owner = ?", (table, owner))
        return rows


@contextmanager
def new_shelf() -> Iterator[Shelf]:
    """Give an empty shelf; SQLite deletes its file when it is closed."""
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"pragma cache_size = -{CACHE_KIB}")
        connection.execute("pragma journal_mode = off")
        connection.execute(
            "create table rows (place integer primary key, kind text, owner text, row text)"
        )
        connection.execute("create index owned on rows (kind, owner)")
        yield Shelf(connection)
    finally:
        connection.close()
