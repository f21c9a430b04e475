"""A cluster that is busy, half there or away gives no wrong answer, and loses nothing."""

import json
from collections.abc import Iterator

import pytest

from content_models.search_cluster import SearchCluster
from search.engine import EngineAwayError, IndexUnavailableError
from search.opensearch_engine import OpenSearchEngine
from search.opensearch_engine.breaker import FAILURES_TO_OPEN, SECONDS_OPEN, Breaker
from search.opensearch_engine.client import Client
from tests.search.building import GARDEN, ask, entry, filled, keys, library
from tests.search.opensearch_engine.fronts import Answer, Front, front_of

BUSY = {"error": {"type": "opensearch_rejected_execution_exception"}, "status": 429}


@pytest.fixture
def front(cluster: SearchCluster) -> Iterator[Front]:
    """A front before the cluster."""
    with front_of(cluster) as made:
        yield made


@pytest.fixture
def engine(front: Front) -> Iterator[OpenSearchEngine]:
    """An engine that reaches the cluster through the front, and never waits."""
    made = OpenSearchEngine(front.cluster, Client(front.cluster, Patient(), lambda _seconds: None))
    yield made
    made.close()


class Patient(Breaker):
    """Lets everything through, so that each request is tried."""

    def lets_through(self) -> bool:
        return True


def test_what_a_busy_cluster_refuses_is_sent_again(front: Front, engine: OpenSearchEngine) -> None:
    refusals = iter(range(3))

    def busy(path: str, _body: bytes) -> Answer | None:
        return (429, BUSY) if path.endswith("/_bulk?timeout=8s") and next(refusals, 9) < 3 else None

    front.trouble = busy
    index = filled(engine, library())

    assert len(index.digests()) == len(library())


def test_only_the_documents_that_were_refused_are_sent_again(
    front: Front, engine: OpenSearchEngine
) -> None:
    sent: list[int] = []

    def half_busy(path: str, body: bytes) -> Answer | None:
        if "/_bulk" not in path:
            return None
        lines = body.splitlines(keepends=True)
        sent.append(len(lines) // 2)
        if len(lines) <= 2:
            return None
        kept = len(lines) // 4 * 2
        status, answer = front.passed_on("POST", path, b"".join(lines[:kept]))
        refused = {"index": {"status": 429, "error": BUSY["error"]}}
        answer["items"] += [refused] * ((len(lines) - kept) // 2)
        return status, answer

    front.trouble = half_busy
    index = filled(engine, library())

    assert len(index.digests()) == len(library())
    assert sent == [6, 3, 2, 1]


def test_a_document_that_is_refused_for_good_is_no_reason_to_wait(
    front: Front, engine: OpenSearchEngine
) -> None:
    index = filled(engine, library())
    refused = {"index": {"status": 400, "error": {"type": "mapper_parsing_exception"}}}
    front.trouble = lambda path, _body: (200, {"items": [refused]}) if "/_bulk" in path else None

    with pytest.raises(IndexUnavailableError, match="mapper_parsing") as raised:
        index.replace({GARDEN: [entry(key=GARDEN)]})

    assert not isinstance(raised.value, EngineAwayError)


def test_a_change_that_failed_is_made_whole_when_it_is_repeated(
    front: Front, engine: OpenSearchEngine
) -> None:
    index = filled(engine, library())
    front.trouble = lambda path, _body: (503, {}) if "/_refresh" in path else None
    with pytest.raises(EngineAwayError):
        index.replace({GARDEN: [entry(key=GARDEN, title="Jamais vu")]})

    front.trouble = lambda _path, _body: None
    assert ask(index, "jamais", repair=False).total == 0
    index.replace({GARDEN: [entry(key=GARDEN, locale="de", title="Gewächshaus")]})

    assert keys(ask(index, "Gewächshaus")) == [GARDEN]
    assert {locale for key, locale in index.digests() if key == GARDEN} == {"de"}


@pytest.mark.parametrize(
    "half",
    [
        {"_shards": {"total": 2, "successful": 1, "failed": 1}},
        {"timed_out": True},
    ],
)
def test_half_of_the_shards_is_no_answer(
    front: Front, engine: OpenSearchEngine, half: dict[str, object]
) -> None:
    index = filled(engine, library())

    def half_there(path: str, body: bytes) -> Answer | None:
        if "/_search" not in path:
            return None
        status, answer = front.passed_on("POST", path, body)
        return status, answer | half

    front.trouble = half_there

    with pytest.raises(EngineAwayError):
        ask(index, "vélo")
    with pytest.raises(EngineAwayError):
        index.digests()
    with pytest.raises(EngineAwayError):
        engine.check("first")


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_cluster_that_cannot_answer_is_away_and_not_damaged(
    front: Front, engine: OpenSearchEngine, status: int
) -> None:
    index = filled(engine, library())
    front.trouble = lambda _path, _body: (status, BUSY)

    with pytest.raises(EngineAwayError):
        ask(index, "vélo")
    with pytest.raises(EngineAwayError):
        engine.open("first")


def test_an_index_that_somebody_deleted_is_missing_and_not_away(engine: OpenSearchEngine) -> None:
    index = filled(engine, library())
    engine.drop("first")

    with pytest.raises(IndexUnavailableError) as raised:
        ask(index, "vélo")

    assert not isinstance(raised.value, EngineAwayError)


def test_a_cluster_that_is_away_is_spared_and_found_again(
    front: Front, cluster: SearchCluster
) -> None:
    now = [0.0]
    engine = OpenSearchEngine(front.cluster, Client(front.cluster, Breaker(lambda: now[0])))
    index = filled(engine, library())
    front.is_away = True

    for _ in range(FAILURES_TO_OPEN):
        with pytest.raises(EngineAwayError):
            ask(index, "vélo")
    front.is_away = False
    asked = len(front.asked)
    with pytest.raises(EngineAwayError, match="for a while"):
        ask(index, "vélo")
    spared = len(front.asked) == asked
    now[0] += SECONDS_OPEN

    assert spared
    assert ask(index, "vélo").total == 1
    engine.close()


def test_one_request_tries_whether_the_cluster_is_back() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    for _ in range(FAILURES_TO_OPEN):
        breaker.failed()

    refused = breaker.lets_through()
    now[0] += SECONDS_OPEN
    let_through = [breaker.lets_through() for _ in range(3)]
    breaker.succeeded()

    assert not refused
    assert let_through == [True, False, False]
    assert breaker.lets_through()


def test_what_is_sent_names_no_query_of_another_kind(
    front: Front, engine: OpenSearchEngine
) -> None:
    index = filled(engine, library())
    bodies: list[str] = []
    front.trouble = lambda _path, body: bodies.append(body.decode())

    ask(index, '*a* "/.*/" [a TO z] vélo~2 title:cuisine', repair=False)

    kinds = ("query_string", "wildcard", "regexp", "fuzzy", "script")
    assert bodies
    assert not any(f'"{kind}"' in body for body in bodies for kind in kinds)
    assert all(json.loads(body) for body in bodies if body)
