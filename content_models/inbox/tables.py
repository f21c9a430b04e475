"""Defines the table of the inbox.

It has no migrations yet: see docs/decisions/0009-inbox.md.
"""

from sqlalchemy import Boolean, Column, DateTime, Index, MetaData, String, Table, Text

from content_models.inbox.values import MAXIMUM_TEXT_CHARACTERS

IDENTIFIER_CHARACTERS = 40
SENDER_CHARACTERS = 64

metadata = MetaData()

wishes = Table(
    "wishes",
    metadata,
    Column("identifier", String(IDENTIFIER_CHARACTERS), primary_key=True),
    Column("text", String(MAXIMUM_TEXT_CHARACTERS), nullable=False),
    Column("language", String(35), nullable=False),
    Column("section", String(20), nullable=False),  # empty: from no list
    Column("words", Text, nullable=False),
    Column("filters", Text, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("is_handled", Boolean, nullable=False),
    Column(
        "sender",
        String(SENDER_CHARACTERS),
        nullable=False,
        comment="A keyed hash of address and day, to stop floods; emptied after a day.",
    ),
    Index("wishes_by_time", "received_at"),
    Index("wishes_by_sender", "sender", "received_at"),
)
