"""The search beside other engines, on one corpus in one run.

The page is words, the reader's language, four facet counts and twenty results with highlights. What
runs in this process is measured by its processor time. PostgreSQL is another process, so there both
sides are measured by the clock on the wall.
"""

import gc
import json
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from search.engine import Index
from search.meaning import meaning_of
from search.query import Query
from search.searcher import WEIGHED, Searcher
from search.whoosh_engine import WhooshEngine
from search.words import parse_search_text
from tests.benchmarks.corpus import Asked, Corpus, Typist
from tests.benchmarks.figures import Figure, Pair, at_least, times, told
from tests.benchmarks.peers import FACETS, HOW_TO_GET, Fts5, Peer, peers
from tests.integration.installation import Installation

SIZES = (10_000, 50_000)
"""Documents, where no other number is asked for."""
ROUNDS = 8
ASKED = 60
"""Queries of each sort in a round, which has one p95."""
THREADS = 8
DEEP_PAGE = 50
SUGGESTIONS = 8
CHANGES = 10
"""In a round."""
READ_MEANWHILE = 2_000
"""Queries, again and again."""
STARTS = 5
REBUILT = 2_000
"""Documents of each round of rebuilding."""
EMPTY = "empty"
MEGABYTES = {10_000: 120, 50_000: 350}
"""What a process may take for so many documents."""
BARE = " without highlights"
ON_THE_WALL = " on the wall"


@dataclass(frozen=True)
class Ours:
    """Asks this project's search."""

    index: Index

    def page(self, asked: Asked, number: int = 1) -> int:
        """Make a page; returns how many results there are."""
        return Searcher(self.index).search(_query(asked, number)).total

    def find(self, asked: Asked) -> int:
        """Make a page without highlights."""
        query = _query(asked)
        return self.index.reader().find(query, meaning_of(query.text), range(WEIGHED)).total

    def complete(self, asked: Asked) -> int:
        """Complete what is typed."""
        return len(Searcher(self.index).complete(asked.text, asked.reader, SUGGESTIONS))


@dataclass
class Contender:
    """Asks some queries, one after the other.

    ``p95`` are the slowest but five in a hundred of each round, in seconds.
    """

    ask: Callable[[Asked], int]
    asked: Iterator[Asked]
    clock: Callable[[], float] = time.process_time
    taken: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)
    found: list[int] = field(default_factory=list)

    def go_on(self) -> None:
        """Ask the next."""
        asked = next(self.asked)
        started = self.clock()
        found = self.ask(asked)
        self.taken.append(self.clock() - started)
        self.found.append(found)

    def end_round(self) -> None:
        """Keep the round's p95."""
        self.p95.append(quantiles(self.taken, n=20)[-1])
        self.taken.clear()

    @property
    def how(self) -> str:
        """Tell how long it takes, and how much it finds."""
        return f"p95 {1000 * median(self.p95):.1f} ms, {median(self.found):,.0f} found"


