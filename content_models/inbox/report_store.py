"""Keeps reports of errors, and for a while the addresses of reporters."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, func, or_, select, update

from content_models.deployment import Deployment
from content_models.inbox.errors import InboxUnavailableError
from content_models.inbox.floods import forget_senders, refuse_floods
from content_models.inbox.report_rows import (
    claims_json,
    history_in,
    history_json,
    letter_json,
    reply_in,
    report_in,
    report_row,
)
from content_models.inbox.reports import (
    ADDRESS_KEPT_FOR,
    ANSWERED,
    Decided,
    Reply,
    Report,
    ReportFilter,
    Thread,
)
from content_models.inbox.store import LOCK_SECONDS, STORE_NAME
from content_models.inbox.tables import metadata, replies, reports
from content_models.inbox.values import HANDLED_KEPT_FOR, KEPT_FOR, Limits
from content_models.plain_store import PlainStore

Send = Callable[[str, Reply, Decided], None]
"""Sends a reply; it is given the identifier of the report first."""
WITH_ADDRESS = (*reports.c, replies.c.address)
JOINED = reports.outerjoin(replies, reports.c.identifier == replies.c.identifier)


class Reports(PlainStore):
    """Keeps reports beside the wishes, safe to share between threads and processes.

    Every method raises ``InboxUnavailableError`` where the store cannot be used.
    """

    def __init__(self, deployment: Deployment, limits: Limits | None = None) -> None:
        super().__init__(deployment, STORE_NAME, metadata, InboxUnavailableError)
        self._limits = limits or Limits()

    @property
    def lock_seconds(self) -> float:
        """Return how long a reader waits for others' messages to be written."""
        return LOCK_SECONDS

    def receive(self, report: Report, reply: Reply | None, sender: str) -> None:
        """Take a report in.

        The same form sent again replaces what it said, and counts once.

        Args:
            report: as it came.
            reply: the mail to its reporter; None where nobody wants one.
            sender: stands for whoever sent it.

        Raises:
            SenderFloodError: this sender has sent too much.
            InboxFullError: all senders together have sent too much.
        """
        with self._writing() as connection:
            forget_senders(connection, reports, report.received_at)
            is_same = reports.c.identifier == report.identifier
            known = connection.execute(select(reports).where(is_same)).one_or_none()
            if known is None:
                refuse_floods(connection, reports, sender, report.received_at, self._limits)
                row = report_row(report) | {"sender": sender}
                connection.execute(reports.insert().values(row))
            elif known.claims != claims_json(report.claims):
                changed = {"claims": claims_json(report.claims), "closed_at": None}
                connection.execute(update(reports).where(is_same).values(changed))
            elif known.closed_at is not None:
                return  # it has been answered
            _keep_reply(connection, report, reply)

    def count(self, chosen: ReportFilter) -> int:
        """Return the number of reports that a filter lets through."""
        with self._reading() as connection:
            query = _chosen(select(func.count()), chosen)
            number: int = connection.execute(query).scalar_one()
            return number

    def count_threads(self, chosen: ReportFilter) -> int:
        """Return the number of records, and of searches, that these reports are about."""
        with self._reading() as connection:
            query = _chosen(select(func.count(reports.c.thread.distinct())), chosen)
            number: int = connection.execute(query).scalar_one()
            return number

    def threads(self, chosen: ReportFilter, *, start: int, limit: int) -> list[Thread]:
        """Return some threads of a filter, that with the newest report first."""
        newest_first = (reports.c.received_at.desc(), reports.c.identifier)
        of_thread: dict[str, Any] = {"partition_by": reports.c.thread}
        place = func.row_number().over(**of_thread, order_by=newest_first).label("place")
        count = func.count().over(**of_thread).label("reports")
        found = _chosen(select(*WITH_ADDRESS, place, count), chosen).subquery()
        query = select(found).where(found.c.place == 1)
        query = query.order_by(found.c.received_at.desc(), found.c.identifier)
        with self._reading() as connection:
            rows = connection.execute(query.offset(start).limit(limit))
            return [Thread(report_in(row), row["reports"]) for row in rows.mappings()]

    def subjects(self, *, is_open: bool) -> list[tuple[str, str]]:
        """Return kind and key of each record that open or closed reports are about."""
        chosen = _chosen(select(reports.c.kind, reports.c.item), ReportFilter(is_open=is_open))
        query = chosen.where(reports.c.item != "").distinct()
        with self._reading() as connection:
            return [(row.kind, row.item) for row in connection.execute(query)]

    def report(self, identifier: str) -> Report | None:
        """Return a report; None where there is none."""
        query = select(*WITH_ADDRESS).select_from(JOINED)
        query = query.where(reports.c.identifier == identifier)
        with self._reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
            return report_in(row) if row else None

    def about(self, thread: str, *, is_open: bool, limit: int) -> list[Report]:
        """Return the reports of a thread, newest first."""
        query = _chosen(select(*WITH_ADDRESS), ReportFilter(is_open=is_open))
        query = query.where(reports.c.thread == thread)
        query = query.order_by(reports.c.received_at.desc(), reports.c.identifier).limit(limit)
        with self._reading() as connection:
            return [report_in(row) for row in connection.execute(query).mappings()]

    def decide(self, identifiers: Collection[str], decided: Decided) -> None:
        """Close reports, open or decided before; unknown identifiers are passed over.

        Where nobody is told of the decision, the address goes at once.
        """
        with self._writing() as connection:
            for identifier in identifiers:
                is_this = reports.c.identifier == identifier
                history = connection.scalar(select(reports.c.history).where(is_this))
                if history is None:
                    continue
                whole = history_json([*history_in(history), decided])
                changed = {"history": whole, "closed_at": decided.at}
                connection.execute(update(reports).where(is_this).values(changed))
                if decided.decision not in ANSWERED:
                    self._forget_replies(connection, replies.c.identifier == identifier)

    def answer(self, send: Send) -> None:
        """Send the replies to closed reports, and forget each address with that.

        Nobody else sends meanwhile. Where the process ends in between, the reply is sent again:
        ``send`` gets the identifier to mark it with.
        """
        query = select(replies.c.identifier).join(
            reports, reports.c.identifier == replies.c.identifier
        )
        with self._reading() as connection:
            due = list(connection.scalars(query.where(reports.c.closed_at.is_not(None))))
        for identifier in due:
            with self._writing() as connection:
                row = connection.execute(
                    select(replies.c.address, replies.c.letter, reports.c.history)
                    .join(reports, reports.c.identifier == replies.c.identifier)
                    .where(replies.c.identifier == identifier, reports.c.closed_at.is_not(None))
                ).one_or_none()
                if row is None:
                    continue
                decided = history_in(row.history)[-1]
                if decided.decision in ANSWERED:
                    send(identifier, reply_in(row.address, row.letter), decided)
                self._forget_replies(connection, replies.c.identifier == identifier)

    def forget(self, now: datetime) -> None:
        """Delete addresses and reports whose time is over, and empty senders."""
        closed, received = reports.c.closed_at, reports.c.received_at
        with self._writing() as connection:
            forget_senders(connection, reports, now)
            is_over = or_(closed <= now - HANDLED_KEPT_FOR, received <= now - KEPT_FOR)
            connection.execute(delete(reports).where(is_over))
            is_left = replies.c.identifier.not_in(select(reports.c.identifier))
            is_old = replies.c.received_at <= now - ADDRESS_KEPT_FOR
            self._forget_replies(connection, or_(is_left, is_old))

    def _forget_replies(self, connection: Connection, chosen: Any) -> None:
        if not self._deployment.uses_postgresql:
            # Otherwise SQLite leaves what was deleted in the file until something covers it.
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        connection.execute(delete(replies).where(chosen))


def _keep_reply(connection: Connection, report: Report, reply: Reply | None) -> None:
    connection.execute(delete(replies).where(replies.c.identifier == report.identifier))
    if reply is not None:
        connection.execute(
            replies.insert().values(
                identifier=report.identifier,
                address=reply.address,
                letter=letter_json(reply),
                received_at=report.received_at,
            )
        )


def _chosen(query: Select[Any], chosen: ReportFilter) -> Select[Any]:
    closed_at = reports.c.closed_at
    query = query.select_from(JOINED)
    query = query.where(closed_at.is_(None) if chosen.is_open else closed_at.is_not(None))
    if chosen.language:
        query = query.where(reports.c.language == chosen.language)
    if chosen.items is not None:
        keys = ["", *map(str, chosen.items)]
        query = query.where(reports.c.item.in_(keys))
    return query
