"""Opens an index in a new process and answers as the portal does.

Run as ``python -m tests.benchmarks.starting FOLDER BUILD``, it prints the memory that it takes in
the end and the seconds of its first answers.
"""

import json
import pickle
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from search.whoosh_engine import WhooshEngine
from tests.benchmarks.corpus import Asked, Corpus, Typist
from tests.benchmarks.searching import Ours

QUERIES = 200


def main(folder: Path, build: str) -> None:
    """Start, and answer."""
    corpus: Corpus = pickle.loads((folder / "corpus").read_bytes())  # noqa: S301 - our own
    typist = Typist(corpus)
    pages = typist.many(typist.ordinary, QUERIES // 2)
    slips = typist.many(typist.slip, QUERIES // 4)
    beginnings = typist.many(typist.beginning, QUERIES // 4)
    started = time.perf_counter()
    ours = Ours(WhooshEngine(folder).open(build))
    ours.page(pages[0])
    first = time.perf_counter() - started
    taken = [seconds(ours.page, each) for each in pages[1:]]
    repairs = [seconds(ours.page, each) for each in slips]
    completions = [seconds(ours.complete, each) for each in beginnings]
    print(
        json.dumps(
            {
                "megabytes": resident_megabytes(),
                "first": first,
                "page": quantiles(taken, n=20)[-1],
                "repair": repairs[0],
                "completion": completions[0],
            }
        )
    )


def seconds(ask: Callable[[Asked], int], asked: Asked) -> float:
    """Return how long an answer takes."""
    started = time.perf_counter()
    ask(asked)
    return time.perf_counter() - started


def resident_megabytes() -> float:
    """Return how much memory this process has in use, as Linux counts it."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path("/proc/self/status").read_text())
    if not found:
        raise RuntimeError("Linux does not say how much memory is in use")
    return int(found[1]) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
