"""From what readers search for in vain to the theme that leads them there."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from content_models.deployment import Deployment
from content_models.searches import SearchCounts
from content_models.searches.tables import counts
from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.desks import Desks
from tests.browser.waiting import wait_until
from tests.integration.serving import ServedSite

TELEPHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/140.0.0.0 Mobile Safari/537.36"
)
"""Chromium without a window calls itself headless, and is taken for a robot."""
LETTERS = "bcdfghjklmnpqrstvwxz"


def made_up() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(12))


@contextmanager
def reader(browser: Browser, site: ServedSite, *, has_scripts: bool) -> Iterator[Page]:
    """A reader's first visit, on a telephone."""
    context = browser.new_context(
        base_url=site.base_url,
        java_script_enabled=has_scripts,
        user_agent=TELEPHONE,
        viewport={"width": 360, "height": 640},
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


def search(page: Page, words: str) -> None:
    page.locator("#search input[name=q]").fill(words)
    page.locator("#search input[name=q]").press("Enter")
    page.wait_for_url(f"**/*?q={words}*")


def counted(site: ServedSite, words: str) -> list[tuple[int, int]]:
    """How often some words were searched for, and a result opened."""
    store = SearchCounts(Deployment.from_environment(site.installation.environment), "")
    query = select(counts.c.searched, counts.c.opened).where(counts.c.words == words)
    with store._reading() as connection:
        return [(row.searched, row.opened) for row in connection.execute(query)]


def test_three_readers_search_in_vain_and_a_reviewer_adds_their_word_to_a_theme(
    browser: Browser, site: ServedSite, desks: Desks
) -> None:
    in_vain, known = made_up(), "jardin"
    for has_scripts in (False, True, True):
        with reader(browser, site, has_scripts=has_scripts) as page:
            page.goto("/fr/library")
            search(page, in_vain)
            page.reload()
            expect(page.locator("form.wish")).to_be_visible()
            search(page, known)
            page.locator("#results article a").first.click()
            page.wait_for_url("**/fr/*/*-*")
            page.go_back()
            expect(page.locator("#results article").first).to_be_visible()

    with desks.tab("reviewer") as reviewer:
        page = reviewer.page
        wait_until(page, lambda: counted(site, known) == [(3, 3)])
        assert counted(site, in_vain) == [(3, 0)]
        row = page.locator(".searches > li", has_text=in_vain)
        page.goto("/cms/searches/")
        expect(row.locator("dd").first).to_have_text("3")
        row.get_by_role("link").last.press("Enter")
        expect(page.locator("[name=words]")).to_have_value(in_vain)
        page.locator("[name=theme]").select_option("Logement")
        page.locator("main form button").press("Enter")
        expect(page.locator(".messages")).to_contain_text(in_vain)
        expect(row).to_have_count(0)
