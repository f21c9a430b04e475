"""Searching and reading without scripts, and with the keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.places import LANGUAGES
from tests.integration.serving import ServedSite

WORDS = {"fr": "velo", "el": "κουζινα", "ar": "خياطة"}
"""A search in each language that finds at least one demonstration item."""
TABS_TO_ANYTHING = 150
TELEPHONE = {"width": 360, "height": 740}
NARROWEST = {"width": 320, "height": 640}
TOWN = "Pau"
TOWNS = {"fr": "Pau", "el": "Πω", "ar": "بو"}
"""The same as its readers write it."""
FOCUSED = "document.activeElement"
IS_SEEN = """
() => {
    const { top, right, bottom, left } = document.activeElement.getBoundingClientRect();
    const isInside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    let outlined = document.activeElement;  // or, of a card's link, the card
    while (outlined && getComputedStyle(outlined).outlineStyle === "none") {
        outlined = outlined.parentElement;
    }
    return isInside && outlined !== null;
}
"""


@pytest.fixture
def plain_page(browser: Browser, site: ServedSite) -> Iterator[Page]:
    """A tab in which no script runs."""
    context = browser.new_context(base_url=site.base_url, java_script_enabled=False)
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", [None, TELEPHONE], ids=["wide", "telephone"])
def test_search_and_filters_work_without_scripts(
    plain_page: Page, language: str, screen: dict[str, int] | None
) -> None:
    if screen:
        plain_page.set_viewport_size(screen)
    plain_page.goto(f"/{language}/")
    plain_page.get_by_role("searchbox").fill(WORDS[language])
    plain_page.get_by_role("search").get_by_role("button").click()
    plain_page.wait_for_url(f"**/{language}/library?q=*")
    expect(plain_page.locator(".results article").first).to_be_visible()

    if screen:
        plain_page.locator(".filters > summary").click()
    country = plain_page.locator("[name=country]").first
    value = country.get_attribute("value")
    country.check()
    plain_page.locator(".filters-apply").click()

    plain_page.wait_for_url(f"**country={value}*")
    expect(plain_page.get_by_role("searchbox")).to_have_value(WORDS[language])
    expect(plain_page.locator(f"[name=country][value={value}]")).to_be_checked()
    expect(plain_page.locator(".results article").first).to_be_visible()

    plain_page.locator(".chips .chip").click()

    expect(plain_page.locator(".chips")).to_have_count(0)
    assert "country" not in plain_page.url


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", [None, NARROWEST], ids=["wide", "narrowest"])
def test_without_scripts_help_is_found_from_the_first_page_to_the_telephone(
    plain_page: Page, language: str, screen: dict[str, int] | None
) -> None:
    if screen:
        plain_page.set_viewport_size(screen)
    plain_page.goto(f"/{language}/")
    plain_page.locator("[name=near]").fill(TOWN)
    plain_page.locator("[name=spoken]").select_option("ar")
    plain_page.locator(".help-finder button").click()

    plain_page.wait_for_url(f"**/{language}/directory?*near=*")
    expect(plain_page.locator(".chips .chip")).to_have_count(2)
    title = plain_page.locator(".card-title a").first
    name = title.text_content() or ""
    title.click()

    expect(plain_page.get_by_role("heading", level=1)).to_have_text(name)
    expect(plain_page.locator("main")).to_contain_text(TOWN)
    expect(plain_page.locator(".contact a[href^='tel:']").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_alone_finds_help_and_reaches_who_gives_it(page: Page, language: str) -> None:
    page.goto(f"/{language}/")
    tab_to(page, "[name=near]")
    page.keyboard.type(TOWN)
    tab_to(page, ".help-finder button")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/directory?*near=*")
    expect(page.locator(".chips .chip")).to_contain_text(TOWNS[language])

    name = tab_to(page, ".card-title a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)

    tab_to(page, ".contact a[href^='tel:']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_alone_chooses_a_filter_takes_it_away_and_changes_the_language(
    page: Page, language: str
) -> None:
    page.goto(f"/{language}/library")
    tab_to(page, "[name=country]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # in a form, it sends it
    page.wait_for_url("**country=*")
    expect(page.locator(".chips .chip")).to_have_count(1)

    tab_to(page, ".chips .chip")
    page.keyboard.press("Enter")
    expect(page.locator(".chips .chip")).to_have_count(0)

    tab_to(page, ".switcher summary")
    page.keyboard.press("Enter")
    tab_to(page, ".switcher a[hreflang=de]")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_alone_skips_to_the_content_searches_and_opens_a_result(
    page: Page, language: str
) -> None:
    page.goto(f"/{language}/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    assert page.evaluate(IS_SEEN)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    page.keyboard.press("Tab")
    expect(page.get_by_role("search").locator("input")).to_be_focused()
    assert page.evaluate(IS_SEEN)
    page.keyboard.type(WORDS[language])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/library?q=*")

    title = tab_to(page, ".card-title a")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def tab_to(page: Page, selector: str) -> str:
    """Press Tab until such an element has the focus, and see it all the way; returns its text."""
    for _ in range(TABS_TO_ANYTHING):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED} === document.body"):
            continue  # past the end: in the browser's own bar, before the beginning
        assert page.evaluate(IS_SEEN), page.evaluate(f"{FOCUSED}.outerHTML")
        if page.evaluate(f"{FOCUSED}.matches({selector!r})"):
            return str(page.evaluate(f"{FOCUSED}.textContent"))
    raise AssertionError(f"{TABS_TO_ANYTHING} tabs lead to no {selector}")
