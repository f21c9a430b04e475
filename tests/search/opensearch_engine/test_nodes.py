"""A node that dies, and a rebuild, lose nothing and give no wrong answer."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest

from content_models.search_cluster import SearchCluster
from scripts.opensearch import Cluster
from search.engine import EngineAwayError, Index
from search.opensearch_engine import OpenSearchEngine
from tests.opensearch_nodes import RUNNING, Nodes, own_part_of, running_nodes
from tests.search.building import ask, entry, filled, library

WRITES_BETWEEN = 10
READERS = 2
SECONDS_BETWEEN = 0.1
"""Left to the node that starts again: it has the same two processors as readers and writer."""


@dataclass
class Load:
    """Somebody who writes, one item after the other, while others read.

    Attributes:
        confirmed: keys of the items that were written.
        begun: how many writes have begun.
        answers: how many questions were answered.
        wrong: answers that no state of the index explains.
    """

    index: Index
    confirmed: list[UUID] = field(default_factory=list)
    begun: int = 0
    answers: int = 0
    wrong: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    moved: threading.Condition = field(default_factory=threading.Condition)

    def write(self) -> None:
        """Write items, each again until it is confirmed, as the worker does."""
        while not self.stopped.is_set():
            self.begun += 1
            written = entry(title=f"Atelier numéro{self.begun}")
            while not self.stopped.is_set():
                try:
                    self.index.replace({written.key: [written]})
                except EngineAwayError:
                    self.stopped.wait(0.2)  # as the worker pauses after trouble
                    continue
                with self.moved:
                    self.confirmed.append(written.key)
                    self.moved.notify_all()
                self.stopped.wait(SECONDS_BETWEEN)
                break

    def read(self) -> None:
        """Ask for all that was written."""
        while not self.stopped.is_set():
            least = len(self.confirmed)
            try:
                total = ask(self.index, "atelier", repair=False, per_page=1).total
            except EngineAwayError:
                self.stopped.wait(0.1)
                continue
            if not least <= total - 1 <= self.begun:
                self.wrong.append(f"{total - 1} found, between {least} and {self.begun} written")
            with self.moved:
                self.answers += 1
                self.moved.notify_all()
            self.stopped.wait(SECONDS_BETWEEN)

    def goes_on(self) -> None:
        """Wait until more has been written and answered."""
        writes, answers = len(self.confirmed) + WRITES_BETWEEN, self.answers + WRITES_BETWEEN
        with self.moved:
            self.moved.wait_for(
                lambda: len(self.confirmed) >= writes and self.answers >= answers, timeout=120
            )

    @contextmanager
    def running(self) -> Iterator["Load"]:
        """Write and read until the end."""
        work: list[Callable[[], None]] = [self.write, *[self.read] * READERS]
        threads = [threading.Thread(target=each) for each in work]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self.stopped.set()
            for thread in threads:
                thread.join()


@pytest.fixture
def killable(nodes: Nodes) -> Iterator[Cluster]:
    """A cluster whose nodes may be killed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(RUNNING, raising=False)
        with nullcontext(nodes) if nodes.cluster else running_nodes() as running:
            assert running.cluster
            yield running.cluster
    gc.collect()  # lost connections go with this test, and make no other fail


def test_a_manager_killed_and_returned_loses_nothing_and_gives_no_wrong_answer(
    killable: Cluster,
) -> None:
    part = replace(own_part_of(killable.urls), shards=2, replicas=1)
    engine = OpenSearchEngine(part)
    load = Load(filled(engine, library()))

    with load.running():
        load.goes_on()
        manager = killable.manager()
        manager.kill()
        load.goes_on()
        manager.run()
        killable.wait_until_green()
        load.goes_on()

    assert not load.wrong
    assert set(load.confirmed) <= {key for key, _ in load.index.digests()}
    assert len(load.confirmed) >= 3 * WRITES_BETWEEN
    engine.close()


def test_readers_find_all_of_one_build_or_of_the_next_while_it_takes_its_place(
    cluster: SearchCluster, engine: OpenSearchEngine
) -> None:
    index = filled(engine, library())
    sizes = set()
    stopped = threading.Event()

    def read() -> None:
        while not stopped.is_set():
            sizes.add(ask(index).total)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for size in (300, 200):
        filled(engine, [entry(title=f"Atelier {number}") for number in range(size)])
    stopped.set()
    for reader in readers:
        reader.join()

    assert sizes <= {5, 300, 200}
    assert ask(index).total == 200
    assert engine.builds() == ["first"]
