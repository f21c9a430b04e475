"""Lists on a small screen: what they hold is seen at once, and the filters say what they do."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import LANGUAGES

SMALL = {"width": 360, "height": 640}
IS_ON_SCREEN = "element => element.getBoundingClientRect().bottom <= innerHeight"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["library", "directory?near=Pau"])
def test_the_first_result_stands_in_the_first_screen(page: Page, language: str, path: str) -> None:
    page.set_viewport_size(SMALL)
    page.goto(f"/{language}/{path}", wait_until="networkidle")

    assert page.locator(".card-title a").first.evaluate(IS_ON_SCREEN)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_panel_of_filters_says_all_the_time_how_many_results_it_hides(
    page: Page, language: str
) -> None:
    page.set_viewport_size(SMALL)
    page.goto(f"/{language}/directory", wait_until="networkidle")
    page.locator(".filters > summary").click()
    button = page.locator(".filters-show")
    expect(button).to_be_in_viewport(ratio=1)
    before = button.text_content()

    page.locator("#facet-country input").first.click()
    page.wait_for_url("**country=*")

    expect(button).not_to_have_text(before or "")
    expect(button).to_be_in_viewport(ratio=1)
    count = re.findall(r"\d+", page.locator("#count").text_content() or "")
    assert re.findall(r"\d+", button.text_content() or "") == count
    button.click()
    expect(page.locator("#count")).to_be_focused()
    expect(page.locator("#count")).to_be_in_viewport()


def test_on_a_wide_screen_the_list_stands_beside_and_no_button_is_needed(page: Page) -> None:
    page.goto("/fr/library", wait_until="networkidle")

    expect(page.locator(".filters-show")).to_be_hidden()
    expect(page.locator(".filters-apply")).to_be_hidden()
    expect(page.locator("#facet-workshop button")).to_be_visible()


def test_a_number_can_be_applied_by_its_own_button(page: Page) -> None:
    page.goto("/fr/library", wait_until="networkidle")
    page.locator("[name=max_minutes]").fill("45")

    page.locator("#facet-workshop button").click()

    page.wait_for_url("**max_minutes=45*")
    expect(page.locator(".chip")).to_have_count(1)


@pytest.mark.parametrize("path", ["/fr/library?q=emploi&kind=activity", "/ar/directory"])
def test_from_the_link_to_the_results_the_first_is_one_key_away(page: Page, path: str) -> None:
    page.goto(path, wait_until="networkidle")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".skip[href='#results']")).to_be_focused()
    page.keyboard.press("Enter")

    page.keyboard.press("Tab")

    expect(page.locator(".card-title a").first).to_be_focused()
