"""``make bench``: measures what the project promises, beside what it is compared with.

One table comes out. Everything happens in temporary folders and on ports of its own. The machine's
noise falls on both sides of each comparison, so that ratios tell more than milliseconds.
"""

import argparse
import json
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from content_models.deployment import Deployment
from tests.benchmarks import (
    demo,
    editing,
    lighthouse,
    pages,
    publishing,
    rebuilding,
    throughput,
    translating,
    weight,
)
from tests.benchmarks.figures import Figure, table
from tests.benchmarks.forms import new_forms
from tests.benchmarks.serving import served
from tests.browser.chromium import HOW_TO_GET_IT, chromium, chromium_path
from tests.browser.places import served_places
from tests.integration.installation import Installation
from tests.integration.serving import ServedSite

PASSWORD = secrets.token_urlsafe(9)


@dataclass(frozen=True)
class Extent:
    """How much is measured."""

    documents: int = 10_000
    documents_in_process: int = 1_000
    publishes: int = 40
    page_rounds: int = 200
    load_rounds: int = 5
    load_seconds: float = 2.0


QUICK = Extent(1_000, 1_000, 20, 60, 3, 1.0)
"""For a look while working. The figures are stated for the whole extent."""


def main() -> int:
    """Run; returns 1 where a figure is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer documents and samples")
    parser.add_argument("--demo", action="store_true", help="time `make demo` instead: it installs")
    parser.add_argument(
        "--pages",
        nargs="?",
        const="",
        metavar="PLACE",
        help="weigh the pages and run Lighthouse on each, or on one place, instead",
    )
    parser.add_argument("--rounds", type=int, default=lighthouse.ROUNDS, help="of Lighthouse")
    wanted = parser.parse_args()
    if not (wanted.demo or chromium_path()):
        parser.error(HOW_TO_GET_IT)
    before = load()
    # A start that may keep no bytecode compiles everything again, which no installation does.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if wanted.demo:
        with tempfile.TemporaryDirectory(prefix="insert-bench-") as folder:
            figures = [demo.measure(Path(folder))]
    elif wanted.pages is not None:
        figures = measure_pages(wanted.pages, wanted.rounds)
    else:
        figures = measure(QUICK if wanted.quick else Extent())
    print(table(figures))
    print(
        f"{os.cpu_count()} cores; the load was {before} before, {load()} after. Ratios tell most."
    )
    return 0 if all(figure.is_reached for figure in figures) else 1


def measure(extent: Extent) -> list[Figure]:
    """All figures that need no installing."""
    with installation() as small:
        say(f"filling an installation with {extent.documents_in_process} documents")
        fill(small, extent.documents_in_process)
        small.run("cms", "rebuild")
        say("rendering pages")
        in_process = pages.measure(
            Deployment.from_environment(small.environment), extent.page_rounds
        )
    with installation() as large:
        say(f"filling an installation with {extent.documents} documents")
        folder = fill(large, extent.documents)
        say("rebuilding it")
        rebuilt = rebuilding.measure(large)
        large.run("cms", "collectstatic", "--no-input", "--verbosity", "0")
        say("serving it")
        figures = [*serve(large, folder, extent), *in_process, rebuilt]
    with whole_site() as site, chromium() as browser:
        say("weighing pages")
        return [*figures, *weight.measure(browser, site)]


def measure_pages(only: str, rounds: int) -> list[Figure]:
    """What browsers say of the pages."""
    with whole_site() as site:
        with chromium() as browser:
            say("weighing pages")
            weights = weight.measure(browser, site)
        return [*weights, *lighthouse.measure(site, rounds, only)]


def serve(large: Installation, folder: int, extent: Extent) -> list[Figure]:
    """What only a served site can show."""
    environment = large.environment
    page = pages.find_pages(Deployment.from_environment(environment)).items["case_study"][0]
    with (
        served("wsgi:application", environment | {"EMBEDDED_WORKER": "1"}, "/readyz") as port,
        served("tests.benchmarks.bare:application", environment) as bare_port,
    ):
        say("asking for a cached page")
        asked = throughput.measure(port, page, bare_port, extent.load_rounds, extent.load_seconds)
        say("asking for the table of translations")
        listed = translating.measure(port, PASSWORD, extent.documents, extent.publishes // 2)
        with served("tests.benchmarks.unprojected:application", environment) as peer_port:
            forms, samples = new_forms(folder), extent.publishes
            say("writing")
            written = editing.measure(port, peer_port, PASSWORD, forms, samples)
            say("publishing")
            published = publishing.measure(port, peer_port, PASSWORD, forms, samples)
    return [*written, *published, asked, listed]


@contextmanager
def installation() -> Iterator[Installation]:
    """An empty installation that leaves nothing behind."""
    with tempfile.TemporaryDirectory(prefix="insert-bench-") as folder:
        made = Installation.make(Path(folder))
        try:
            yield made
        finally:
            made.delete()


@contextmanager
def whole_site() -> Iterator[ServedSite]:
    """The site with the demonstration content."""
    say("loading the demonstration content")
    with (
        tempfile.TemporaryDirectory(prefix="insert-bench-") as folder,
        served_places(Path(folder)) as site,
    ):
        yield site


def fill(made: Installation, documents: int) -> int:
    """Fill an installation; returns the id of the page below which case studies are written."""
    output = made.run("tests.benchmarks.content", str(documents), PASSWORD)
    return int(json.loads(output)["folder"])


def load() -> str:
    """How many processes have wanted a core in the last minute: whether others disturb."""
    return f"{os.getloadavg()[0]:.1f}"


def say(text: str) -> None:
    """Tell whoever waits what takes the time."""
    print(f"… {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
