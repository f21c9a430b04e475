"""Defines the inbox as the portal and the CMS use it."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, or_, select, update

from content_models.deployment import Deployment
from content_models.inbox.errors import InboxUnavailableError
from content_models.inbox.floods import forget_senders, refuse_floods
from content_models.inbox.tables import metadata, wishes
from content_models.inbox.values import (
    HANDLED_KEPT_FOR,
    KEPT_FOR,
    Limits,
    Section,
    Wish,
    WishFilter,
)
from content_models.plain_store import PlainStore

STORE_NAME = "inbox"
LOCK_SECONDS = 5.0
"""A reader waits this long for others’ wishes to be written: hundreds are, in that time."""


class Inbox(PlainStore):
    """Keeps readers' wishes, safe to share between threads and processes.

    Tables are made on first use.

    Every method raises ``InboxUnavailableError`` where the store cannot be used.
    """

    def __init__(self, deployment: Deployment, limits: Limits | None = None) -> None:
        super().__init__(deployment, STORE_NAME, metadata, InboxUnavailableError)
        self._limits = limits or Limits()

    @property
    def lock_seconds(self) -> float:
        """Return how long a reader waits for others' wishes to be written."""
        return LOCK_SECONDS

    def receive(self, wish: Wish, sender: str) -> None:
        """Take a wish in.

        The same form sent again replaces its text, and counts once.

        Args:
            wish: as it came.
            sender: stands for whoever sent it; see ``portal.wishes.services``.

        Raises:
            SenderFloodError: this sender has sent too much.
            InboxFullError: all senders together have sent too much.
        """
        with self._writing() as connection:
            forget_senders(connection, wishes, wish.received_at)
            if _replace(connection, wish):
                return
            refuse_floods(connection, wishes, sender, wish.received_at, self._limits)
            connection.execute(wishes.insert().values(**_row(wish), sender=sender))

    def count(self, chosen: WishFilter) -> int:
        """Return the number of wishes that a filter lets through."""
        with self._reading() as connection:
            number: int = connection.execute(_chosen(select(func.count()), chosen)).scalar_one()
            return number

    def page(self, chosen: WishFilter, *, start: int, limit: int) -> list[Wish]:
        """Return some of the wishes that a filter lets through, newest first."""
        newest_first = (wishes.c.received_at.desc(), wishes.c.identifier)
        query = _chosen(select(wishes), chosen).order_by(*newest_first).offset(start).limit(limit)
        with self._reading() as connection:
            return [_wish(row._asdict()) for row in connection.execute(query)]

    def set_handled(self, identifiers: Collection[str], *, is_handled: bool) -> None:
        """Mark wishes as handled or not; unknown identifiers are passed over."""
        with self._writing() as connection:
            connection.execute(
                update(wishes)
                .where(wishes.c.identifier.in_(identifiers))
                .values(is_handled=is_handled)
            )

    def delete_handled(self, identifiers: Collection[str]) -> None:
        """Delete those of some wishes that an editor has handled; the others stay."""
        with self._writing() as connection:
            connection.execute(
                delete(wishes).where(wishes.c.identifier.in_(identifiers), wishes.c.is_handled)
            )

    def forget(self, now: datetime) -> None:
        """Delete wishes whose time is over, and empty senders older than a day."""
        with self._writing() as connection:
            forget_senders(connection, wishes, now)
            _forget_wishes(connection, now)


def _forget_wishes(connection: Connection, now: datetime) -> None:
    received, is_handled = wishes.c.received_at, wishes.c.is_handled
    is_done = and_(is_handled, received <= now - HANDLED_KEPT_FOR)
    connection.execute(delete(wishes).where(or_(is_done, received <= now - KEPT_FOR)))


def _replace(connection: Connection, wish: Wish) -> bool:
    """Replace the text of a known form, and return whether it was known.

    Words other than before are new to the editors, so the wish is unhandled again.
    """
    is_same = wishes.c.identifier == wish.identifier
    known = connection.scalar(select(wishes.c.text).where(is_same))
    if known is not None and known != wish.text:
        connection.execute(update(wishes).where(is_same).values(text=wish.text, is_handled=False))
    return known is not None


def _chosen(query: Select[Any], chosen: WishFilter) -> Select[Any]:
    if chosen.language:
        query = query.where(wishes.c.language == chosen.language)
    if chosen.is_handled is not None:
        query = query.where(wishes.c.is_handled == chosen.is_handled)
    return query.select_from(wishes)


def _row(wish: Wish) -> dict[str, object]:
    return asdict(wish) | {"section": wish.section or ""}


def _wish(row: dict[str, Any]) -> Wish:
    del row["sender"]
    section = Section(row["section"]) if row["section"] else None
    moment = row["received_at"].replace(tzinfo=UTC)  # SQLite forgets the zone, which is UTC
    return Wish(**(row | {"section": section, "received_at": moment}))
