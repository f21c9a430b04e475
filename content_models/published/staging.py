"""Builds a store beside the live one, and swaps it in atomically.

Readers keep the old content until the swap, which is one transaction on the live store. Versions
that have not changed keep their place in the change sequence, and versions that are gone leave
tombstones, so harvesters never notice a rebuild.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from content_models.kinds import Document
from content_models.published.errors import StoreOutdatedError, StoreUnavailableError
from content_models.published.store import STORE_NAME, PublishedStore
from content_models.published.tables import documents, metadata, state, tombstones
from content_models.published.writing import add_files, forget_files

STAGING_NAME = f"{STORE_NAME}_next"
PROVISIONAL = 2**62
"""What has changed is numbered from here on until the swap: only then is it known how many changes
the live store has seen meanwhile, and each of ours has to come after all of those."""

Version = tuple[UUID, str]
Known = tuple[str, int, datetime]
"""Digest, sequence number and time of a version in the live store."""


class Staging:
    """Builds a store beside the live one; made by ``staging``.

    Attributes:
        store: the store under construction, for reading what it has so far.
        started_at_sequence: the live store's change sequence when construction began.
    """

    def __init__(self, live: PublishedStore) -> None:
        self._live = live
        self._known: dict[Version, Known] = {}
        self._changes = 0
        self.store = PublishedStore(live.deployment, STAGING_NAME)
        self.store.destroy()
        try:
            self.started_at_sequence, self._generation = self._begin_with_history()
            self._has_history = True
        except (StoreUnavailableError, SQLAlchemyError):
            self._known = {}
            # There is nothing to carry over. Harvesters must read all of it again, so the sequence
            # begins at the clock's seconds: no store with one change a second has come so far.
            self.started_at_sequence, self._generation = int(datetime.now(UTC).timestamp()), 0
            self._has_history = False
        self.store.create(generation=self._generation + 1, sequence=self.started_at_sequence)

    def _begin_with_history(self) -> tuple[int, int]:
        """Read where the live store stands and which versions it has.

        One of an older release has history, too, where its tables still hold what is asked: else
        an upgrade would forget what was taken away, and have harvesters read all of it again.
        """
        with suppress(StoreOutdatedError):
            self._live.state()
        with self._live.engine().connect() as connection:
            row = connection.execute(select(state.c.sequence, state.c.generation)).one()
            connection.execute(select(tombstones).limit(1)).all()
        self._known = self._versions_of_live()
        return row.sequence, row.generation

    def add(self, batch: list[Document]) -> None:
        """Add versions, or replace those that are already there."""
        rows = [self._row(document) for document in batch]
        with self.store.writing() as writer:
            connection = writer.connection
            for row in rows:
                connection.execute(
                    delete(documents).where(
                        documents.c.key == row["key"], documents.c.locale == row["locale"]
                    )
                )
            for document in batch:
                forget_files(connection, document.key, document.locale)
            if rows:
                connection.execute(insert(documents), rows)
            add_files(connection, batch)

    def discard(self, key: UUID) -> None:
        """Take all versions of an item out again: the live store has changed them meanwhile."""
        with self.store.writing() as writer:
            writer.connection.execute(delete(documents).where(documents.c.key == key))
            forget_files(writer.connection, key)
        if self._has_history:
            self._known = {each: known for each, known in self._known.items() if each[0] != key}
            self._known |= self._versions_of_live(documents.c.key == key)

    def replace_live(self, index_build: str) -> None:
        """Make this the live store, in one transaction.

        Needs the write lock of the live store.
        """
        generation, sequence = self._where_live_stands()
        with self.store.writing() as writer:
            sequence = self._number_changes(writer.connection, sequence)
            if self._has_history:
                sequence = self._carry_tombstones(writer.connection, sequence)
            writer.connection.execute(
                update(state).values(
                    sequence=sequence,
                    index_build=index_build,
                    generation=generation + 1,
                    indexed_generation=generation + 1,
                )
            )
        self._copy_to_live()

    def _where_live_stands(self) -> tuple[int, int]:
        """Generation and sequence, with all that was published since construction began."""
        try:
            current = self._live.state()
        except StoreUnavailableError:
            return self._generation, self.started_at_sequence
        return (
            max(self._generation, current.generation),
            max(self.started_at_sequence, current.sequence),
        )

    def _versions_of_live(self, *conditions: ColumnElement[bool]) -> dict[Version, Known]:
        columns = (documents.c.key, documents.c.locale, documents.c.digest)
        query = select(*columns, documents.c.sequence, documents.c.changed_at).where(*conditions)
        with self._live.engine().connect() as connection:
            return {
                (row.key, row.locale): (row.digest, row.sequence, row.changed_at)
                for row in connection.execute(query)
            }

    def _row(self, document: Document) -> dict[str, object]:
        digest = document.digest
        known = self._known.get((document.key, document.locale))
        if known is not None and known[0] == digest:
            sequence, changed_at = known[1], known[2]
        else:
            self._changes += 1
            sequence, changed_at = PROVISIONAL + self._changes, datetime.now(UTC)
        return {
            "key": document.key,
            "locale": document.locale,
            "kind": document.kind,
            "short_id": document.short_id,
            "slug": document.slug,
            "title": document.title,
            "digest": digest,
            "sequence": sequence,
            "changed_at": changed_at,
            "content": document.model_dump_json(),
        }

    def _number_changes(self, connection: Connection, sequence: int) -> int:
        """Number what has changed from a point of the change sequence on; returns the last."""
        number = documents.c.sequence - PROVISIONAL + sequence
        is_provisional = documents.c.sequence > PROVISIONAL
        connection.execute(update(documents).where(is_provisional).values(sequence=number))
        return max(sequence, connection.scalar(select(func.max(documents.c.sequence))) or 0)

    def _carry_tombstones(self, connection: Connection, sequence: int) -> int:
        """Keep the live store's tombstones, and add those of versions that are gone.

        Returns the last number of the change sequence.
        """
        staged = {
            (row.key, row.locale)
            for row in connection.execute(select(documents.c.key, documents.c.locale))
        }
        with self._live.engine().connect() as live:
            old = [row._asdict() for row in live.execute(select(tombstones))]
            versions = live.execute(
                select(documents.c.key, documents.c.locale, documents.c.kind, documents.c.short_id)
            ).all()
        rows = [row for row in old if (row["key"], row["locale"]) not in staged]
        for gone in versions:
            if (gone.key, gone.locale) in staged:
                continue
            sequence += 1
            rows.append(gone._asdict() | {"sequence": sequence, "changed_at": datetime.now(UTC)})
        if rows:
            connection.execute(insert(tombstones), rows)
        return sequence

    def _copy_to_live(self) -> None:
        live = self._live
        if live.deployment.uses_postgresql:
            source = f'"{live.deployment.schema(STAGING_NAME)}"'
            target = f'"{live.deployment.schema(STORE_NAME)}".'
        else:
            live.set_corrupt_file_aside()
            source, target = STAGING_NAME, "main."
        with live.engine().connect() as plain:
            connection = plain.execution_options(writes=True)
            with self._attached(connection), connection.begin():
                if not self._has_history:
                    live.create_in(connection, generation=1, sequence=0)
                metadata.create_all(connection)  # one of an older release lacks the newest tables
                # Rows are replaced, not tables: a transaction that began before would find a new
                # table of PostgreSQL empty.
                for table in metadata.sorted_tables:
                    connection.execute(delete(table))
                for table in metadata.sorted_tables:
                    names = ", ".join(f'"{column.name}"' for column in table.columns)
                    connection.execute(
                        text(
                            f"INSERT INTO {target}{table.name} ({names}) "  # noqa: S608 - our names
                            f"SELECT {names} FROM {source}.{table.name}"
                        )
                    )

    @contextmanager
    def _attached(self, connection: Connection) -> Iterator[None]:
        if self._live.deployment.uses_postgresql:
            yield
            return
        # On the driver's connection: SQLite attaches and detaches only outside a transaction.
        driver: Any = connection.connection.driver_connection
        driver.execute(f"ATTACH DATABASE ? AS {STAGING_NAME}", (str(self.store.path),))
        try:
            yield
        finally:
            driver.execute(f"DETACH DATABASE {STAGING_NAME}")


@contextmanager
def staging(live: PublishedStore) -> Iterator[Staging]:
    """Build a store beside the live one, and delete its remains in the end."""
    under_construction = Staging(live)
    try:
        yield under_construction
    finally:
        under_construction.store.destroy()
