"""What a first visit to a page moves over the network, counted in a browser without any history."""

from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page, Request

from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.waiting import wait_for, wait_until
from tests.browser.watching import Watch
from tests.integration.serving import ServedSite

LARGEST = 25_000
LARGEST_SCRIPTS = 6_000
MOST_REQUESTS = 6
"""Bytes as they are sent, and requests, of everything but pictures: the project's promise."""

PICTURES = "/media/"
WEIGHED = (
    "home",
    "library",
    "directory",
    "case-study",
    "organisation",
    "course",
    "session",
    "activity",
)
"""The places that a first visit begins with."""
EVERYTHING_IS_KEPT = """
async () => {
    const parts = performance.getEntriesByType("resource").map(({ name }) => name);
    const wanted = [location.href, new URL(`/${document.documentElement.lang}/offline`, location),
                    ...parts.filter((name) => /\\/static\\//.test(name))];
    const kept = await Promise.all(wanted.map((address) => caches.match(address)));
    return kept.every(Boolean);
}
"""
"""The service worker keeps the page, its parts and the offline page; then a first visit is over.

Pictures are not waited for: they do not count, and one that comes late is kept at the next visit.
"""
MANIFEST = "document.querySelector('link[rel=manifest]')?.href ?? ''"


@dataclass(frozen=True)
class Moved:
    """One answer: what it is for, as browsers name it, and the bytes of its body as sent."""

    path: str
    purpose: str
    size: int

    @property
    def is_script(self) -> bool:
        """Whether it is JavaScript, which service workers fetch without saying what it is for."""
        return self.purpose == "script" or self.path.partition("?")[0].endswith(".js")


@dataclass(frozen=True)
class FirstLoad:
    """All that a first visit moved, pictures apart.

    Attributes:
        moved: each answer.
        troubles: foreign requests, violations of the content security policy, complaints.
        cookies: their names.
    """

    moved: tuple[Moved, ...]
    troubles: tuple[str, ...]
    cookies: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(each.size for each in self.moved)

    @property
    def size_of_scripts(self) -> int:
        """Bytes, the service worker included."""
        return sum(each.size for each in self.moved if each.is_script)

    def __str__(self) -> str:
        each = ", ".join(f"{one.path} {one.purpose} {one.size}" for one in self.moved)
        return f"{self.size} bytes in {len(self.moved)} requests: {each}"


def first_load(browser: Browser, site: ServedSite, path: str) -> FirstLoad:
    """Visit a page with a fresh profile, until its service worker has kept what it wants."""
    begun: list[Request] = []
    ended: list[Request] = []
    context = browser.new_context(base_url=site.base_url)
    context.set_default_timeout(WAIT_MILLISECONDS)
    # Playwright marks what listens, and cannot mark a method of a list.
    context.on("request", lambda request: begun.append(request))  # noqa: PLW0108 - see above
    context.on("requestfinished", lambda request: ended.append(request))  # noqa: PLW0108
    context.on("requestfailed", lambda request: ended.append(request))  # noqa: PLW0108
    page = context.new_page()
    watch = Watch(page, site.base_url)
    page.goto(path, wait_until="networkidle")
    wait_for(page, EVERYTHING_IS_KEPT)
    wait_until(page, lambda: len(ended) == len(begun))
    moved = [moved_by(site, each) for each in ended if not each.failure]
    found = FirstLoad(
        moved=(*filter(counts, moved), *manifest(site, page, moved)),
        troubles=tuple(watch.found()),
        cookies=tuple(each["name"] for each in context.cookies()),
    )
    context.close()
    return found


def counts(answer: Moved) -> bool:
    """Whether an answer came over the network, which one without a body from a cache did not."""
    return answer.size > 0 and not answer.path.startswith(PICTURES)


def moved_by(site: ServedSite, request: Request) -> Moved:
    """What a request moved. Of a service worker's own script Chromium does not tell the size."""
    path = request.url.removeprefix(site.base_url)
    worker = request.service_worker
    if worker and worker.url == request.url:
        return Moved(path, "script", size_as_sent(site, path))
    return Moved(path, request.resource_type, request.sizes()["responseBodySize"])


def manifest(site: ServedSite, page: Page, moved: list[Moved]) -> list[Moved]:
    """The manifest, which Chromium asks for once a person may see that a page can be installed."""
    path = str(page.evaluate(MANIFEST)).removeprefix(site.base_url)
    is_asked_for = any(each.path == path for each in moved)
    return [Moved(path, "manifest", size_as_sent(site, path))] if path and not is_asked_for else []


def size_as_sent(site: ServedSite, path: str) -> int:
    """The bytes of an answer's body to a browser that takes Brotli."""
    address = urlsplit(urljoin(site.base_url, path))
    connection = HTTPConnection(address.netloc, timeout=WAIT_MILLISECONDS / 1000)
    try:
        connection.request("GET", address.path, headers={"Accept-Encoding": "br"})
        return len(connection.getresponse().read())
    finally:
        connection.close()
