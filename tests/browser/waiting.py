"""Waiting for the very thing, where Playwright itself cannot."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.chromium import WAIT_MILLISECONDS

POLL_MILLISECONDS = 50


def wait_until(page: Page, is_so: Callable[[], object]) -> None:
    """Ask until the answer is yes. Playwright hands over what happens only while a page waits."""
    deadline = time.monotonic() + WAIT_MILLISECONDS / 1000
    while not is_so():
        assert time.monotonic() < deadline, "it never came true"
        page.wait_for_timeout(POLL_MILLISECONDS)


def wait_for(page: Page, function: str, argument: object = None) -> None:
    """Ask a page until it says yes. Playwright's own waiting needs what the policy forbids."""
    wait_until(page, lambda: page.evaluate(function, argument))
