"""Reads all of a store and tells where it is not as it was written."""

import json
from uuid import UUID

from sqlalchemy import Connection, func, select, text

from content_models.published.contents import damage_told, is_as_written
from content_models.published.errors import StoreCorruptError
from content_models.published.tables import documents, metadata, state, tombstones
from content_models.references import short_id

ROWS_AT_A_TIME = 100
SAID_TWICE = ("locale", "kind", "slug", "title")
"""Columns that say what a document's content says, too."""


def check_structure(connection: Connection) -> None:
    """Read every page and table once.

    Raises:
        StoreCorruptError: SQLite finds a fault in its file.
        sqlalchemy.exc.DBAPIError: a table cannot be read.
    """
    if connection.dialect.name == "sqlite":
        verdict = connection.scalar(text("PRAGMA quick_check(1)"))
        if verdict != "ok":
            raise StoreCorruptError(str(verdict))
    for table in metadata.sorted_tables:
        with damage_told():
            connection.execute(select(func.count()).select_from(table))


def check_rows(connection: Connection) -> None:
    """Compare every document with its digest and with the columns beside it.

    Neither database notices a byte that changed inside a text.

    Raises:
        StoreCorruptError: a row is not as it was written.
    """
    latest = connection.scalar(select(state.c.sequence))
    query = select(documents).execution_options(yield_per=ROWS_AT_A_TIME)
    with damage_told(), connection.execute(query) as rows:
        for row in rows:
            if not is_as_written(row.content, row.digest):
                raise StoreCorruptError(f"the content of {row.key} {row.locale} has changed")
            content = json.loads(row.content)
            is_alike = all(content[name] == getattr(row, name) for name in SAID_TWICE)
            if not is_alike or UUID(content["key"]) != row.key or row.short_id != short_id(row.key):
                raise StoreCorruptError(f"the row of {row.key} {row.locale} has changed")
            if not 0 < row.sequence <= latest:
                raise StoreCorruptError(f"{row.key} {row.locale} has an impossible number")
    with damage_told():
        for gone in connection.execute(select(tombstones)):
            if not 0 < gone.sequence <= latest or gone.short_id != short_id(gone.key):
                raise StoreCorruptError(f"the tombstone of {gone.key} {gone.locale} has changed")
