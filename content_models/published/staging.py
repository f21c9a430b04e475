"""Builds a store beside the live one, and swaps it in atomically.

Readers keep the old content until the swap, which is one transaction on the live store. Versions
that have not changed keep their place in the change sequence, and versions that are gone leave
tombstones, so harvesters never notice a rebuild.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, text, update

from content_models.kinds import Document
from content_models.published.errors import StoreCorruptError, StoreUnavailableError
from content_models.published.history import (
    History,
    read_history,
    read_versions,
    rescue_history,
)
from content_models.published.store import STORE_NAME, PublishedStore
from content_models.published.tables import documents, metadata, state, tombstones, vectors
from content_models.published.writing import add_addresses, forget_addresses

STAGING_NAME = f"{STORE_NAME}_next"
LOCK_TIMEOUT_SECONDS = 600.0
PROVISIONAL = 2**62
"""What has changed is numbered from here on until the swap: only then is it known how many changes
the live store has seen meanwhile, and each of ours has to come after all of those."""


class Staging:
    """Builds a store beside the live one; made by ``staging``.

    Attributes:
        store: the store under construction, for reading what it has so far.
        started_at_sequence: the live store's change sequence when construction began.
    """

    def __init__(self, live: PublishedStore, trouble: StoreUnavailableError | None) -> None:
        self._live = live
        self._trouble = trouble
        self._history = self._read_history()
        self._known = self._history.versions
        self._changes = 0
        self.started_at_sequence = self._history.sequence
        self.store = PublishedStore(live.deployment, STAGING_NAME)
        self.store.destroy()
        self.store.create(
            generation=self._history.generation + 1, sequence=self.started_at_sequence
        )

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
                forget_addresses(connection, document.key, document.locale)
            if rows:
                connection.execute(insert(documents), rows)
            add_addresses(connection, batch)

    def discard(self, key: UUID) -> None:
        """Take all versions of an item out again: the live store has changed them meanwhile."""
        with self.store.writing() as writer:
            writer.connection.execute(delete(documents).where(documents.c.key == key))
            forget_addresses(writer.connection, key)
        if self._trouble is None:
            self._known = {each: known for each, known in self._known.items() if each[0] != key}
            with self._live.connected() as connection:
                self._known |= read_versions(connection, documents.c.key == key)

    def replace_live(self, index_build: str) -> None:
        """Make this the live store, in one transaction.

        Must be used ``alone``.
        """
        if self._trouble is None:
            self._history = self._read_history()  # with all that was published meanwhile
        generation = max(self._history.generation, 1) + 1
        with self.store.writing() as writer:
            sequence = self._number_changes(writer.connection, self._history.sequence)
            sequence = self._carry_tombstones(writer.connection, sequence)
            writer.connection.execute(
                update(state).values(
                    sequence=sequence,
                    index_build=index_build,
                    generation=generation,
                    indexed_generation=generation,
                )
            )
        self._copy_to_live()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the write lock of the live store.

        Where that is unsound, it has been held all along.

        Raises:
            LockTimeoutError: a writer would not end.
        """
        if self._trouble is not None:
            yield
            return
        with self._live.locked(LOCK_TIMEOUT_SECONDS):
            yield

    def _read_history(self) -> History:
        """Read the past of the live store, in one transaction."""
        if self._trouble is None:
            with self._live.connected() as connection:
                return read_history(connection)
        try:
            with self._live.opened_anew() as connection:
                return rescue_history(connection)
        except StoreCorruptError:
            return History.lost()

    def _row(self, document: Document) -> dict[str, object]:
        digest = document.digest
        known = self._known.get((document.key, document.locale))
        if known is not None and known.digest == digest:
            sequence, changed_at = known.sequence, known.changed_at
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
            "content": document.content,
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
        carried = self._history.tombstones.items()
        rows = [row._asdict() for version, row in carried if version not in staged]
        for version, gone in self._history.versions.items():
            if version not in staged:
                sequence += 1
                rows.append(
                    {
                        "key": gone.key,
                        "locale": gone.locale,
                        "kind": gone.kind,
                        "short_id": gone.short_id,
                        "sequence": sequence,
                        "changed_at": datetime.now(UTC),
                    }
                )
        if rows:
            connection.execute(insert(tombstones), rows)
        return sequence

    def _copy_to_live(self) -> None:
        live = self._live
        if isinstance(self._trouble, StoreCorruptError):
            live.set_aside()
        if live.deployment.uses_postgresql:
            source = f'"{live.deployment.schema(STAGING_NAME)}"'
            target = f'"{live.deployment.schema(STORE_NAME)}".'
        else:
            source, target = STAGING_NAME, "main."
        with live.engine().connect() as plain:
            connection = plain.execution_options(writes=True)
            with self._attached(connection), connection.begin():
                if self._trouble is not None:
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
                # Vectors are of texts, whichever store holds these.
                latest = select(func.coalesce(func.max(vectors.c.number), 0)).scalar_subquery()
                connection.execute(update(state).values(vectors=latest))

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
    """Build a store beside the live one, and delete its remains in the end.

    Nobody publishes into an unsound store meanwhile: what was changed in it could not be read
    again, so the write lock is held from the beginning.

    Raises:
        LockTimeoutError: a writer would not end.
        StoreUnavailableError: the live store does not answer.
    """
    with ExitStack() as held:
        trouble = live.trouble()
        if trouble is not None:
            held.enter_context(live.locked(LOCK_TIMEOUT_SECONDS))
        under_construction = Staging(live, trouble)
        held.callback(under_construction.store.destroy)
        yield under_construction
