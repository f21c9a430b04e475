"""Asks the cluster, within time limits, and says in our words what went wrong."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    ConnectionError as ClusterConnectionError,
)
from opensearchpy.exceptions import (
    NotFoundError,
    OpenSearchException,
    TransportError,
)
from opensearchpy.serializer import JSONSerializer

from content_models.search_cluster import SearchCluster
from search.engine import EngineAwayError, IndexUnavailableError
from search.opensearch_engine.breaker import Breaker

SECONDS_FOR_READERS = 3.0
"""Nobody waits longer for a node; another may be asked then."""
SECONDS_OF_A_SEARCH = "2s"
"""After these a shard gives up, and its answer is no answer."""
SECONDS_FOR_WRITERS = 10.0
SECONDS_OF_A_BULK = "8s"
"""After these a node says that a part of the index takes no writes: it has lost its first copy."""
PATIENCE_OF_A_CHANGE = 4.0
"""For how many seconds a refused change is sent again; an editor may be waiting."""
PATIENCE_OF_A_BUILD = 60.0
BYTES_PER_BULK = 4_000_000
OPERATIONS_PER_BULK = 500
MOST_PER_ANSWER = 10_000
"""OpenSearch's own limit for one answer; what lies beyond is asked for after it."""
_FIRST_PAUSE_SECONDS = 0.1
_LONGEST_PAUSE_SECONDS = 2.0
_CONNECTIONS_PER_NODE = 16
_BUSY = 429
_NOT_FOUND = 404
_SUCCESSES = range(200, 300)
_SERVER_ERRORS = range(500, 600)


@dataclass(frozen=True)
class Operation:
    """An operation is one change to an index, which may be repeated.

    ``lines`` are those of a bulk. ``may_miss`` is true if what it is about need not be there.
    """

    lines: tuple[str, ...]
    may_miss: bool = False

    @classmethod
    def put(cls, name: str, routing: str, document: Mapping[str, Any]) -> "Operation":
        """Return what puts a document, in place of any of that name."""
        dump = JSONSerializer().dumps
        return cls((dump({"index": {"_id": name, "routing": routing}}), dump(document)))

    @classmethod
    def remove(cls, name: str, routing: str) -> "Operation":
        """Return what removes a document."""
        target = {"delete": {"_id": name, "routing": routing}}
        return cls((JSONSerializer().dumps(target),), may_miss=True)


for _name in ("opensearch", "opensearchpy.trace"):
    # It would write what readers look for into the log, and what is wrong we say ourselves.
    logging.getLogger(_name).setLevel(logging.CRITICAL)


class IndexMissingError(IndexUnavailableError):
    """The cluster has no index of that name."""


class SparedError(EngineAwayError):
    """The cluster has not answered for a while, and was not asked."""


