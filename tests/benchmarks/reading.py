"""Pages as readers wait for them, cached and not, beside Flask doing next to nothing."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from itertools import cycle

from content_models.kinds import KindName
from content_models.published import PublishedStore
from portal.reading import addresses
from tests.benchmarks import bare
from tests.benchmarks.asking import Reader, in_turn
from tests.benchmarks.figures import Figure, times
from tests.integration.installation import Installation
from tests.integration.serving import ServedSite

READER = "fr"
SITE = "wsgi:application"
BARE = "tests.benchmarks.bare:application"
CACHED = {"EMBEDDED_WORKER": ""}
UNCACHED = {"EMBEDDED_WORKER": "", "PAGE_CACHE_MEGABYTES": "0"}
MOST_CACHED, MOST_ITEM, MOST_LIBRARY = 1, 14, 40


def measure(installation: Installation, rounds: int) -> list[Figure]:
    """Ask for pages of every sort, each in turn with a bare one."""
    figures = []
    with (
        reading(installation, SITE, CACHED) as cached,
        reading(installation, SITE, UNCACHED) as uncached,
        reading(installation, BARE, {}) as peer,
    ):
        for name, paths in pages(installation):
            most = MOST_LIBRARY if name.startswith("library") else MOST_ITEM
            pairs = in_turn(rounds, partial(cached.ask, paths[0]), partial(peer.ask, bare.PLAIN))
            figures.append(times(f"{name}, cached / bare Flask", pairs, MOST_CACHED))
            pairs = in_turn(rounds, asking(uncached, paths), partial(peer.ask, bare.RENDERED))
            figures.append(times(f"{name}, uncached / bare Flask with a template", pairs, most))
    return figures


@contextmanager
def reading(
    installation: Installation, application: str, settings: dict[str, str]
) -> Iterator[Reader]:
    """Serve an application to a reader of its own."""
    ready = bare.PLAIN if application == BARE else "/readyz"
    with (
        ServedSite.serving(replace(installation, settings=settings), application, ready) as site,
        closing(Reader(site.port)) as reader,
    ):
        yield reader


def asking(reader: Reader, paths: list[str]) -> Callable[[], bytes]:
    """Ask for one after the other."""
    asked = cycle(paths)
    return lambda: reader.ask(next(asked))


def pages(installation: Installation) -> Iterator[tuple[str, list[str]]]:
    """Sorts of pages, and addresses of each."""
    store = PublishedStore(installation.deployment)
    with store.reading() as reader:
        versions = sorted(version for version in reader.digests() if version[1] == READER)
        documents = reader.documents(versions)
    store.close()
    kinds: tuple[KindName, ...] = ("case_study", "organisation")
    for kind in kinds:
        found = [each.segment for each in documents if each.kind == kind]
        yield f"item page ({kind})", [addresses.item(READER, kind, each) for each in found]
    words = [each.title.split()[-1] for each in documents if each.kind == "case_study"]
    themes = [each.segment for each in documents if each.kind == "term"]
    yield "library with facets", [addresses.library(READER)]
    yield "library, one theme", [addresses.library(READER, [("theme", each)]) for each in themes]
    yield "library, one word", [addresses.library(READER, [("q", each)]) for each in words]
