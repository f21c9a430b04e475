"""Changes items of an index and finds them, as the worker and a reader do.

Run as ``python -m tests.benchmarks.changing FOLDER BUILD CHANGES``. For each line that comes in it
makes so many changes, and prints the p95 of their seconds and of the same number of pages.
"""

import json
import pickle
import random
import sys
import time
from pathlib import Path
from statistics import quantiles

from search.query import Query
from search.whoosh_engine import WhooshEngine
from search.words import parse_search_text
from tests.benchmarks.corpus import Corpus, Typist
from tests.benchmarks.searching import Ours

REST = 0.1
"""Seconds between two changes: ten a second, which no team of editors makes."""


def main(folder: Path, build: str, changes: int) -> None:
    """Change whenever asked to, until the input ends."""
    corpus: Corpus = pickle.loads((folder / "corpus").read_bytes())  # noqa: S301 - our own
    index = WhooshEngine(folder).open(build)
    ours = Ours(index)
    typist = Typist(corpus)
    dice = random.Random(build)
    for asked in typist.many(typist.ordinary, 2 * changes):
        ours.page(asked)
    for _ in sys.stdin:
        found, pages = [], []
        for _ in range(changes):
            item = list(corpus.copies(dice.choice(corpus.items), dice.randrange(10**9), dice))
            name = item[0].title.rsplit(maxsplit=1)[-1]
            query = Query(reader=item[0].locale, text=parse_search_text(name), repair=False)
            started = time.perf_counter()
            index.replace({item[0].key: item})
            while not index_has(ours, query):
                time.sleep(0.001)
            found.append(time.perf_counter() - started)
            index.tidy()
            asked = typist.ordinary()
            started = time.perf_counter()
            ours.page(asked)
            pages.append(time.perf_counter() - started)
            time.sleep(REST)
        print(json.dumps([quantiles(each, n=20)[-1] for each in (found, pages)]), flush=True)


def index_has(ours: Ours, query: Query) -> bool:
    """Say whether a search finds something."""
    from search.searcher import Searcher

    return bool(Searcher(ours.index).search(query).total)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
