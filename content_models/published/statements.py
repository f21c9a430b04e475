"""Holds the statements that nearly every page executes.

They are made once, for making one costs as much as executing it.
"""

from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select, true, tuple_

from content_models.published.tables import documents, files, state, tombstones

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
FILE = select(files.c.target).where(files.c.path == bindparam("path"))
DOCUMENT = select(documents.c.content).where(
    documents.c.key == bindparam("key"), documents.c.locale == bindparam("locale")
)
DOCUMENTS = select(documents.c.key, documents.c.locale, documents.c.content).where(
    tuple_(documents.c.key, documents.c.locale).in_(bindparam("versions", expanding=True))
)
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
