"""Keeps what organisations answered about their own records, until an editor has read it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Column, DateTime, String, Table, delete, select

from content_models.deployment import Deployment
from content_models.inbox.errors import InboxUnavailableError
from content_models.inbox.store import LOCK_SECONDS, STORE_NAME
from content_models.inbox.tables import metadata
from content_models.plain_store import PlainStore

CONFIRMATIONS_KEPT_FOR = timedelta(days=365)
"""An answer that nobody has read for a year says nothing of today."""

confirmations = Table(
    "confirmations",
    metadata,
    Column("question", String(32), primary_key=True),
    Column("organisation", String(32), nullable=False, index=True),
    Column("received_at", DateTime(timezone=True), nullable=False),
)


@dataclass(frozen=True)
class Confirmation:
    """A confirmation says that an organisation calls its record still correct.

    Attributes:
        question: to which it answers; one answer counts once.
        organisation: its key.
        received_at: in UTC.
    """

    question: UUID
    organisation: UUID
    received_at: datetime


class Confirmations(PlainStore):
    """Keeps confirmations in the inbox: the portal writes, the CMS reads.

    No flood is possible: each needs a question that the CMS has signed, and counts once. Every
    method raises ``InboxUnavailableError`` where the store cannot be used.
    """

    def __init__(self, deployment: Deployment) -> None:
        super().__init__(deployment, STORE_NAME, metadata, InboxUnavailableError)

    @property
    def lock_seconds(self) -> float:
        """Return how long one waits for others to be written."""
        return LOCK_SECONDS

    def receive(self, confirmation: Confirmation) -> None:
        """Take a confirmation in; the first answer to a question stays."""
        question = confirmation.question.hex
        with self._writing() as connection:
            is_same = confirmations.c.question == question
            if connection.scalar(select(confirmations.c.question).where(is_same)) is None:
                connection.execute(
                    confirmations.insert().values(
                        question=question,
                        organisation=confirmation.organisation.hex,
                        received_at=confirmation.received_at,
                    )
                )

    def waiting(self) -> list[Confirmation]:
        """Return all that nobody has read yet, the oldest first."""
        order = (confirmations.c.received_at, confirmations.c.question)
        with self._reading() as connection:
            rows = connection.execute(select(confirmations).order_by(*order))
            return [
                Confirmation(
                    UUID(row.question),
                    UUID(row.organisation),
                    row.received_at.replace(tzinfo=UTC),  # SQLite forgets the zone
                )
                for row in rows
            ]

    def settle(self, questions: Collection[UUID]) -> None:
        """Delete confirmations that an editor has read."""
        named = [question.hex for question in questions]
        with self._writing() as connection:
            connection.execute(delete(confirmations).where(confirmations.c.question.in_(named)))

    def forget(self, now: datetime) -> None:
        """Delete confirmations whose time is over."""
        is_old = confirmations.c.received_at <= now - CONFIRMATIONS_KEPT_FOR
        with self._writing() as connection:
            connection.execute(delete(confirmations).where(is_old))
