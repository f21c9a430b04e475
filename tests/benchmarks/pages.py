"""How long the portal takes for a page that no cache has, in process."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from werkzeug.test import EnvironBuilder, run_wsgi_app

import portal
from content_models.deployment import Deployment
from content_models.kinds import Document, KindName
from content_models.published import PublishedStore
from portal.reading import addresses
from portal.settings import Settings
from search.whoosh_engine import WhooshEngine
from tests.benchmarks import bare
from tests.benchmarks.figures import Figure, milliseconds, p50, p95

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

ITEM_TARGET_SECONDS = 0.002
LIBRARY_TARGET_SECONDS = 0.015
READER = "fr"
BARE = "bare"
OK = 200
WARM_UP_ROUNDS = 5
ITEM_KINDS: tuple[KindName, ...] = ("case_study", "organisation")


@dataclass
class Samples:
    """Seconds of each request: by the clock, and of work. On a busy machine they differ."""

    passed: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        clock = f"p50 {milliseconds(p50(self.passed))}, p95 {milliseconds(p95(self.passed))}"
        return f"{len(self.passed)} samples: {clock}, p50 of CPU {milliseconds(p50(self.worked))}"


@dataclass(frozen=True)
class Pages:
    """What is asked for: addresses of items by kind, and of the library by what is chosen."""

    items: dict[KindName, list[str]]
    library: dict[str, list[str]]


def measure(deployment: Deployment, rounds: int) -> list[Figure]:
    """Ask for a page of every sort in turn, so that noise falls on all of them alike."""
    engine = WhooshEngine(deployment.index_folder)
    site = portal.create_app(Settings(deployment, engine, cache_bytes=0)).wsgi_app
    peer = bare.create_app().wsgi_app
    pages = find_pages(deployment)
    asked = {name: (site, each) for name, each in {**pages.items, **pages.library}.items()}
    asked[BARE] = (peer, [bare.TEMPLATE_PATH])
    samples = {name: Samples() for name in asked}
    for number in range(-WARM_UP_ROUNDS, rounds):
        for name, (application, paths) in asked.items():
            _ask(application, paths[number % len(paths)], samples[name])
        if number < 0:
            samples = {name: Samples() for name in asked}
    return [
        _figure("item page, uncached", ITEM_TARGET_SECONDS, samples, list(pages.items)),
        _figure(
            "library page with facets, uncached",
            LIBRARY_TARGET_SECONDS,
            samples,
            list(pages.library),
        ),
    ]


def find_pages(deployment: Deployment) -> Pages:
    """Addresses of what is published, in an order of its own."""
    store = PublishedStore(deployment)
    with store.reading() as snapshot:
        versions = sorted(version for version in snapshot.digests() if version[1] == READER)
        documents = snapshot.documents(versions)
    store.close()
    random.Random(1).shuffle(documents)
    items = {kind: _items(documents, kind) for kind in ITEM_KINDS}
    themes = [each.segment for each in documents if each.kind == "term"]
    words = [each.title.split()[0] for each in documents if each.kind == "case_study"]
    return Pages(
        items=items,
        library={
            "all": [addresses.library(READER)],
            "one theme": [addresses.library(READER, [("theme", theme)]) for theme in themes],
            "one word": [addresses.library(READER, [("q", word)]) for word in words],
        },
    )


def _items(documents: Sequence[Document], kind: KindName) -> list[str]:
    return [
        addresses.item(READER, kind, document.segment)
        for document in documents
        if document.kind == kind
    ]


def _figure(what: str, target: float, samples: dict[str, Samples], names: list[str]) -> Figure:
    """The slowest sort of page counts."""
    slowest = max(names, key=lambda name: p50(samples[name].passed))
    reached = p50(samples[slowest].passed)
    others = ", ".join(f"{name} {milliseconds(p50(samples[name].passed))}" for name in names)
    bare_page = p50(samples[BARE].passed)
    return Figure(
        what=what,
        reach=f"p50 ≤ {target * 1000:.0f} ms",
        measured=f"p50 {milliseconds(reached)}",
        is_reached=reached <= target,
        peer=f"bare Flask with a template: {milliseconds(bare_page)} (1/{reached / bare_page:.0f})",
        how=f"slowest sort ({slowest}), {samples[slowest]}; by sort: {others}",
    )


def _ask(application: "WSGIApplication", address: str, samples: Samples) -> None:
    path, _, query = address.partition("?")
    environ = EnvironBuilder(path=path, query_string=query).get_environ()
    started, worked = time.perf_counter(), time.thread_time()
    parts, status, _headers = run_wsgi_app(application, environ)
    content = b"".join(parts)
    samples.passed.append(time.perf_counter() - started)
    samples.worked.append(time.thread_time() - worked)
    if not status.startswith(str(OK)) or not content:
        raise RuntimeError(f"{address}: {status}")
