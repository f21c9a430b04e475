"""Searching on a telephone’s width with the keyboard alone, from both directions.

With scripts and without. What a browser shows of completions, and the arrow keys in it, are its
own: one without windows has none. What is tested is what the page gives it.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.watching import Watch

TELEPHONE = {"width": 360, "height": 740}
MOST_TABS = 30
IS_FOCUSED = "document.activeElement === document.querySelector('[type=search]')"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CHOOSE = """(field, text) => {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { inputType: "insertReplacementText" }));
}"""
LANGUAGES = [("fr", "alimentation", "ltr"), ("ar", "مطبخ", "rtl")]
"""A language, a word of a theme in it, and its direction."""
BEGINNING = "cui"
"""Of words and titles that are offered to readers of either language."""


@pytest.fixture
def plain_page(browser: Browser, reached_at: str) -> Iterator[Page]:
    """A tab of a browser that runs no scripts."""
    context = browser.new_context(
        base_url=reached_at, java_script_enabled=False, viewport=TELEPHONE
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


def reach_search(page: Page) -> Locator:
    """Press Tab until the search field has the focus."""
    field = page.locator("[type=search]")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(IS_FOCUSED):
            return field
    raise AssertionError("the search field cannot be reached by the keyboard")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_completions_are_reached_with_the_keyboard_alone(
    page: Page, watch: Watch, language: str
) -> None:
    page.set_viewport_size(TELEPHONE)
    page.goto(f"/{language}/library", wait_until="networkidle")
    field = reach_search(page)

    page.keyboard.type(BEGINNING, delay=20)

    options = page.locator("datalist option")
    expect(options.first).to_be_attached()
    # So it is told to screen readers: a field with a list.
    assert field.aria_snapshot().startswith("- combobox")
    assert field.get_attribute("list") == page.locator("datalist").get_attribute("id")
    expect(field).to_be_focused()
    expect(field).to_have_value(BEGINNING)
    assert watch.found() == []


@pytest.mark.parametrize(("language", "word", "direction"), LANGUAGES)
def test_words_are_found_with_the_keyboard_alone(
    page: Page, watch: Watch, language: str, word: str, direction: str
) -> None:
    page.set_viewport_size(TELEPHONE)
    page.goto(f"/{language}/library", wait_until="networkidle")
    field = reach_search(page)

    page.keyboard.type(word)

    # The caret stands after what was typed, and goes back by the key of its direction.
    assert field.evaluate("field => getComputedStyle(field).direction") == direction
    page.keyboard.press("ArrowLeft" if direction == "ltr" else "ArrowRight")
    assert field.evaluate("field => field.selectionStart") == len(word) - 1
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    expect(page.locator(".card").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text(page.locator("#count").text_content() or "")
    expect(field).to_be_focused()
    expect(field).to_have_value(word)
    assert page.evaluate(OVERFLOW) <= 0
    page.keyboard.press("Escape")  # Chromium's own: it empties a search field
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    assert watch.found() == []


@pytest.mark.parametrize(("language", "word", "direction"), LANGUAGES)
def test_words_are_found_with_the_keyboard_alone_without_scripts(
    plain_page: Page, language: str, word: str, direction: str
) -> None:
    page = plain_page
    page.goto(f"/{language}/library")
    field = reach_search(page)

    page.keyboard.type(word)
    page.keyboard.press("Enter")

    page.wait_for_url("**q=*")
    expect(page.locator(".card").first).to_be_visible()
    expect(field).to_have_value(word)
    assert field.evaluate("field => getComputedStyle(field).direction") == direction
    assert page.locator("datalist").count() == 0
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_title_that_is_chosen_leads_to_its_item(page: Page, watch: Watch, language: str) -> None:
    page.set_viewport_size(TELEPHONE)
    page.goto(f"/{language}/library", wait_until="networkidle")
    field = reach_search(page)
    page.keyboard.type(BEGINNING, delay=20)
    title = page.locator("datalist option[value$=' ›']").first
    expect(title).to_be_attached()
    chosen = title.get_attribute("value") or ""

    # As a browser does once somebody has chosen from its list.
    field.evaluate(CHOOSE, chosen)

    expect(page.locator("h1")).to_have_text(chosen.removesuffix(" ›"))
    page.go_back(wait_until="networkidle")
    expect(field).to_have_value("")
    assert watch.found() == []


def test_without_scripts_a_title_brings_its_item_first(plain_page: Page) -> None:
    page = plain_page
    page.goto("/fr/library")
    title = page.locator(".card h3").last.text_content() or ""
    reach_search(page)

    page.keyboard.type(title.strip())
    page.keyboard.press("Enter")

    page.wait_for_url("**q=*")
    expect(page.locator(".card h3").first).to_have_text(title)
