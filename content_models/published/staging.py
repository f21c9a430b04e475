"""Builds a store beside the live one, and swaps it in atomically.

Readers keep the old content until the swap, which is one transaction on the live store. Versions
that have not changed keep their place in the change sequence, and versions that are gone leave
tombstones, so harvesters never notice a rebuild.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, text, update

from content_models.kinds import Document
from content_models.published.errors import StoreUnavailableError
from content_models.published.store import STORE_NAME, PublishedStore
from content_models.published.tables import documents, metadata, state, tombstones

STAGING_NAME = f"{STORE_NAME}_next"


class Staging:
    """Builds a store beside the live one; made by ``staging``.

    Attributes:
        store: the store under construction, for reading what it has so far.
        started_at_sequence: the live store's change sequence when construction began.
    """

    def __init__(self, live: PublishedStore) -> None:
        self._live = live
        self._known: dict[tuple[UUID, str], tuple[str, int, datetime]] = {}
        self.store = PublishedStore(live.deployment, STAGING_NAME)
        self.store.destroy()
        try:
            with live.reading() as snapshot:
                current = snapshot.state()
            with live.engine().connect() as connection:
                columns = (documents.c.key, documents.c.locale, documents.c.digest)
                rows = connection.execute(
                    select(*columns, documents.c.sequence, documents.c.changed_at)
                )
                for row in rows:
                    self._known[row.key, row.locale] = (row.digest, row.sequence, row.changed_at)
            self._sequence, self._generation = current.sequence, current.generation
            self._has_history = True
        except StoreUnavailableError:
            # There is nothing to carry over. Harvesters must read all of it again, so the sequence
            # begins at the clock's seconds: no store with one change a second has come so far.
            self._sequence, self._generation = int(datetime.now(UTC).timestamp()), 0
            self._has_history = False
        self._generation = max(self._generation, 0)
        self.started_at_sequence = self._sequence
        self.store.create(generation=self._generation + 1, sequence=self._sequence)

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
            if rows:
                connection.execute(insert(documents), rows)
            connection.execute(update(state).values(sequence=self._sequence))

    def discard(self, key: UUID) -> None:
        """Take all versions of an item out again."""
        with self.store.writing() as writer:
            writer.connection.execute(delete(documents).where(documents.c.key == key))

    def replace_live(self, index_build: str) -> None:
        """Make this the live store, in one transaction.

        Needs the write lock of the live store.
        """
        if self._has_history:
            self._carry_tombstones()
        with self.store.writing() as writer:
            writer.connection.execute(
                update(state).values(
                    sequence=self._sequence,
                    index_build=index_build,
                    generation=self._generation_after_live(),
                    indexed_generation=self._generation_after_live(),
                )
            )
        self._copy_to_live()

    def _generation_after_live(self) -> int:
        try:
            return max(self._generation, self._live.state().generation) + 1
        except StoreUnavailableError:
            return self._generation + 1

    def _row(self, document: Document) -> dict[str, object]:
        digest = document.digest
        known = self._known.get((document.key, document.locale))
        if known is not None and known[0] == digest:
            sequence, changed_at = known[1], known[2]
        else:
            self._sequence += 1
            sequence, changed_at = self._sequence, datetime.now(UTC)
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

    def _carry_tombstones(self) -> None:
        with self.store.reading() as snapshot:
            staged = set(snapshot.digests())
        columns = [tombstones.c[column.name] for column in tombstones.columns]
        with self._live.engine().connect() as connection:
            old = [row._asdict() for row in connection.execute(select(*columns))]
            live = connection.execute(
                select(documents.c.key, documents.c.locale, documents.c.kind, documents.c.short_id)
            ).all()
        rows = [row for row in old if (row["key"], row["locale"]) not in staged]
        for gone in live:
            if (gone.key, gone.locale) in staged:
                continue
            self._sequence += 1
            rows.append(
                gone._asdict() | {"sequence": self._sequence, "changed_at": datetime.now(UTC)}
            )
        if rows:
            with self.store.writing() as writer:
                writer.connection.execute(insert(tombstones), rows)

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
