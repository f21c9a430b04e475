"""Refuses floods, counted in the transaction that writes and under its lock."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, func, select, update

from content_models.inbox.errors import InboxFullError, SenderFloodError
from content_models.inbox.values import SENDER_KEPT_FOR, Limits

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def refuse_floods(
    connection: Connection, table: Table, sender: str, now: datetime, limits: Limits
) -> None:
    """Refuse a message where too many came.

    Raises:
        SenderFloodError: this sender has sent too much.
        InboxFullError: all senders together have sent too much.
    """
    since: Any = table.c.received_at
    of_sender = select(func.count()).where(since > now - HOUR, table.c.sender == sender)
    of_all = select(func.count()).where(since > now - DAY)
    if connection.execute(of_sender).scalar_one() >= limits.a_sender_an_hour:
        raise SenderFloodError
    if connection.execute(of_all).scalar_one() >= limits.a_day:
        raise InboxFullError


def forget_senders(connection: Connection, table: Table, now: datetime) -> None:
    """Empty the senders of messages older than a day."""
    is_old = table.c.received_at <= now - SENDER_KEPT_FOR
    connection.execute(update(table).where(is_old, table.c.sender != "").values(sender=""))
