"""Defines the interface of search engines.

Every engine passes the tests of tests/search/engine_contract.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from search.entries import Entry
from search.query import Query
from search.results import Results


class IndexUnavailableError(Exception):
    """The index is missing, damaged or of another version, and can be rebuilt."""


class Index(Protocol):
    """An index is one build, safe to share between threads.

    It has one writer at a time. What ``replace`` has committed is found by the next ``search`` of
    any process.
    """

    def search(self, query: Query) -> Results:
        """Answer a query, or raise ``IndexUnavailableError``."""

    def complete(self, beginning: str, reader: str, limit: int) -> list[str]:
        """Return words and titles that complete what was typed, most useful first."""

    def replace(self, items: Mapping[UUID, Sequence[Entry]]) -> None:
        """Replace the entries of each item, in one commit.

        An item without entries is removed. Repeating it changes nothing. Raises
        ``IndexUnavailableError`` where it cannot be written, and then nothing has changed.
        """

    def add_all(self, entries: Iterable[Entry]) -> None:
        """Fill a new index, as fast as can be, in one commit."""

    def digests(self) -> dict[tuple[UUID, str], str]:
        """Return the document digest of every entry, by key and locale."""

    def close(self) -> None:
        """Free what it holds."""


class Engine(Protocol):
    """Keeps index builds, each under a name."""

    def create(self, build: str) -> Index:
        """Make an empty index, in place of any of that name."""

    def open(self, build: str) -> Index:
        """Open an index, or raise ``IndexUnavailableError``."""

    def check(self, build: str) -> None:
        """Read all of an index as it is kept now, or raise ``IndexUnavailableError``."""

    def builds(self) -> list[str]:
        """Return the names of all indexes there are, sound or not."""

    def drop(self, build: str) -> None:
        """Delete an index; one that does not exist is no error."""
