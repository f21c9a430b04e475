"""Lists that change in place, and searches that complete words.

Options are clicked, not checked: Playwright looks afterwards whether what it checks is checked, and
where the list has been replaced by then it checks what stands first in the new one.
"""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.watching import Watch

TELEPHONE = {"width": 360, "height": 740}
SAME_DOCUMENT = "window.isSameDocument === true"
MARK = "window.isSameDocument = true"
TOP_OF_FOCUSED = "document.activeElement.getBoundingClientRect().top"
LONG_PAUSE = 1000
"""Milliseconds by the page's own clock: longer than completions wait for the next key."""
SAVING_DATA = """
Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) });
"""


def open_list(page: Page, path: str) -> None:
    """Open a list and mark its document, so that a test can tell whether it was left."""
    page.goto(path, wait_until="networkidle")
    page.evaluate(MARK)


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("screen", [None, TELEPHONE], ids=["wide", "telephone"])
def test_a_filter_changes_the_list_in_place_and_back_undoes_it(
    page: Page, watch: Watch, language: str, screen: dict[str, int] | None
) -> None:
    if screen:
        page.set_viewport_size(screen)
    open_list(page, f"/{language}/directory")
    before = page.locator("#count").text_content() or ""
    if screen:
        page.locator(".filters > summary").click()
    option = page.locator("#facet-country input").first
    option.focus()
    page.evaluate("document.activeElement.scrollIntoView({ block: 'center' })")
    top = page.evaluate(TOP_OF_FOCUSED)

    page.keyboard.press("Space")

    page.wait_for_url(f"**/{language}/directory?country=*")
    expect(page.locator("#count")).not_to_have_text(before)
    after = page.locator("#count").text_content() or ""
    expect(page.get_by_role("status")).to_have_text(after)
    expect(option).to_be_focused()
    expect(option).to_be_checked()
    assert page.evaluate(TOP_OF_FOCUSED) == pytest.approx(top, abs=2)
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator(".filters-apply")).to_be_hidden()
    if screen:
        expect(page.locator(".filters")).to_have_attribute("open", "")
    _, _, rest = page.url.rpartition(f"/{language}/")
    greek = page.locator(".site-footer .languages a[lang=el]")
    expect(greek).to_have_attribute("href", f"/el/{rest}")

    page.go_back()

    expect(page.locator("#count")).to_have_text(before)
    expect(option).not_to_be_checked()
    assert page.evaluate(SAME_DOCUMENT)
    assert watch.found() == []


def test_the_address_of_a_filtered_list_can_be_shared(page: Page, browser: Browser) -> None:
    open_list(page, "/fr/directory")
    page.locator("#facet-country input").first.click()
    page.wait_for_url("**country=*")
    count = page.locator("#count").text_content() or ""

    page.reload()

    expect(page.locator("#count")).to_have_text(count)
    assert not page.evaluate(SAME_DOCUMENT)


def test_another_page_begins_at_its_top_and_back_returns_to_the_place(page: Page) -> None:
    open_list(page, "/fr/directory")
    following = page.locator(".pagination [rel=next]")
    following.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    first = page.locator(".card-title").first.text_content() or ""

    following.press("Enter")

    page.wait_for_url("**page=2")
    expect(page.locator("#count")).to_be_focused()
    expect(page.locator("#count")).to_be_in_viewport()
    expect(page.locator(".card-title").first).not_to_have_text(first)

    page.go_back()

    expect(page.locator(".card-title").first).to_have_text(first)
    assert page.evaluate("scrollY") == pytest.approx(place, abs=2)
    assert page.evaluate(SAME_DOCUMENT)