class Client:
    """Asks the nodes of a cluster, whichever answers.

    Shared between threads. Answers that some shards did not give are no answers.
    """

    def __init__(
        self,
        cluster: SearchCluster,
        breaker: Breaker | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._breaker = breaker or Breaker()
        self._sleep = sleep
        self._readers = _nodes(cluster, SECONDS_FOR_READERS, retry_on_timeout=True)
        # A write that has not ended in time may still be carried out: it is not sent twice at once.
        self._writers = _nodes(cluster, SECONDS_FOR_WRITERS, retry_on_timeout=False)

    def close(self) -> None:
        """Close all connections."""
        self._readers.close()
        self._writers.close()

    def read(self, ask: Callable[[OpenSearch], Any]) -> Any:
        """Return what the cluster answers a reader.

        Raises:
            EngineAwayError: it does not answer.
            IndexUnavailableError: there is no such index, or it is damaged.
        """
        return self._asked(self._readers, ask)

    def write(self, ask: Callable[[OpenSearch], Any]) -> Any:
        """Return what the cluster answers a writer; raises like ``read``.

        It may be asked more than once, but nobody waits for one that has been away for a while.
        """
        patience = _Patience(PATIENCE_OF_A_CHANGE, self._sleep)
        while True:
            try:
                return self._asked(self._writers, ask)
            except SparedError:
                raise
            except EngineAwayError:
                if not patience.waits():
                    raise

    def search(self, index: str, body: Mapping[str, Any], **parameters: Any) -> dict[str, Any]:
        """Return the whole answer to a search; raises like ``read``."""
        bounded = {"timeout": SECONDS_OF_A_SEARCH, **body}
        answer: dict[str, Any] = self.read(
            lambda nodes: nodes.search(
                index=index, body=bounded, allow_partial_search_results=False, **parameters
            )
        )
        return whole(answer)

    def every_hit(self, index: str, body: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield all hits of a sorted search, however many; raises like ``read``."""
        after: list[Any] | None = None
        while True:
            asked = {**body, "size": MOST_PER_ANSWER, "track_total_hits": False}
            if after is not None:
                asked["search_after"] = after
            hits = self.search(index, asked)["hits"]["hits"]
            yield from hits
            if len(hits) < MOST_PER_ANSWER:
                return
            after = hits[-1]["sort"]

    def bulk(self, index: str, operations: Iterable[Operation], patience_seconds: float) -> None:
        """Carry out operations, seen by readers after the next ``refresh``.

        What the cluster has no room for is sent again after a pause that grows.

        Raises:
            EngineAwayError: after all patience it has no room, or does not answer.
            IndexUnavailableError: it refuses an operation for good.
        """
        for part in _parts(operations):
            patience = _Patience(patience_seconds, self._sleep)
            left: Sequence[Operation] = part
            while left := self._not_carried_out(index, left):
                if not patience.waits():
                    raise EngineAwayError(f"the search cluster has no room for {len(left)} writes")

    def refresh(self, index: str) -> None:
        """Let every reader see what was written; raises like ``read``."""
        whole(self.write(lambda nodes: nodes.indices.refresh(index=index)))

    def _not_carried_out(self, index: str, part: Sequence[Operation]) -> Sequence[Operation]:
        """Carry out some operations, and return those for which there was no room."""
        lines = [line for operation in part for line in operation.lines]
        try:
            answer = self._asked(
                self._writers,
                lambda nodes: nodes.bulk(
                    index=index,
                    body=lines,
                    timeout=SECONDS_OF_A_BULK,
                    request_timeout=SECONDS_FOR_WRITERS,
                ),
            )
        except EngineAwayError:
            return part
        results = [next(iter(each.values())) for each in answer["items"]]
        return [
            operation
            for operation, result in zip(part, results, strict=True)
            if not _is_carried_out(operation, result)
        ]

    def _asked(self, nodes: OpenSearch, ask: Callable[[OpenSearch], Any]) -> Any:
        if not self._breaker.lets_through():
            raise SparedError("the search cluster has not answered for a while")
        try:
            answer = ask(nodes)
        except NotFoundError as error:
            self._breaker.succeeded()
            raise IndexMissingError(f"there is no such index: {error.error}") from error
        except ClusterConnectionError as error:
            self._breaker.failed()
            raise EngineAwayError(f"the search cluster does not answer: {error.error}") from error
        except TransportError as error:
            raise self._refusal(error) from error
        except OpenSearchException as error:
            self._breaker.failed()
            raise EngineAwayError(f"the search cluster answers nonsense: {error}") from error
        self._breaker.succeeded()
        return answer

    def _refusal(self, error: TransportError) -> IndexUnavailableError:
        status = error.status_code
        if status == _BUSY or status in _SERVER_ERRORS:
            self._breaker.failed()
            return EngineAwayError(f"the search cluster cannot answer: {error.error}")
        self._breaker.succeeded()
        return IndexUnavailableError(f"the search cluster refuses: {error.error}")


class _Patience:
    """Waits a little longer each time, as long as it may."""

    def __init__(self, seconds: float, sleep: Callable[[float], None]) -> None:
        self._sleep = sleep
        self._pause = _FIRST_PAUSE_SECONDS
        self._pauses_left = seconds
        self._ends = time.monotonic() + seconds  # requests take their time, too

    def waits(self) -> bool:
        """Wait, or return False where it has been long enough."""
        if self._pause > min(self._pauses_left, self._ends - time.monotonic()):
            return False
        self._pauses_left -= self._pause
        self._sleep(self._pause)
        self._pause = min(2 * self._pause, _LONGEST_PAUSE_SECONDS)
        return True


def whole(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer if all shards gave it in time.

    Raises:
        EngineAwayError: a part of the index did not answer. Half of it would be a wrong answer.
    """
    shards = answer.get("_shards", {})
    if answer.get("timed_out") or shards.get("failed", 0):
        failed, total = shards.get("failed", 0), shards.get("total", 0)
        raise EngineAwayError(f"{failed} of {total} parts of the index do not answer in time")
    return answer


def _nodes(cluster: SearchCluster, seconds: float, *, retry_on_timeout: bool) -> OpenSearch:
    return OpenSearch(
        hosts=list(cluster.addresses),
        http_auth=(cluster.user, cluster.password) if cluster.user else None,
        ca_certs=cluster.ca_file or None,
        verify_certs=True,
        http_compress=True,
        pool_maxsize=_CONNECTIONS_PER_NODE,
        max_retries=max(1, len(cluster.addresses) - 1),  # a single node is asked again
        retry_on_timeout=retry_on_timeout,
        retry_on_status=(502, 503, 504),
        timeout=seconds,
    )


def _is_carried_out(operation: Operation, result: Mapping[str, Any]) -> bool:
    """Return False where it has to be sent again.

    Raises:
        IndexUnavailableError: it is refused for good.
    """
    status = int(result["status"])
    if status in _SUCCESSES or (status == _NOT_FOUND and operation.may_miss):
        return True
    if status == _BUSY or status in _SERVER_ERRORS:
        return False
    raise IndexUnavailableError(f"the search cluster refuses a document: {result.get('error')}")


def _parts(operations: Iterable[Operation]) -> Iterator[list[Operation]]:
    """Yield operations in parts that one request can hold."""
    part: list[Operation] = []
    size = 0
    for operation in operations:
        added = sum(map(len, operation.lines))
        if part and (len(part) >= OPERATIONS_PER_BULK or size + added > BYTES_PER_BULK):
            yield part
            part, size = [], 0
        part.append(operation)
        size += added
    if part:
        yield part
