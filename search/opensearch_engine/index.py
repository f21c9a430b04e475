"""Holds one build of the index, which may not be finished yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from search.entries import Entry
from search.opensearch_engine.asking import EVERYTHING
from search.opensearch_engine.client import (
    PATIENCE_OF_A_BUILD,
    PATIENCE_OF_A_CHANGE,
    Client,
    Operation,
)
from search.opensearch_engine.documents import document_of, field_of, name_of, only
from search.opensearch_engine.reader import OpenSearchReader

_KEYS_PER_QUESTION = 500
_IN_ORDER = ["key", "locale"]


class OpenSearchIndex:
    """Implements ``Index``.

    Args:
        client: asks the cluster.
        name: of the index or of its alias.
        finish: lets it be opened, after it was filled; None where it can be.
    """

    def __init__(self, client: Client, name: str, finish: Callable[[], None] | None = None) -> None:
        self._client = client
        self._name = name
        self._finish = finish

    def reader(self) -> OpenSearchReader:
        """Return a reader."""
        return OpenSearchReader(self._client, self._name)

    def replace(self, items: Mapping[UUID, Sequence[Entry]]) -> None:
        """Replace the entries of each item, in one commit.

        Raises:
            IndexUnavailableError: it cannot be written. Readers see nothing of it, until it is
                repeated or the index recovers from an accident; each item may be repeated.
        """
        # What an attempt that failed has written is seen from now on, so that it can be replaced.
        self._client.refresh(self._name)
        wanted = {
            name_of(entry.key, entry.locale) for versions in items.values() for entry in versions
        }
        outdated = [
            Operation.remove(name, key)
            for name, key in self._names_of(list(items))
            if name not in wanted
        ]
        entries = (entry for versions in items.values() for entry in versions)
        operations = [*outdated, *_put(entries)]
        if operations:
            self._client.bulk(self._name, operations, PATIENCE_OF_A_CHANGE)
            self._client.refresh(self._name)
        self._finished()

    def add_all(self, entries: Iterable[Entry]) -> None:
        """Fill a new index, as fast as can be, in one commit.

        Raises ``IndexUnavailableError``.
        """
        self._client.bulk(self._name, _put(entries), PATIENCE_OF_A_BUILD)
        self._client.refresh(self._name)
        self._finished()

    def tidy(self) -> None:
        """Do nothing: the cluster merges by itself."""

    def digests(self) -> dict[tuple[UUID, str], str]:
        """Return the document digest of every entry, by key and locale."""
        body = {
            "query": EVERYTHING,
            "sort": _IN_ORDER,
            **only([*_IN_ORDER, "digest"]),
        }
        return {
            (UUID(field_of(hit, "key")), field_of(hit, "locale")): field_of(hit, "digest")
            for hit in self._client.every_hit(self._name, body)
        }

    def close(self) -> None:
        """Do nothing: connections belong to the engine."""

    def _names_of(self, keys: Sequence[UUID]) -> Iterator[tuple[str, str]]:
        """Yield the name and the routing of each document of some items."""
        for start in range(0, len(keys), _KEYS_PER_QUESTION):
            part = [key.hex for key in keys[start : start + _KEYS_PER_QUESTION]]
            body = {
                "query": {"terms": {"key": part}},
                "sort": _IN_ORDER,
                **only(_IN_ORDER),
            }
            for hit in self._client.every_hit(self._name, body):
                key = field_of(hit, "key")
                yield name_of(UUID(key), field_of(hit, "locale")), key

    def _finished(self) -> None:
        if self._finish:
            self._finish()
            self._finish = None


def _put(entries: Iterable[Entry]) -> Iterator[Operation]:
    for entry in entries:
        yield Operation.put(name_of(entry.key, entry.locale), entry.key.hex, document_of(entry))