def test_words_orders_and_chips_keep_the_focus_where_it_is(page: Page) -> None:
    open_list(page, "/fr/library")
    words = page.locator("[type=search]")
    words.fill("cuisine")
    words.press("Enter")
    page.wait_for_url("**q=cuisine")
    expect(words).to_be_focused()
    expect(page).to_have_title("cuisine – Bibliothèque – INSERT")

    by_name = page.locator(".sorts a").last
    by_name.press("Enter")
    page.wait_for_url("**sort=title")
    expect(by_name).to_be_focused()
    expect(by_name).to_have_attribute("aria-current", "true")

    page.locator("#facet-kind input").first.click()
    page.wait_for_url("**kind=*")
    assert "sort=title" in page.url
    page.locator(".chip").first.press("Enter")
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator("#count")).to_be_focused()

    page.go_back()
    page.go_back()
    page.go_back()
    page.go_back()
    expect(words).to_have_value("")
    assert page.url.endswith("/fr/library")
    assert page.evaluate(SAME_DOCUMENT)


def test_opened_parts_of_the_filters_stay_open(page: Page) -> None:
    open_list(page, "/fr/directory")
    more = page.locator("#facet-place details")
    more.locator("summary").click()

    more.locator("input").first.click()

    page.wait_for_url("**place=*")
    expect(page.locator(".chip")).to_have_count(1)
    expect(more).to_have_attribute("open", "")

    more.locator("summary").click()
    page.locator(".sorts a").last.click()

    page.wait_for_url("**sort=title")
    expect(page.locator(".sorts a").last).to_have_attribute("aria-current", "true")
    expect(more).not_to_have_attribute("open", "")


def test_a_newer_wish_overtakes_an_older_one(plain_network: Page) -> None:
    page = plain_network
    open_list(page, "/fr/directory")
    entries = page.evaluate("history.length")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/fr/directory?*", hold, times=1)
    options = page.locator("#facet-country input")

    options.nth(0).click()
    options.nth(1).click()

    page.wait_for_url("**country=*&country=*")
    expect(page.locator(".chip")).to_have_count(2)
    assert page.evaluate("history.length") == entries + 1
    assert len(held) == 1


def test_an_answer_that_does_not_come_in_place_is_asked_for_as_a_page(
    plain_network: Page,
) -> None:
    page = plain_network
    open_list(page, "/fr/directory")
    page.route("**/fr/directory?*", lambda route: route.abort(), times=1)

    page.locator("#facet-country input").first.click()

    page.wait_for_url("**country=*")
    expect(page.locator(".chip")).to_have_count(1)
    assert not page.evaluate(SAME_DOCUMENT)


def test_a_link_within_the_page_loads_nothing(page: Page) -> None:
    open_list(page, "/fr/directory")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.locator(".skip").first.press("Enter")

    expect(page.locator("main")).to_be_focused()
    page.go_back()
    assert [address for address in asked if "/static/" not in address] == []


def test_nothing_found_still_leads_on(page: Page) -> None:
    open_list(page, "/fr/library")
    words = page.locator("[type=search]")
    words.fill("zzzzzzzzzz")
    words.press("Enter")
    expect(page.locator(".empty")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(page.locator("#count").text_content() or "")

    page.locator(".empty a[href='/fr/library']").click()

    expect(page.locator(".card").first).to_be_visible()
    assert page.evaluate(SAME_DOCUMENT)


@pytest.mark.parametrize("path", ["/fr/", "/fr/library"])
def test_words_are_completed_as_they_are_typed(page: Page, watch: Watch, path: str) -> None:
    page.goto(path, wait_until="networkidle")

    page.locator("[type=search]").press_sequentially("cui", delay=20)

    expect(page.locator("datalist option[value=cuisine]")).to_have_count(1)
    assert watch.found() == []


def test_nothing_is_completed_where_data_are_dear(page: Page) -> None:
    asked: list[str] = []
    page.add_init_script(SAVING_DATA)
    page.clock.install()
    page.goto("/fr/library", wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))

    page.locator("[type=search]").press_sequentially("cui")

    page.clock.run_for(LONG_PAUSE)
    expect(page.locator("datalist")).to_have_count(0)
    assert asked == []
