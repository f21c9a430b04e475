"""From a search that finds nothing to the editor who reads what was missing."""

import secrets
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from content_models.deployment import Deployment
from content_models.inbox import Inbox, WishFilter
from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.desks import Desks
from tests.browser.watching import Watch
from tests.integration.serving import ServedSite

NOTHING = "/fr/directory?q=zzzzzzzzzz&country=FR"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def tab(request: pytest.FixtureRequest, browser: Browser, site: ServedSite) -> Iterator[Page]:
    """A reader's tab, in a small window."""
    context = browser.new_context(
        base_url=site.base_url,
        java_script_enabled=request.param,
        viewport={"width": 320, "height": 640},
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


def test_a_reader_who_finds_nothing_says_so_and_an_editor_reads_it(tab: Page, desks: Desks) -> None:
    text = f"Un cours de poterie <b>{secrets.token_hex(4)}</b>"
    tab.goto(NOTHING)
    field = tab.locator("main textarea")

    field.fill("   ")
    tab.locator("main form.wish button").click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(tab.locator(".field-error")).to_be_visible()
    assert tab.locator("main").evaluate("main => main.scrollWidth") <= 320
    field.fill(text)
    tab.locator("main form.wish button").click()

    tab.wait_for_url("**/fr/wishes?sent=1")
    assert tab.context.cookies() == []
    tab.locator("main a[href='/fr/directory']").click()
    expect(tab.locator(".results article").first).to_be_visible()

    with desks.tab("editor") as editor:
        row = editor.page.locator("tr", has_text=text)
        editor.page.goto("/cms/wishes/")
        expect(row).to_contain_text("zzzzzzzzzz, country: FR")
        row.get_by_role("checkbox").check()
        editor.page.locator("button[value=handle]").click()
        expect(row).to_have_count(0)
        editor.page.goto("/cms/wishes/?state=handled")
        expect(row).to_have_count(1)


def test_a_button_pressed_twice_counts_once(page: Page, watch: Watch, site: ServedSite) -> None:
    text = secrets.token_hex(8)
    page.goto("/fr/wishes")
    page.locator("main textarea").fill(text)
    page.locator("main form.wish button").dblclick()
    page.wait_for_url("**/fr/wishes?sent=1")

    inbox = Inbox(Deployment.from_environment(site.installation.environment))
    received = [each.text for each in inbox.page(WishFilter(), start=0, limit=100)]
    assert received.count(text) == 1
    assert watch.found() == []


def test_another_site_cannot_send_the_form_through_a_readers_browser(
    page: Page, site: ServedSite
) -> None:
    page.goto("/fr/wishes")
    form = page.locator("main form.wish").evaluate("form => form.outerHTML")
    elsewhere = form.replace('action="', f'action="{site.base_url}')
    page.goto("data:text/html,<meta charset=utf-8>")
    page.set_content(elsewhere)
    page.locator("textarea").fill("forgé")

    with page.expect_response("**/fr/wishes") as answer:
        page.locator("form.wish button").click()

    assert answer.value.status == 403
    expect(page.locator("main textarea")).to_have_value("forgé")
    expect(page.locator("main .notice[role=alert]")).to_be_visible()
