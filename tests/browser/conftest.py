"""A served site and Chromium, shared by the tests of this folder."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.watching import Watch
from tests.integration.serving import ServedSite

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WAIT_MILLISECONDS = 60_000
"""How long an event may take: when a test gives up, not how long one that passes takes."""


# Playwright keeps an event loop in this thread while it is open, and Django refuses to use its
# database in a thread with one: so all of this ends with the tests of this folder.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; CHROMIUM names another."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("there is no Chromium: apt-get install chromium, or name one in CHROMIUM")
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """A site with the demonstration content. After ``browser``: without one there is no need."""
    with ServedSite.seeded(Path(tmp_path_factory.mktemp("site"))) as served:
        yield served


@pytest.fixture
def visitor(browser: Browser, site: ServedSite) -> Iterator[BrowserContext]:
    """A reader's browser without any history."""
    context = browser.new_context(base_url=site.base_url, locale="fr-FR")
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
