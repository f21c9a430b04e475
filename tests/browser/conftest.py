"""A served site and Chromium, shared by the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chromium import (
    HOW_TO_GET_IT,
    WAIT_MILLISECONDS,
    chromium,
    chromium_path,
)
from tests.browser.desks import Desks
from tests.browser.places import served_places
from tests.browser.watching import Watch
from tests.browser.weak_network import WeakNetwork
from tests.integration.serving import ServedSite


# Django refuses to work beside Playwright: so all of this ends with the tests of this folder.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; CHROMIUM names another."""
    if not chromium_path():
        pytest.skip(HOW_TO_GET_IT)
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with chromium() as started:
        yield started


@pytest.fixture(scope="package")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """A site with the demonstration content. After ``browser``: without one there is no need."""
    with served_places(Path(tmp_path_factory.mktemp("site"))) as served:
        yield served


@pytest.fixture(scope="package")
def desks(browser: Browser, site: ServedSite) -> Desks:
    """Editors who have signed in. Their browsers end with Chromium."""
    return Desks(browser, site)


@pytest.fixture
def network(site: ServedSite) -> Iterator[WeakNetwork]:
    """The way from a reader's device to the site, which may fail."""
    with WeakNetwork.before(site.base_url) as weak:
        yield weak


@pytest.fixture
def reached_at(site: ServedSite) -> str:
    """Where readers reach the site."""
    return site.base_url


@pytest.fixture
def visitor(browser: Browser, reached_at: str) -> Iterator[BrowserContext]:
    """A reader's browser without any history."""
    context = browser.new_context(base_url=reached_at, locale="fr-FR")
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Page:
    """A tab of the reader's browser."""
    return visitor.new_page()


@pytest.fixture
def watch(page: Page, site: ServedSite) -> Watch:
    """What goes wrong in that tab, from the start."""
    return Watch(page, site.base_url)


@pytest.fixture
def plain_network(browser: Browser, site: ServedSite) -> Iterator[Page]:
    """A tab whose requests a test can hold back: no service worker stands between."""
    context = browser.new_context(base_url=site.base_url, service_workers="block")
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()
