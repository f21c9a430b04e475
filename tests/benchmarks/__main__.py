"""``make bench``: measures what the project promises, each beside something of the same run.

One table comes out. Everything happens in temporary folders and on ports of its own. A busy
machine's noise falls on both sides of each ratio.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import (
    against,
    directory,
    editing,
    lighthouse,
    reading,
    rebuilding,
    searching,
    weight,
)
from tests.benchmarks.figures import Figure, table
from tests.browser.chromium import HOW_TO_GET_IT, chromium, chromium_path
from tests.browser.places import served_places
from tests.integration.installation import Installation
from tests.integration.serving import ServedSite

DOCUMENTS = 10_000
REQUESTS = 500
WORKS = 30


def main() -> int:
    """Run; returns 1 where a figure is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--against",
        type=Path,
        metavar="CHECKOUT",
        help="instead, ask this and another checkout in turn for whole requests",
    )
    parser.add_argument(
        "--pages",
        nargs="?",
        const="",
        metavar="PLACE",
        help="instead, weigh the pages and run Lighthouse on each, or on one place",
    )
    parser.add_argument(
        "--search",
        action="store_true",
        help="instead, measure the search beside other engines (tests/benchmarks/peers.py)",
    )
    parser.add_argument(
        "--directory",
        action="store_true",
        help="instead, measure the directory beside the library",
    )
    parser.add_argument("--rounds", type=int, help="of requests, of Lighthouse, or of queries")
    parser.add_argument("--documents", type=int, help="to measure with")
    wanted = parser.parse_args()
    if not (wanted.against or wanted.search or wanted.directory or chromium_path()):
        parser.error(HOW_TO_GET_IT)
    before = load()
    if wanted.against:
        figures = against.compare(wanted.against, wanted.rounds or REQUESTS)
    elif wanted.search:
        sizes = sizes_to_search(wanted.documents)
        figures = searching.measure(sizes, wanted.rounds or searching.ROUNDS, say)
    elif wanted.directory:
        figures = directory.measure(wanted.documents, wanted.rounds or directory.ROUNDS, say)
    elif wanted.pages is not None:
        figures = measure_pages(wanted.rounds or lighthouse.ROUNDS, wanted.pages)
    else:
        figures = measure(wanted.documents or DOCUMENTS, wanted.rounds or REQUESTS)
    print(table(figures))
    print(f"{os.cpu_count()} cores; the load was {before} before, {load()} after.")
    return 0 if all(figure.is_reached for figure in figures) else 1


def measure(documents: int, rounds: int) -> list[Figure]:
    """All but Lighthouse."""
    with large_installation(documents) as large:
        say("rebuilding")
        figures = [rebuilding.measure(large)]
        say("reading")
        figures += reading.measure(large, rounds)
        say("writing, publishing, translating")
        figures += editing.measure(large, WORKS)
    with whole_site() as site, chromium() as browser:
        say("weighing pages")
        return [*figures, *weight.measure(browser, site)]


def measure_pages(rounds: int, only: str) -> list[Figure]:
    """What browsers say of the pages."""
    with whole_site() as site:
        with chromium() as browser:
            say("weighing pages")
            weights = weight.measure(browser, site)
        return [*weights, *lighthouse.measure(site, rounds, only)]


def sizes_to_search(documents: int | None) -> tuple[int, ...]:
    """The numbers of documents to search in, the smallest first: growth is from there."""
    if documents is None:
        return searching.SIZES
    return tuple(sorted({min(documents, searching.SIZES[0]), documents}))


@contextmanager
def large_installation(documents: int) -> Iterator[Installation]:
    """An installation that holds many documents, for as long as the context lasts."""
    with TemporaryDirectory(prefix="insert-bench-") as folder:
        say(f"filling an installation with {documents:,} documents")
        made = Installation.seeded(Path(folder))
        try:
            made.run("tests.benchmarks.content", str(documents))
            yield made
        finally:
            made.delete()


@contextmanager
def whole_site() -> Iterator[ServedSite]:
    """The site with the demonstration content."""
    with (
        TemporaryDirectory(prefix="insert-bench-") as folder,
        served_places(Path(folder)) as site,
    ):
        yield site


def load() -> str:
    """How many processes have wanted a core in the last minute: whether others disturb."""
    return f"{os.getloadavg()[0]:.1f}"


def say(text: str) -> None:
    """Tell whoever waits what takes the time."""
    print(f"… {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
