"""Defines the tables of the published store.

A change here raises ``TABLES_VERSION``, a change of the documents ``SCHEMA_VERSION``; both raise
``STORE_VERSION``.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
)

from content_models.kinds import SCHEMA_VERSION

TABLES_VERSION = 4
STORE_VERSION = f"{SCHEMA_VERSION}.{TABLES_VERSION}"

metadata = MetaData()
vectors_metadata = MetaData()
"""Of what outlives the store: making vectors takes longer than all the rest. A change of the table
gives it another name."""

state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True),  # always 1
    Column("store_version", String(20), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("indexed_generation", Integer, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("index_build", String(60), nullable=False),
    Column("vectors", BigInteger, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("key", Uuid, primary_key=True),
    Column("locale", String(35), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("short_id", String(10), nullable=False),
    Column("slug", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("sequence", BigInteger, nullable=False, unique=True),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    Column("content", Text, nullable=False),
    Index("documents_by_short_id", "short_id"),
    Index("documents_by_kind", "kind", "locale"),
    Index("documents_by_digest", "digest"),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("key", Uuid, primary_key=True),
    Column("locale", String(35), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("short_id", String(10), nullable=False),
    Column("sequence", BigInteger, nullable=False, unique=True),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    Index("tombstones_by_short_id", "short_id"),
)

files = Table(
    "files",
    metadata,
    Column("path", Text, primary_key=True),
    Column("key", Uuid, primary_key=True),
    Column("locale", String(35), primary_key=True),
    Column("target", Text, nullable=False),
    Index("files_by_version", "key", "locale"),
    comment="Files that a version shows, and older addresses with the path that they lead to.",
)

merged = Table(
    "merged",
    metadata,
    Column("key", Uuid, primary_key=True),
    Column("kept", Uuid, primary_key=True),
    Column("locale", String(35), primary_key=True),
    Column("short_id", String(10), nullable=False),
    Index("merged_by_short_id", "short_id"),
    Index("merged_by_version", "kept", "locale"),
    comment="Items that are part of another one now, as that one's versions say.",
)

unindexed = Table(
    "unindexed",
    metadata,
    Column("key", Uuid, primary_key=True),
    comment="Items whose change the search index has not followed yet.",
)

vectors = Table(
    "vectors",
    vectors_metadata,
    Column("digest", String(64), primary_key=True),
    Column("encoder", String(60), primary_key=True),
    Column("number", BigInteger, nullable=False, unique=True),
    Column("vector", LargeBinary, nullable=False),
    comment="What texts mean, by the digest of what was encoded.",
)
