"""Defines the tables of the inbox.

They have no migrations yet: see docs/decisions/0009-inbox.md.
"""

from sqlalchemy import Boolean, Column, DateTime, Index, MetaData, String, Table, Text

from content_models.inbox.reports import MAXIMUM_ADDRESS_CHARACTERS, MAXIMUM_PROOF_CHARACTERS
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

reports = Table(
    "reports",
    metadata,
    Column("identifier", String(IDENTIFIER_CHARACTERS), primary_key=True),
    Column("thread", String(IDENTIFIER_CHARACTERS), nullable=False),
    Column("item", String(36), nullable=False),  # empty: about a search
    Column("kind", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Column("locale", String(35), nullable=False),
    Column("section", String(20), nullable=False),
    Column("words", Text, nullable=False),
    Column("filters", Text, nullable=False),
    Column("claims", Text, nullable=False, comment="JSON: topics with the reader's words."),
    Column("language", String(35), nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("proof", String(MAXIMUM_PROOF_CHARACTERS), nullable=False),
    Column("history", Text, nullable=False, comment="JSON: decisions, the latest last."),
    Column("closed_at", DateTime(timezone=True), nullable=True),
    Column("sender", String(SENDER_CHARACTERS), nullable=False, comment="As in wishes."),
    Index("reports_by_thread", "thread", "received_at"),
    Index("reports_by_time", "received_at"),
    Index("reports_by_sender", "sender", "received_at"),
)
replies = Table(
    "report_replies",
    metadata,
    Column("identifier", String(IDENTIFIER_CHARACTERS), primary_key=True),
    Column("address", String(MAXIMUM_ADDRESS_CHARACTERS), nullable=False),
    Column("letter", Text, nullable=False, comment="JSON: the mail, before the decision."),
    Column("received_at", DateTime(timezone=True), nullable=False),
    comment="In no backup: see docs/decisions/0036-reports.md.",
)
