"""Reads everything from the published store in one consistent transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, TypeVar, TypeVarTuple
from uuid import UUID

from sqlalchemy import Connection, Row, func, select, tuple_, union_all
from sqlalchemy.sql.selectable import TypedReturnsRows

from content_models.kinds import Document, KindName
from content_models.languages import best_version
from content_models.published import statements
from content_models.published.contents import damage_told, document_in
from content_models.published.errors import StoreMissingError, StoreOutdatedError
from content_models.published.kept import Keeper, Version
from content_models.published.tables import (
    STORE_VERSION,
    documents,
    tombstones,
    unindexed,
    vectors,
)
from content_models.published.values import (
    Change,
    Found,
    Gone,
    KeptVector,
    Link,
    Outline,
    StoreState,
)
from content_models.references import short_id as short_id_of

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

NOTHING: Mapping[str, object] = MappingProxyType({})
KEYS_PER_QUERY = 300
"""SQLite takes at most 999 parameters in its oldest supported builds; a version needs three."""


class StoreSnapshot:
    """Reads one state of the store; made by ``PublishedStore.reading``.

    Args:
        connection: in a transaction that sees one state.
        keeper: caches what has been read of the same state before.
    """

    def __init__(self, connection: Connection, keeper: Keeper) -> None:
        self._connection = connection
        self._keeper = keeper
        self._state: StoreState | None = None

    def state(self) -> StoreState:
        """Return the store's generations, change sequence and index build.

        Raises:
            StoreMissingError: the store is empty.
            StoreOutdatedError: it was written by another version of this software.
        """
        if self._state is None:
            rows = self._rows(statements.STATE, NOTHING)
            if not rows:
                raise StoreMissingError("the published store is empty")
            self._state = _state(rows[0])
        return self._state

    def _execute(
        self, query: TypedReturnsRows[*Ts], values: Mapping[str, object] = NOTHING
    ) -> Sequence[Row[*Ts]]:
        """Execute a query, once the store is known to be of this version."""
        self.state()
        return self._rows(query, values)

    def _rows(
        self, query: TypedReturnsRows[*Ts], values: Mapping[str, object]
    ) -> Sequence[Row[*Ts]]:
        with damage_told():
            return self._connection.execute(query, values).all()

    def find(self, short_id: str) -> Found | Gone | None:
        """Find an item by its short id, published or taken away.

        One that was merged into another leads to that one. None where there never was one.
        """
        rows = self._rows(statements.FIND, {"short_id": short_id})
        if rows:
            self._state = _state(rows[0])
            return Found(
                rows[0].key,
                rows[0].kind,
                {row.locale: row.slug for row in rows},
                {row.locale: row.content for row in rows},
            )
        for row in self._execute(statements.MERGED, {"short_id": short_id}):
            kept = self.find(short_id_of(row.kept))  # a published one: it says so itself
            if isinstance(kept, Found) and kept.key == row.kept:
                return replace(kept, merged=row.key)
        gone = self._execute(statements.GONE, {"short_id": short_id})
        return Gone(gone[0].key, gone[0].kind) if gone else None

    def file_at(self, path: str) -> str | None:
        """Return the path at which a file is public: its own, or a newer one's.

        None where nothing published shows it. Paths are those below the media folder.
        """
        if "\0" in path:  # PostgreSQL takes none, not even to compare
            return None
        targets = {row.target for row in self._execute(statements.FILE, {"path": path})}
        return path if path in targets else min(targets, default=None)

    def document(self, key: UUID, locale: str) -> Document | None:
        """Return one version of an item, or None where it is not published."""
        rows = self._execute(statements.DOCUMENT, {"key": key, "locale": locale})
        return document_in(rows[0].content) if rows else None

    def documents(self, versions: Sequence[tuple[UUID, str]]) -> list[Document]:
        """Return several versions in the order asked for, without those that do not exist."""
        kept = self._keeper.of(self.state())
        found = kept.documents_of(versions)
        missing = [version for version in versions if version not in found]
        if missing:
            read = self._read_documents(missing)
            kept.keep_documents(read)
            found |= read
        return [found[version] for version in versions if version in found]

    def _read_documents(self, versions: list[Version]) -> dict[Version, Document]:
        return {
            (key, locale): document_in(content)
            for part in _in_parts(versions)
            for key, locale, content in self._execute(
                statements.DOCUMENTS, {"keys": [key for key, _ in part], "versions": part}
            )
        }

    def versions(self, keys: Iterable[UUID]) -> dict[UUID, list[Document]]:
        """Return all versions of some items, by key; items without any are left out."""
        found: dict[UUID, list[Document]] = {}
        for part in _in_parts(list(dict.fromkeys(keys))):
            for key, content in self._execute(statements.VERSIONS, {"keys": part}):
                found.setdefault(key, []).append(document_in(content))
        return found

    def links(self, keys: Iterable[UUID], reader: str) -> dict[UUID, Link]:
        """Return a link to each published item's best version for a reader."""
        wanted = list(dict.fromkeys(keys))
        kept = self._keeper.of(self.state())
        found = kept.links_of(wanted, reader)
        missing = [key for key in wanted if key not in found]
        if missing:
            read = dict.fromkeys(missing) | self._read_links(missing, reader)
            kept.keep_links(read, reader)
            found |= read
        links = ((key, found[key]) for key in wanted)
        return {key: link for key, link in links if link is not None}

    def _read_links(self, keys: list[UUID], reader: str) -> dict[UUID, Link]:
        found: dict[UUID, dict[str, tuple[KindName, str, str]]] = {}
        for part in _in_parts(keys):
            rows = self._execute(statements.LINKS, {"keys": part})
            for key, locale, kind, slug, title in rows:
                found.setdefault(key, {})[locale] = (kind, slug, title)
        best = {key: best_version(reader, versions) for key, versions in found.items()}
        return {key: Link(key, locale, *found[key][locale]) for key, locale in best.items()}

    def page(
        self,
        *,
        kind: KindName | None = None,
        locale: str | None = None,
        after: tuple[UUID, str] | None = None,
        limit: int,
    ) -> list[Document]:
        """Return documents in the order of key and locale, after a given one."""
        query = select(documents.c.content).order_by(documents.c.key, documents.c.locale)
        if kind is not None:
            query = query.where(documents.c.kind == kind)
        if locale is not None:
            query = query.where(documents.c.locale == locale)
        if after is not None:
            query = query.where(tuple_(documents.c.key, documents.c.locale) > after)
        return [document_in(row.content) for row in self._execute(query.limit(limit))]

    def has_kind(self, kind: KindName) -> bool:
        """Return whether something of a kind is published."""
        return bool(self._execute(statements.OF_KIND, {"kind": kind}))

    def counts(self, kinds: Iterable[KindName]) -> dict[str, int]:
        """Return the number of versions of some kinds, by locale."""
        query = (
            select(documents.c.locale, func.count())
            .where(documents.c.kind.in_(kinds))
            .group_by(documents.c.locale)
        )
        return {row[0]: row[1] for row in self._execute(query)}

    def outlines(
        self, kinds: Iterable[KindName], locale: str, *, offset: int, limit: int
    ) -> list[Outline]:
        """Return outlines of some kinds in one locale, in the order of keys."""
        query = statements.OUTLINES.where(documents.c.kind.in_(kinds), documents.c.locale == locale)
        ordered = query.order_by(documents.c.key).offset(offset).limit(limit)
        return [_outline(*row) for row in self._execute(ordered)]

    def translations(self, keys: Iterable[UUID]) -> dict[UUID, list[Outline]]:
        """Return the outlines of all versions of some items, by key."""
        found: dict[UUID, list[Outline]] = {}
        for part in _in_parts(list(keys)):
            for row in self._execute(statements.TRANSLATIONS, {"keys": part}):
                found.setdefault(row.key, []).append(_outline(*row))
        return found

    def changes(self, after: int, limit: int) -> list[Change]:
        """Return changes with a sequence number above ``after``, oldest first.

        Each version appears once, with its latest change: as it stands, or as taken away.
        """
        query = statements.changes_after(after).limit(limit)
        return [_change(row) for row in self._execute(query)]

    def digests(self) -> dict[tuple[UUID, str], str]:
        """Return the digest of every version, by key and locale."""
        query = select(documents.c.key, documents.c.locale, documents.c.digest)
        return {(row.key, row.locale): row.digest for row in self._execute(query)}

    def versions_of_kind(self, kind: KindName) -> set[tuple[UUID, str]]:
        """Return the key and locale of every version of a kind."""
        query = select(documents.c.key, documents.c.locale).where(documents.c.kind == kind)
        return {(row.key, row.locale) for row in self._execute(query)}

    def keys_changed_since(self, sequence: int) -> set[UUID]:
        """Return the items that changed or were removed after a sequence number."""
        changed = union_all(
            select(documents.c.key).where(documents.c.sequence > sequence),
            select(tombstones.c.key).where(tombstones.c.sequence > sequence),
        )
        return {row.key for row in self._execute(changed)}

    def vectors_since(self, encoder: str, number: int, sequence: int) -> list[KeptVector]:
        """Return vectors of an encoder that readers may look at and have not seen.

        Args:
            encoder: the name of what made them.
            number: the latest that was seen; 0 for none.
            sequence: the change at which the documents were seen; 0 for none.
        """
        shown = self.state().vectors
        query = statements.vectors_since(encoder, number, sequence, shown=shown)
        return [KeptVector(row.key, row.locale, row.vector) for row in self._execute(query)]

    def vectors_of(self, encoder: str, digests: Sequence[str]) -> dict[str, bytes]:
        """Return the vectors that an encoder has of some digests, shown or not."""
        query = select(vectors.c.digest, vectors.c.vector).where(
            vectors.c.encoder == encoder, vectors.c.digest.in_(digests)
        )
        return {row.digest: row.vector for row in self._execute(query)}

    def without_vector(
        self, encoder: str, kinds: Iterable[KindName], limit: int
    ) -> list[tuple[UUID, str]]:
        """Return versions of some kinds of which an encoder's vector is not kept yet.

        Those that changed last come first: they are what somebody looks for now.
        """
        query = statements.without_vector(encoder, kinds).limit(limit)
        return [(row.key, row.locale) for row in self._execute(query)]

    def withdrawn_since(self, sequence: int) -> set[tuple[UUID, str]]:
        """Return the versions that were taken away after a sequence number."""
        query = select(tombstones.c.key, tombstones.c.locale)
        rows = self._execute(query.where(tombstones.c.sequence > sequence))
        return {(row.key, row.locale) for row in rows}

    def unindexed_keys(self) -> list[UUID]:
        """Return the items that the search index has not followed yet."""
        query = select(unindexed.c.key).order_by(unindexed.c.key)
        return [row.key for row in self._execute(query)]


def _state(row: Row[*tuple[Any, ...]]) -> StoreState:
    if row.store_version != STORE_VERSION:
        raise StoreOutdatedError(f"found {row.store_version}, expected {STORE_VERSION}")
    return StoreState(
        row.generation, row.indexed_generation, row.sequence, row.index_build, row.vectors
    )


def _in_parts(values: list[T]) -> Iterable[list[T]]:
    for start in range(0, len(values), KEYS_PER_QUERY):
        yield values[start : start + KEYS_PER_QUERY]


def _outline(key: UUID, locale: str, kind: KindName, slug: str, changed_at: datetime) -> Outline:
    return Outline(key, locale, kind, slug, _in_utc(changed_at))


def _in_utc(moment: datetime) -> datetime:
    """Give a moment its zone, UTC, which SQLite forgets."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _change(row: Row[tuple[int, UUID, str, KindName, datetime, str | None]]) -> Change:
    document = document_in(row.content) if row.content else None
    return Change(row.sequence, row.key, row.locale, row.kind, _in_utc(row.changed_at), document)
