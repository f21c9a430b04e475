"""Chromium as the system has it, for tests, screenshots and measurements."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FOR_SHORT_LIVES = "--js-flags=--no-opt --no-maglev --single-threaded-gc"
"""A page of a test lives for a second or two: to compile its scripts well would take longer."""
WAIT_MILLISECONDS = 60_000
"""How long an event may take: when a test gives up, not how long one that passes takes."""
HOW_TO_GET_IT = "there is no Chromium: apt-get install chromium, or name one in CHROMIUM"


def chromium_path() -> str:
    """Where Chromium is; CHROMIUM names another. Empty where there is none."""
    return shutil.which(os.environ.get("CHROMIUM") or "chromium") or ""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium.

    Playwright keeps an event loop in this thread while it is open, and Django refuses to use its
    database in a thread with one.
    """
    with sync_playwright() as playwright:
        flags = [*FLAGS, FOR_SHORT_LIVES]
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        yield browser
        browser.close()
