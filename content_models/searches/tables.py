"""Defines the tables of the counts.

SQLite keeps them in the order of their keys (``WITHOUT ROWID``): numbers of rows would tell in
which order people searched.
"""

from sqlalchemy import Column, Date, Integer, LargeBinary, MetaData, String, Table

from content_models.searches.values import MAXIMUM_WORDS_CHARACTERS

LANGUAGE_CHARACTERS = 35
SECTION_CHARACTERS = 20
MARK_CHARACTERS = 64
THEME_CHARACTERS = 200

metadata = MetaData()

salts = Table(
    "salts",
    metadata,
    Column("week", Date, primary_key=True, comment="Its Monday."),
    Column("salt", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
marks = Table(
    "marks",
    metadata,
    Column(
        "mark",
        String(MARK_CHARACTERS),
        primary_key=True,
        comment="A keyed hash of a search and the salt of its week.",
    ),
    Column("week", Date, nullable=False),
    Column("searched", Integer, nullable=False),
    Column("opened", Integer, nullable=False),
    sqlite_with_rowid=False,
)
counts = Table(
    "counts",
    metadata,
    Column("words", String(MAXIMUM_WORDS_CHARACTERS), primary_key=True),
    Column("language", String(LANGUAGE_CHARACTERS), primary_key=True),
    Column("section", String(SECTION_CHARACTERS), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("searched", Integer, nullable=False),
    Column("opened", Integer, nullable=False),
    Column("results", Integer, nullable=False),
    Column("with_most", Integer, nullable=False),
    Column("related", Integer, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)
decisions = Table(
    "decisions",
    metadata,
    Column("words", String(MAXIMUM_WORDS_CHARACTERS), primary_key=True),
    Column("language", String(LANGUAGE_CHARACTERS), primary_key=True),
    Column("decision", String(20), nullable=False),
    Column("theme", String(THEME_CHARACTERS), nullable=False),
    sqlite_with_rowid=False,
)
