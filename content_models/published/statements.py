"""Holds the statements by which the store is read.

Those that nearly every page executes are made once, for making one costs as much as executing it.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Select,
    bindparam,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.sql import null

from content_models.kinds import KindName
from content_models.published.tables import (
    documents,
    files,
    merged,
    state,
    tombstones,
    vectors,
)

KEYS: BindParameter[list[UUID]] = bindparam("keys", expanding=True)
STATE = select(state)
FIND = (
    # The state's one row is joined to each version, so that an item's page needs one query.
    select(
        documents.c.key,
        documents.c.kind,
        documents.c.locale,
        documents.c.slug,
        documents.c.content,
        *(column for column in state.c if column is not state.c.id),
    )
    .join_from(documents, state, true())
    .where(documents.c.short_id == bindparam("short_id"))
    .order_by(documents.c.locale)
)
GONE = select(tombstones.c.key, tombstones.c.kind).where(
    tombstones.c.short_id == bindparam("short_id")
)
MERGED = select(merged.c.key, merged.c.kept).where(merged.c.short_id == bindparam("short_id"))
FILE = select(files.c.target).where(files.c.path == bindparam("path"))
DOCUMENT = select(documents.c.content).where(
    documents.c.key == bindparam("key"), documents.c.locale == bindparam("locale")
)
DOCUMENTS = select(documents.c.key, documents.c.locale, documents.c.content).where(
    documents.c.key.in_(KEYS),  # SQLite looks up keys, and for pairs alone it reads every row
    tuple_(documents.c.key, documents.c.locale).in_(bindparam("versions", expanding=True)),
)
OF_KIND = select(documents.c.key).where(documents.c.kind == bindparam("kind")).limit(1)
VERSIONS = (
    select(documents.c.key, documents.c.content)
    .where(documents.c.key.in_(KEYS))
    .order_by(documents.c.locale)
)
LINKS = select(
    documents.c.key, documents.c.locale, documents.c.kind, documents.c.slug, documents.c.title
).where(documents.c.key.in_(KEYS))
OUTLINES = select(
    documents.c.key,
    documents.c.locale,
    documents.c.kind,
    documents.c.slug,
    documents.c.changed_at,
)
TRANSLATIONS = OUTLINES.where(documents.c.key.in_(KEYS)).order_by(documents.c.locale)


def changes_after(sequence: int) -> Select[*tuple[Any, ...]]:
    """Return what changed or was taken away after a sequence number, oldest first."""
    shared = ("sequence", "key", "locale", "kind", "changed_at")
    live = select(*(documents.c[name] for name in shared), documents.c.content)
    dead = select(*(tombstones.c[name] for name in shared), null().label("content"))
    both = union_all(
        live.where(documents.c.sequence > sequence), dead.where(tombstones.c.sequence > sequence)
    ).subquery()
    return select(both).order_by(both.c.sequence)


def vectors_since(
    encoder: str, number: int, sequence: int, *, shown: int
) -> CompoundSelect[UUID, str, bytes]:
    """Return vectors up to the number ``shown``, as ``StoreSnapshot.vectors_since`` reads them."""
    of_documents = (
        select(documents.c.key, documents.c.locale, vectors.c.vector)
        .join_from(documents, vectors, documents.c.digest == vectors.c.digest)
        .where(vectors.c.encoder == encoder, vectors.c.number <= shown)
    )
    fresh = of_documents.where(vectors.c.number > number)
    changed = of_documents.where(vectors.c.number <= number, documents.c.sequence > sequence)
    return union_all(fresh, changed)


def without_vector(encoder: str, kinds: Iterable[KindName]) -> Select[UUID, str]:
    """Return versions of which an encoder's vector is not kept, those changed last first."""
    kept = select(vectors.c.digest).where(
        vectors.c.encoder == encoder, vectors.c.digest == documents.c.digest
    )
    return (
        select(documents.c.key, documents.c.locale)
        .where(documents.c.kind.in_(kinds), ~kept.exists())
        .order_by(documents.c.sequence.desc())
    )
