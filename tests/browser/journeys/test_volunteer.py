"""A volunteer prepares at the office, and reads in a hall without network, on a telephone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.places import SCREENS, item
from tests.browser.waiting import wait_for
from tests.browser.weak_network import WeakNetwork
from tests.integration.serving import ServedSite

FOLLOWED = "fbclid=IwAR0&utm_source=telegram"
IS_KEPT = "async (address) => Boolean(await caches.match(new URL(address, location)))"
TAKE_OUT = """
async (address) => {
    for (const name of await caches.keys()) {
        await (await caches.open(name)).delete(new URL(address, location));
    }
}
"""
IS_WORKING = "navigator.serviceWorker.controller !== null"
ISOLATED = "\N{FIRST STRONG ISOLATE}"


@pytest.fixture
def network(site: ServedSite) -> Iterator[WeakNetwork]:
    """The way from the telephone to the site."""
    with WeakNetwork.before(site.base_url) as weak:
        # A network that never answers is waited for, but not for half a minute.
        weak.change_worker = lambda script: script.replace(
            b"LAST_PATIENCE = 30000", b"LAST_PATIENCE = 300"
        )
        yield weak


@pytest.fixture
def telephone(browser: Browser, network: WeakNetwork) -> Iterator[Page]:
    """A tab on a telephone."""
    context = browser.new_context(
        base_url=network.base_url, viewport=SCREENS["telephone"], has_touch=True
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


def keep(page: Page) -> None:
    """Keep the page that is open, with all that it promises."""
    button = page.locator(".keep")
    expect(button).to_be_visible()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def test_what_a_volunteer_prepares_is_there_in_a_hall_without_network(
    telephone: Page, network: WeakNetwork, site: ServedSite
) -> None:
    page = telephone
    course = item(site, "el", "course", "insert")

    # At the office.
    page.goto(f"/el/library?{FOLLOWED}")
    wait_for(page, IS_WORKING)
    page.locator(".filters-summary").click()
    page.locator("[name=kind][value=activity]").check()
    page.wait_for_url("**kind=activity*")
    page.locator(".filters-show").click()
    expect(page.locator(".card-title a").first).to_be_in_viewport()
    page.goto(f"{course}?{FOLLOWED}")
    keep(page)
    sessions = [each.get_attribute("href") or "" for each in page.locator(".steps h3 a").all()]
    page.goto(f"/el/directory?{FOLLOWED}")
    (all_organisations,) = re.findall(r"\d+", page.locator("#count").inner_text())
    keep(page)
    page.goto("/ar/")
    wait_for(page, IS_KEPT, "/ar/offline")

    # In the hall: from the first activity to the last session, by the links that say "next".
    network.is_down = True
    page.goto(sessions[0])
    page.locator(".steps h3 a").first.click()
    while page.locator("[rel=next]").count():
        expect(page.locator(".kept-copy")).to_be_visible()
        with page.expect_navigation():
            page.locator("[rel=next]").click()
    assert page.url.endswith(sessions[-1])
    page.goto("/el/directory")
    organisations = page.locator(".card-title a").count()
    while page.locator(".pagination [rel=next]").count():
        page.goto(page.locator(".pagination [rel=next]").get_attribute("href") or "")
        organisations += page.locator(".card-title a").count()
    assert organisations == int(all_organisations)

    # What is not there is said in the language asked for, whoever answers for the portal.
    page.goto("/ar/library")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator(".unreachable")).to_be_visible()
    network.is_down = False
    network.page_status = 502
    page.goto("/ar/library")
    expect(page.locator(".unreachable")).to_be_visible()
    network.page_status = 0
    network.pages_pass.clear()
    page.goto("/ar/library")
    expect(page.locator(".unreachable")).to_be_visible()
    network.pages_pass.set()

    # Back at the office: what came to the course meanwhile is kept with it, until all is given up.
    page.goto("/el/library")
    page.evaluate(TAKE_OUT, sessions[1])
    page.goto(course)
    wait_for(page, IS_KEPT, sessions[1])
    page.goto("/el/shelf")
    for hint in page.locator("#shelf li .hint").all_text_contents():
        assert hint.startswith(ISOLATED)
    for shelf in (page.locator("#items"), page.locator("#searches")):
        expect(shelf.locator("a")).to_have_count(1)
        shelf.locator(".remove").click()
        expect(shelf.locator("a")).to_have_count(0)
    network.is_down = True
    page.goto("/el/directory?page=2")
    expect(page.locator(".unreachable")).to_be_visible()
