"""Writes a projection into the published store, in one transaction."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update

from content_models.kinds import Document
from content_models.media import media_path, shown_media
from content_models.published.tables import (
    documents,
    files,
    merged,
    state,
    tombstones,
    unindexed,
    vectors,
)
from content_models.references import short_id


class Writer:
    """Writes documents and tombstones, under the write lock.

    Made by ``PublishedStore.writing``. Writing what is already there changes nothing, so a
    projection can be repeated at will.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        row = connection.execute(select(state)).one()
        self._sequence: int = row.sequence
        self._generation: int = row.generation
        self._queued: set[UUID] = set(connection.scalars(select(unindexed.c.key)))
        self._has_changed = False

    def put(self, document: Document) -> bool:
        """Publish a version, and return whether that changed anything."""
        identity = (documents.c.key == document.key, documents.c.locale == document.locale)
        digest = document.digest
        known = self.connection.scalar(select(documents.c.digest).where(*identity))
        if known == digest:
            return False
        row = {
            "key": document.key,
            "locale": document.locale,
            "kind": document.kind,
            "short_id": document.short_id,
            "slug": document.slug,
            "title": document.title,
            "digest": digest,
            "sequence": self._next_sequence(),
            "changed_at": datetime.now(UTC),
            "content": document.content,
        }
        if known is None:
            self.connection.execute(insert(documents), row)
        else:
            self.connection.execute(update(documents).where(*identity).values(row))
        self.connection.execute(
            delete(tombstones).where(
                tombstones.c.key == document.key, tombstones.c.locale == document.locale
            )
        )
        forget_addresses(self.connection, document.key, document.locale)
        add_addresses(self.connection, [document])
        self.queue_for_indexing([document.key])
        return True

    def remove(self, key: UUID, locale: str) -> bool:
        """Replace a version by a tombstone, and return whether that changed anything."""
        identity = (documents.c.key == key, documents.c.locale == locale)
        row = self.connection.execute(
            select(documents.c.kind, documents.c.short_id).where(*identity)
        ).one_or_none()
        if row is None:
            return False
        self.connection.execute(delete(documents).where(*identity))
        forget_addresses(self.connection, key, locale)
        self.connection.execute(
            insert(tombstones).values(
                key=key,
                locale=locale,
                kind=row.kind,
                short_id=row.short_id,
                sequence=self._next_sequence(),
                changed_at=datetime.now(UTC),
            )
        )
        self.queue_for_indexing([key])
        return True

    def locales(self, key: UUID) -> set[str]:
        """Return the locales in which an item is published."""
        query = select(documents.c.locale).where(documents.c.key == key)
        return set(self.connection.scalars(query))

    def queue_for_indexing(self, keys: Iterable[UUID]) -> None:
        """Queue items for the search index, changed or not."""
        fresh = set(keys) - self._queued
        if fresh:
            self.connection.execute(insert(unindexed), [{"key": key} for key in fresh])
            self._queued |= fresh
        self._has_changed = True

    def mark_indexed(self, keys: Iterable[UUID]) -> None:
        """Take items that the search index has followed out of the queue."""
        for key in keys:
            self.connection.execute(delete(unindexed).where(unindexed.c.key == key))
        if not self.connection.scalar(select(func.count()).select_from(unindexed)):
            self.connection.execute(update(state).values(indexed_generation=state.c.generation))

    def name_index_build(self, build: str) -> None:
        """Name the search index build that belongs to this store."""
        self.connection.execute(update(state).values(index_build=build))

    def keep_vectors(self, encoder: str, made: Mapping[str, bytes]) -> None:
        """Keep an encoder's vectors, by the digests of what was encoded.

        Readers look at them once they are shown.
        """
        self.connection.execute(
            delete(vectors).where(vectors.c.encoder == encoder, vectors.c.digest.in_(made))
        )
        last = self.connection.scalar(select(func.max(vectors.c.number))) or 0
        rows = [
            {"digest": digest, "encoder": encoder, "number": last + place, "vector": vector}
            for place, (digest, vector) in enumerate(made.items(), start=1)
        ]
        if rows:
            self.connection.execute(insert(vectors), rows)

    def forget_vectors(self, encoder: str, besides: Iterable[str]) -> int:
        """Delete the vectors of texts that no document has, and those of other encoders.

        Args:
            encoder: whose vectors stay.
            besides: digests of texts that are of no document and stay nevertheless.

        Returns:
            How many went.
        """
        of_documents = select(documents.c.digest).where(documents.c.digest == vectors.c.digest)
        is_of_none = ~of_documents.exists() & vectors.c.digest.not_in(list(besides))
        gone = self.connection.execute(
            delete(vectors).where((vectors.c.encoder != encoder) | is_of_none)
        )
        return gone.rowcount

    def show_vectors(self) -> None:
        """Let readers look at all vectors there are."""
        latest = select(func.coalesce(func.max(vectors.c.number), 0)).scalar_subquery()
        self.connection.execute(update(state).values(vectors=latest))

    def finish(self) -> None:
        """Write the new generation, if anything changed.

        Called once, by ``PublishedStore.writing``.
        """
        if self._has_changed:
            self.connection.execute(
                update(state).values(sequence=self._sequence, generation=self._generation + 1)
            )

    def _next_sequence(self) -> int:
        self._sequence += 1
        return self._sequence


def add_addresses(connection: Connection, versions: Iterable[Document]) -> None:
    """Make the files that versions show public; lead older addresses, and merged items, on."""
    shown = list(versions)
    for table, rows_of in ((files, _file_rows), (merged, _merged_rows)):
        rows = [row for version in shown for row in rows_of(version)]
        if rows:
            connection.execute(insert(table), rows)


def forget_addresses(connection: Connection, key: UUID, locale: str | None = None) -> None:
    """Take back the files and merged items of a version, or of all versions."""
    for table, owner in ((files, files.c.key), (merged, merged.c.kept)):
        of_version = [owner == key, *([table.c.locale == locale] if locale else [])]
        connection.execute(delete(table).where(*of_version))


def _merged_rows(version: Document) -> list[dict[str, object]]:
    keys: tuple[UUID, ...] = getattr(version, "merged", ())
    return [
        {"key": key, "kept": version.key, "locale": version.locale, "short_id": short_id(key)}
        for key in dict.fromkeys(keys)
    ]


def _file_rows(version: Document) -> list[dict[str, object]]:
    shown = shown_media(version)
    targets = {media_path(each.old_url): media_path(each.url) for each in version.moved_files}
    targets |= {path: path for path in shown}
    return [
        {"path": path, "key": version.key, "locale": version.locale, "target": target}
        for path, target in targets.items()
        if target in shown
    ]
