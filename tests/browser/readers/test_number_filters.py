"""Numbers that narrow a list in place: how long, and for how many."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.readers.test_filters import SAME_DOCUMENT, open_list
from tests.browser.watching import Watch


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_number_changes_the_list_in_place(page: Page, watch: Watch, language: str) -> None:
    open_list(page, f"/{language}/library?kind=activity")
    before = page.locator("#count").text_content() or ""
    minutes = page.locator("[name=max_minutes]")

    minutes.fill("٤٥")
    minutes.press("Enter")

    expect(page.locator("#count")).not_to_have_text(before)
    expect(page.get_by_role("status")).to_have_text(page.locator("#count").text_content() or "")
    expect(minutes).to_be_focused()
    expect(page.locator(".chip")).to_have_count(2)
    assert "max_minutes=" in page.url

    page.go_back()

    expect(page.locator("#count")).to_have_text(before)
    expect(minutes).to_have_value("")
    assert page.evaluate(SAME_DOCUMENT)
    assert watch.found() == []


def test_what_is_no_number_is_said_beside_its_field_and_aloud(page: Page) -> None:
    open_list(page, "/fr/library")
    minutes = page.locator("[name=max_minutes]")

    minutes.fill("quarante")
    minutes.press("Tab")

    expect(minutes).to_have_attribute("aria-invalid", "true")
    expect(minutes).to_have_accessible_description(re.compile("nombre entier de 1 à"))
    expect(page.get_by_role("status")).to_contain_text("nombre entier de 1 à")


def test_a_number_that_is_being_typed_outlives_the_answer_to_another(plain_network: Page) -> None:
    page = plain_network
    open_list(page, "/fr/library")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/fr/library?*", hold, times=1)
    minutes, group = page.locator("[name=max_minutes]"), page.locator("[name=group_size]")

    minutes.fill("45")
    minutes.press("Tab")
    expect(page.locator(".results")).to_have_attribute("aria-busy", "true")
    group.press_sequentially("1")
    held[0].continue_()
    expect(page.locator(".chip")).to_have_count(1)
    group.press_sequentially("2")
    group.press("Tab")

    page.wait_for_url("**max_minutes=45&group_size=12")
    expect(page.locator(".chip")).to_have_count(2)
    expect(group).to_have_value("12")


def test_what_is_pressed_after_a_number_is_pressed_at_once(page: Page) -> None:
    open_list(page, "/fr/library")
    page.locator("[name=max_minutes]").fill("45")

    page.locator("#facet-kind input").first.click()

    page.wait_for_url("**max_minutes=45*")
    assert "kind=" in page.url
    expect(page.locator(".chip")).to_have_count(2)
