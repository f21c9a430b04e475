"""Defines the counts of searches as the portal and the CMS use them."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta

from sqlalchemy import Connection, Table, delete, exists, func, insert, select, true, update
from sqlalchemy.sql.elements import ColumnElement

from content_models.deployment import Deployment
from content_models.plain_store import PlainStore
from content_models.searches import listing
from content_models.searches.tables import (
    THEME_CHARACTERS,
    counts,
    decisions,
    marks,
    metadata,
    salts,
)
from content_models.searches.values import (
    KEPT_FROM,
    CountedSearch,
    Decision,
    Search,
    SearchFilter,
    Tally,
)

STORE_NAME = "searches"
LOCK_SECONDS = 5.0
"""Nobody waits meanwhile: the portal writes behind its readers."""
MOST_MARKS = 20_000
MOST_WORDS_A_DAY = 2_000
"""Attack: a robot that makes up words would fill the disk. What is new is not counted then."""
SALT_BYTES = 32
_MARK_SALT = "insert.searches"


class SearchCountsUnavailableError(Exception):
    """The counts cannot be used now."""


class SearchCounts(PlainStore):
    """Keeps how often readers search for something, safe to share between threads and processes.

    Words are kept once they were searched for ``KEPT_FROM`` times within a week. Until then only a
    mark is: a hash that is keyed by the secret of the installation and a salt, which goes with its
    week. Every method raises ``SearchCountsUnavailableError`` where the store cannot be used.
    """

    def __init__(self, deployment: Deployment, secret_key: str) -> None:
        super().__init__(deployment, STORE_NAME, metadata, SearchCountsUnavailableError)
        self._secret_key = secret_key

    @property
    def lock_seconds(self) -> float:
        """Return how long a writer waits for others."""
        return LOCK_SECONDS

    def add(self, tallies: Mapping[Search, Tally], today: date) -> None:
        """Count some searches."""
        week = monday_of(today)
        with self._erasing() as connection:
            _forget_other_weeks(connection, week)
            key = f"{_MARK_SALT} {self._secret_key}".encode() + _salt(connection, week)
            for search, tally in sorted(tallies.items(), key=lambda pair: pair[0]):
                kept = _counted_by_mark(connection, _mark(key, search), week, tally)
                if kept is not None:
                    _keep(connection, search, today, kept)

    def count(self, chosen: SearchFilter) -> int:
        """Return the number of searches that a filter lets through."""
        rows = listing.chosen(chosen).subquery()
        with self._reading() as connection:
            number: int = connection.execute(select(func.count()).select_from(rows)).scalar_one()
            return number

    def page(self, chosen: SearchFilter, *, start: int, limit: int) -> list[CountedSearch]:
        """Return some of the searches that a filter lets through, the most frequent first."""
        query = listing.ordered(listing.chosen(chosen)).offset(start).limit(limit)
        with self._reading() as connection:
            return [listing.counted_search(row) for row in connection.execute(query)]

    def decide(self, words: str, language: str, decision: Decision, theme: str = "") -> None:
        """Keep what an editor decided on some words; words that nobody counted are passed over."""
        values = {"decision": decision.value, "theme": theme[:THEME_CHARACTERS]}
        with self._writing() as connection:
            connection.execute(delete(decisions).where(*_these(decisions, words, language)))
            if connection.scalar(select(exists().where(*_these(counts, words, language)))):
                row = {"words": words, "language": language, **values}
                connection.execute(insert(decisions).values(row))

    def reopen(self, words: str, language: str) -> None:
        """Forget what an editor decided on some words."""
        with self._writing() as connection:
            connection.execute(delete(decisions).where(*_these(decisions, words, language)))

    def forget(self, today: date, kept_days: int) -> None:
        """Delete what is older than so many days, and what no week needs any more."""
        with self._erasing() as connection:
            _forget_other_weeks(connection, monday_of(today) if kept_days else None)
            oldest = today - timedelta(days=kept_days)
            connection.execute(delete(counts).where(counts.c.day <= oldest))
            is_counted = exists().where(
                counts.c.words == decisions.c.words, counts.c.language == decisions.c.language
            )
            connection.execute(delete(decisions).where(~is_counted))

    @contextmanager
    def _erasing(self) -> Iterator[Connection]:
        """Write so that SQLite puts zeros where something is deleted."""
        with self._writing() as connection:
            if not self._deployment.uses_postgresql:
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            yield connection


def monday_of(day: date) -> date:
    """Return the day on which the week of a day began."""
    return day - timedelta(days=day.weekday())


def _forget_other_weeks(connection: Connection, week: date | None) -> None:
    for table in (salts, marks):
        is_over = table.c.week != week if week else true()
        connection.execute(delete(table).where(is_over))


def _salt(connection: Connection, week: date) -> bytes:
    """Return the salt of a week, made where it has none."""
    salt: bytes | None = connection.scalar(select(salts.c.salt).where(salts.c.week == week))
    if salt is None:
        salt = secrets.token_bytes(SALT_BYTES)
        connection.execute(insert(salts).values(week=week, salt=salt))
    return salt


def _mark(key: bytes, search: Search) -> str:
    said = f"{search.language}\n{search.section}\n{search.words}"
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()


def _counted_by_mark(connection: Connection, mark: str, week: date, tally: Tally) -> Tally | None:
    """Count a search by its mark, and return what is to be kept.

    While it is rare, that is None.
    """
    row = connection.execute(select(marks).where(marks.c.mark == mark)).one_or_none()
    if row is None:
        if _number_of(connection, marks.c.week == week) >= MOST_MARKS:
            return None
        connection.execute(insert(marks).values(mark=mark, week=week, searched=0, opened=0))
    before = Tally(row.searched, row.opened) if row else Tally()
    now = before.followed_by(tally)
    values = {"searched": now.searched, "opened": now.opened}
    connection.execute(update(marks).where(marks.c.mark == mark).values(values))
    if now.searched < KEPT_FROM:
        return None
    return now if before.searched < KEPT_FROM else tally


def _keep(connection: Connection, search: Search, today: date, tally: Tally) -> None:
    """Add to the count of a day."""
    is_this = (
        *_these(counts, search.words, search.language),
        counts.c.section == search.section,
        counts.c.day == today,
    )
    row = connection.execute(select(counts).where(*is_this)).one_or_none()
    if row is None and _number_of(connection, counts.c.day == today) >= MOST_WORDS_A_DAY:
        return
    if row is None:
        key = {"words": search.words, "language": search.language, "section": search.section.value}
        connection.execute(insert(counts).values(**key, day=today, **vars(tally)))
    else:
        before = Tally(row.searched, row.opened, row.results, row.with_most, row.related)
        connection.execute(update(counts).where(*is_this).values(**vars(before.followed_by(tally))))


def _number_of(connection: Connection, condition: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).where(condition)).scalar_one()


def _these(table: Table, words: str, language: str) -> tuple[ColumnElement[bool], ...]:
    return table.c.words == words, table.c.language == language
