"""Reads what a store knows of the past.

That is which version came when, and what was taken away. All else in it can be made anew from the
CMS. Harvesters count on the past.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, literal_column, select
from sqlalchemy.exc import DBAPIError

from content_models.published.tables import documents, state, tombstones

logger = logging.getLogger(__name__)

Version = tuple[UUID, str]
Rows = dict[Version, Row[Any]]

STATE: Select[Any] = select(state.c.generation, state.c.sequence)
VERSIONS: Select[Any] = select(
    documents.c.key,
    documents.c.locale,
    documents.c.kind,
    documents.c.short_id,
    documents.c.digest,
    documents.c.sequence,
    documents.c.changed_at,
)
TOMBSTONES: Select[Any] = select(tombstones)


@dataclass
class History:
    """Holds the past of a store.

    Attributes:
        generation, sequence: the latest numbers.
        versions: what is published, without content.
        tombstones: what was taken away.
    """

    generation: int
    sequence: int
    versions: Rows = field(default_factory=dict)
    tombstones: Rows = field(default_factory=dict)

    @classmethod
    def lost(cls) -> "History":
        """Return the past of a store of which nothing can be read.

        Harvesters must read everything again, so the sequence goes on at the clock's milliseconds:
        no store, however many changes it had in its first minutes, has come so far.
        """
        return cls(0, int(datetime.now(UTC).timestamp() * 1000))


def read_history(connection: Connection) -> History:
    """Read the past of a sound store, in the transaction of this connection."""
    now = connection.execute(STATE).one()
    found = _by_version(connection.execute(TOMBSTONES))
    return History(now.generation, now.sequence, read_versions(connection), found)


def read_versions(connection: Connection, *conditions: ColumnElement[bool]) -> Rows:
    """Read the published versions that meet some conditions."""
    return _by_version(connection.execute(VERSIONS.where(*conditions)))


def rescue_history(connection: Connection) -> History:
    """Read what can still be read of the past of a damaged store."""
    lost = History.lost()
    numbers = [row for row in _readable(connection, STATE, "state") if row.sequence]
    generation = numbers[0].generation if numbers else lost.generation
    sequence = numbers[0].sequence if numbers else lost.sequence
    versions = _by_version(_readable(connection, VERSIONS, "documents"))
    gone = _by_version(_readable(connection, TOMBSTONES, "tombstones"))
    rescued = History(
        generation,
        sequence,
        {version: row for version, row in versions.items() if row.sequence <= sequence},
        {version: row for version, row in gone.items() if row.sequence <= sequence},
    )
    logger.log(
        logging.WARNING if versions or gone else logging.INFO,
        "saved from the published store: %s versions, %s tombstones, the sequence %s",
        len(rescued.versions),
        len(rescued.tombstones),
        sequence if numbers else "not",
    )
    return rescued


def _by_version(rows: Iterable[Row[Any]]) -> Rows:
    return {(row.key, row.locale): row for row in rows}


def _readable(connection: Connection, query: Select[Any], table: str) -> Iterator[Row[Any]]:
    """Yield the rows that can be read, from both ends towards the damage."""
    orders: list[Select[Any]] = [query]
    if connection.dialect.name == "sqlite":
        place: ColumnElement[int] = literal_column(f"{table}.rowid")
        orders = [query.order_by(place), query.order_by(place.desc())]
    for ordered in orders:
        try:
            yield from _sound_rows(connection, ordered)
        except DBAPIError as error:
            # PostgreSQL shows the query below: where nothing was ever published, no error at all.
            reason = str(error.orig).partition("\n")[0]
            logger.info("nothing to save in the table %s: %s", table, reason)
            connection.rollback()
        else:
            return


def _sound_rows(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    result = connection.execute(query)
    while True:
        try:
            row = result.fetchone()
        except (ValueError, TypeError):
            continue  # a value that its column cannot hold; the next row may be sound
        if row is None:
            return
        if isinstance(row.sequence, int):
            yield row
