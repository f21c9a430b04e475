"""Defines the inbox as the portal and the CMS use it."""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Select,
    and_,
    delete,
    func,
    inspect,
    or_,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateSchema

from content_models.deployment import Deployment
from content_models.inbox.errors import InboxFullError, InboxUnavailableError, SenderFloodError
from content_models.inbox.tables import metadata, wishes
from content_models.inbox.values import (
    HANDLED_KEPT_FOR,
    KEPT_FOR,
    SENDER_KEPT_FOR,
    Limits,
    Section,
    Wish,
    WishFilter,
)
from content_models.published.engines import postgresql_engine, sqlite_engine
from content_models.published.errors import LockTimeoutError
from content_models.published.locks import AdvisoryLock

STORE_NAME = "inbox"
LOCK_SECONDS = 5.0
"""A reader waits this long for others’ wishes to be written: hundreds are, in that time."""
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Inbox:
    """Keeps readers' wishes, safe to share between threads and processes.

    Tables are made on first use.

    Every method raises ``InboxUnavailableError`` where the store cannot be used.
    """

    def __init__(self, deployment: Deployment, limits: Limits | None = None) -> None:
        self._deployment = deployment
        self._limits = limits or Limits()

    @property
    def path(self) -> Path:
        """Return the path of the SQLite file, where the inbox is one."""
        return self._deployment.var_folder / f"{STORE_NAME}.sqlite3"

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
            _forget_senders(connection, wish.received_at)
            if _replace(connection, wish):
                return
            self._refuse_floods(connection, sender, wish.received_at)
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
            _forget_senders(connection, now)
            _forget_wishes(connection, now)

    @cached_property
    def _engine(self) -> Engine:
        if self._deployment.uses_postgresql:
            return postgresql_engine(self._deployment.database_url, self._schema)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Opened anew each time: writing into a file that somebody has moved away would lose wishes.
        return sqlite_engine(self.path, busy_milliseconds=int(LOCK_SECONDS * 1000), pool=NullPool)

    @property
    def _schema(self) -> str:
        return self._deployment.schema(STORE_NAME)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _translated_errors(), self._engine.connect() as connection:
            is_ready = self._has_table(connection)
        if not is_ready:
            with self._writing():
                pass
        with _translated_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Write in one transaction, one writer at a time.

        So what has been counted still holds, and tables are made once.
        """
        with _translated_errors(), self._lock(), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                self._make_tables(connection)
                yield connection

    def _lock(self) -> AbstractContextManager[object]:
        if not self._deployment.uses_postgresql:
            return nullcontext()  # BEGIN IMMEDIATE waits by itself
        # The lock has another session and is held before the transaction begins. A transaction in
        # REPEATABLE READ whose first statement waited for it would see the state from before.
        return AdvisoryLock(self._engine, self._schema).held(LOCK_SECONDS)

    def _make_tables(self, connection: Connection) -> None:
        if self._has_table(connection):
            return
        # Ask first: a role without the right to make schemas may use one that exists.
        if self._deployment.uses_postgresql and not inspect(connection).has_schema(self._schema):
            connection.execute(CreateSchema(self._schema))
        metadata.create_all(connection)

    def _has_table(self, connection: Connection) -> bool:
        schema = self._schema if self._deployment.uses_postgresql else None
        return inspect(connection).has_table(wishes.name, schema=schema)

    def _refuse_floods(self, connection: Connection, sender: str, now: datetime) -> None:
        since = wishes.c.received_at
        of_sender = select(func.count()).where(since > now - HOUR, wishes.c.sender == sender)
        of_all = select(func.count()).where(since > now - DAY)
        if connection.execute(of_sender).scalar_one() >= self._limits.a_sender_an_hour:
            raise SenderFloodError
        if connection.execute(of_all).scalar_one() >= self._limits.a_day:
            raise InboxFullError


def _forget_senders(connection: Connection, now: datetime) -> None:
    is_old = wishes.c.received_at <= now - SENDER_KEPT_FOR
    connection.execute(update(wishes).where(is_old, wishes.c.sender != "").values(sender=""))


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


@contextmanager
def _translated_errors() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        # Not the whole error: it quotes what readers wrote, and would put it into the log.
        raise InboxUnavailableError(str(error.orig)) from None
    except (PoolTimeoutError, LockTimeoutError, OSError) as error:
        raise InboxUnavailableError(str(error)) from error