def measure(sizes: Sequence[int], rounds: int, say: Callable[[str], None]) -> list[Figure]:
    """Measure everything, with so many documents each."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="insert-bench-")))
        installation = Installation.seeded(folder / "installation")
        stack.callback(installation.delete)
        corpus = Corpus.of(installation)
        (folder / "corpus").write_bytes(pickle.dumps(corpus))
        say("rebuilding")
        figures = [rebuilding(corpus, folder)]
        engine = WhooshEngine(folder)
        filled(engine, EMPTY, corpus, 0)
        ours: dict[int, Ours] = {}
        others: dict[int, dict[str, Peer]] = {}
        for size in sizes:
            say(f"indexing {size:,} documents")
            ours[size] = Ours(filled(engine, str(size), corpus, size))
            (folder / f"peers-{size}").mkdir()
            others[size] = peers(folder / f"peers-{size}")
            for name, peer in others[size].items():
                say(f"… with {name}")
                stack.enter_context(closing(peer))
                peer.fill(corpus.entries(size))
        gc.collect()
        gc.freeze()  # a collection that walks through the corpus would fall on some query
        say("asking")
        figures += answering(contenders(corpus, ours, others, rounds), sizes, rounds)
        for size in sizes:
            say(f"asking in threads, changing, starting ({size:,} documents)")
            figures.append(threads(Typist(corpus), ours[size], size, rounds))
            figures += changing(folder, corpus, ours[size], size, rounds)
            figures += starting(folder, size)
        return figures


def filled(engine: WhooshEngine, build: str, corpus: Corpus, documents: int) -> Index:
    """Return an index of so many documents, as readers open it."""
    made = engine.create(build)
    made.add_all(corpus.entries(documents))
    made.close()
    return engine.open(build)


def rebuilding(corpus: Corpus, folder: Path) -> Figure:
    """Fill an index of each sort, by turns."""
    entries = list(corpus.entries(REBUILT))
    pairs: list[Pair] = []
    for number in range(4):
        place = folder / f"rebuilt-{number}"
        place.mkdir()
        peer = Fts5(place / "fts5.sqlite")
        theirs = processor_seconds(partial(peer.fill, entries))
        peer.close()
        index = WhooshEngine(place).create("rebuilt")
        mine = processor_seconds(partial(index.add_all, entries))
        pairs.append((1 / mine, 1 / theirs))
    del pairs[0]  # words are remembered from then on, as in a long rebuild
    how = f"{REBUILT:,} documents, {REBUILT * median(rate for rate, _ in pairs):,.0f} a second"
    return at_least("rebuild, documents a second / SQLite FTS5's", pairs, 0.4, how)


def contenders(
    corpus: Corpus,
    ours: Mapping[int, Ours],
    others: Mapping[int, Mapping[str, Peer]],
    rounds: int,
) -> dict[tuple[int, str], Contender]:
    """Return everything that is measured query by query, by size and name."""
    typist = Typist(corpus)
    number = ASKED * (rounds + 1)
    sorts = {
        kind: typist.many(getattr(typist, kind), number)
        for kind in ("ordinary", "phrase", "many_common", "common", "slip", "beginning")
    }
    made = {}
    for size, mine in ours.items():
        asking: dict[str, tuple[Callable[[Asked], int], str]] = {
            "page": (mine.page, "ordinary"),
            f"page{BARE}": (mine.find, "ordinary"),
            "phrases of common words": (mine.page, "phrase"),
            "16 common words": (mine.page, "many_common"),
            f"page {DEEP_PAGE}": (partial(mine.page, number=DEEP_PAGE), "common"),
            "typing error and repair": (mine.page, "slip"),
            "completion": (mine.complete, "beginning"),
        }
        for name, peer in others[size].items():
            asking[name] = peer.page, "ordinary"
            if name == "tantivy":
                asking[name + BARE] = partial(peer.page, highlights=False), "ordinary"
        for name, (ask, sort) in asking.items():
            made[size, name] = Contender(ask, iter(sorts[sort]))
        if "PostgreSQL" in others[size]:
            made[size, "PostgreSQL"].clock = time.perf_counter
            made[size, f"page{ON_THE_WALL}"] = Contender(
                mine.page, iter(sorts["ordinary"]), time.perf_counter
            )
    return made


def answering(
    measured: Mapping[tuple[int, str], Contender], sizes: Sequence[int], rounds: int
) -> list[Figure]:
    """Ask all contenders by turns, query by query; the first round only warms them up."""
    for _ in range(rounds + 1):
        for _ in range(ASKED):
            for each in measured.values():
                each.go_on()
        for each in measured.values():
            each.end_round()
    for each in measured.values():
        del each.p95[0]
    figures = [figure for size in sizes for figure in of_size(measured, size)]
    if len(sizes) > 1:
        small, large = measured[sizes[0], "page"], measured[sizes[-1], "page"]
        what = f"growth of the page's p95, {sizes[0]:,} to {sizes[-1]:,} documents"
        figures.append(times(what, pairs(large, small), 4))
    return figures


def of_size(measured: Mapping[tuple[int, str], Contender], size: int) -> Iterator[Figure]:
    """Yield the figures of one size that are ratios of the p95 of queries."""

    def compare(ours: str, theirs: str, most: float | None, how: str = "") -> Figure:
        what = f"{ours} / {theirs}, p95, {size:,} documents"
        mine = measured[size, ours]
        other = measured.get((size, theirs))
        if other is None:
            reach = "-" if most is None else f"≤ {most:g} ×"
            name = theirs.removesuffix(BARE)
            return Figure(what, "not measured", reach, most is None, HOW_TO_GET[name])
        how = "; ".join(filter(None, (f"{mine.how} / {other.how}", how)))
        taken = pairs(mine, other)
        return told(what, taken, how) if most is None else times(what, taken, most, how)

    yield compare("page", "tantivy", 0.5)
    yield compare(f"page{BARE}", f"tantivy{BARE}", 1.5)
    yield compare("page", "SQLite FTS5", None)
    wall = f"page{ON_THE_WALL}"
    yield compare(wall if (size, wall) in measured else "page", "PostgreSQL", None)
    slower = (
        "phrases of common words",
        "16 common words",
        f"page {DEEP_PAGE}",
        "typing error and repair",
    )
    for name in slower:
        yield compare(name, "page", 3)
    yield compare("completion", "page", 0.2)


def pairs(ours: Contender, theirs: Contender) -> list[Pair]:
    """Return the p95 of both, by round."""
    return list(zip(ours.p95, theirs.p95, strict=True))


def threads(typist: Typist, ours: Ours, size: int, rounds: int) -> Figure:
    """Have many threads and one answer the same queries, by turns."""
    taken: list[Pair] = []
    for _ in range(rounds):
        asked = typist.many(typist.ordinary, ASKED * 4)
        both = []
        for number in (1, THREADS):
            with ThreadPoolExecutor(number) as pool:
                started = time.perf_counter()
                list(pool.map(ours.page, asked))
                both.append(len(asked) / (time.perf_counter() - started))
        taken.append((both[1], both[0]))
    what = f"{THREADS} threads' answers a second / one thread's, {size:,} documents"
    return at_least(what, taken, 1.5, "on the wall")


def changing(folder: Path, corpus: Corpus, ours: Ours, size: int, rounds: int) -> list[Figure]:
    """Have another process change items and find them, while pages are read in this one."""
    typist = Typist(corpus)
    asked = cycle(typist.many(typist.ordinary, READ_MEANWHILE))
    found: list[Pair] = []
    reading: list[Pair] = []
    with another_process("tests.benchmarks.changing", folder, str(size), str(CHANGES)) as worker:
        for _ in range(rounds):
            alone = [_page_seconds(ours, next(asked)) for _ in range(4 * ASKED)]
            with ThreadPoolExecutor(1) as pool:
                told_by_worker = pool.submit(_ask_worker, worker)
                meanwhile = []
                while not told_by_worker.done() or len(meanwhile) < ASKED:
                    meanwhile.append(_page_seconds(ours, next(asked)))
            change, page = told_by_worker.result()
            found.append((change, page))
            reading.append((quantiles(meanwhile, n=20)[-1], quantiles(alone, n=20)[-1]))
    of = f"{size:,} documents"
    seconds = f"p95 {1000 * median(change for change, _ in found):.0f} ms"
    return [
        times(f"one change to found / page, p95, {of}", found, 10, f"on the wall, {seconds}"),
        times(f"page while items change / alone, p95, {of}", reading, 1.3, "processor time"),
    ]


def starting(folder: Path, size: int) -> list[Figure]:
    """Start processes anew, and look at their memory and their first answers."""

    def start(build: str) -> dict[str, float]:
        with another_process("tests.benchmarks.starting", folder, build) as process:
            answer: dict[str, float] = json.loads(_line(process))
            return answer

    runs = [start(str(size)) for _ in range(STARTS)]
    empty = median(start(EMPTY)["megabytes"] for _ in range(2))
    megabytes = median(each["megabytes"] for each in runs) - empty
    most = MEGABYTES.get(size)
    return [
        Figure(
            f"memory of a process over an empty index, {size:,} documents",
            f"{megabytes:.0f} MB",
            f"≤ {most} MB" if most else "-",
            most is None or megabytes <= most,
            f"{STARTS} processes; {empty:.0f} MB with an empty index",
        ),
        times(
            f"first answer after a start / page, p95, {size:,} documents",
            [(each["first"], each["page"]) for each in runs],
            10,
            ", ".join(
                f"{name} {1000 * median(each[key] for each in runs):.0f} ms"
                for name, key in (
                    ("first page", "first"),
                    ("first repair", "repair"),
                    ("first completion", "completion"),
                )
            ),
        ),
    ]


@contextmanager
def another_process(module: str, *words: object) -> Iterator["subprocess.Popen[str]"]:
    """Run a module in a process of its own, as long as the context lasts."""
    with subprocess.Popen(
        [sys.executable, "-m", module, *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def processor_seconds(work: Callable[[], object]) -> float:
    """Return how long a processor works."""
    started = time.process_time()
    work()
    return time.process_time() - started


def _ask_worker(process: "subprocess.Popen[str]") -> Pair:
    if process.stdin is None:
        raise RuntimeError("nothing can be said to the process")
    process.stdin.write("\n")
    process.stdin.flush()
    change, page = json.loads(_line(process))
    return change, page


def _line(process: "subprocess.Popen[str]") -> str:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        raise RuntimeError(f"the process ended with {process.wait()}")
    return line


def _page_seconds(ours: Ours, asked: Asked) -> float:
    started = time.thread_time()
    ours.page(asked)
    return time.thread_time() - started


def _query(asked: Asked, page: int = 1) -> Query:
    text = parse_search_text(asked.text)
    return Query(reader=asked.reader, text=text, facets=FACETS, page=page)
