"""Every kind of page, in a script of each direction, as a reader's browser gets it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import DIRECTIONS, LANGUAGES, paths
from tests.browser.watching import Watch

NARROWEST = {"width": 320, "height": 640}
"""Pixels: WCAG 2.2, 1.4.10, asks for no scrolling in two directions at this width."""
OVERFLOWING = """
() => [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({ opacityProperty: true }))
    .filter((element) => !element.closest(".hidden, .skip, svg"))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < -1 || box.right > innerWidth + 1))
    .map(([element]) => element.outerHTML.slice(0, 200))
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_asks_nothing_of_others_and_sets_no_cookie_and_has_nothing_to_complain(
    page: Page, watch: Watch, language: str
) -> None:
    for path in paths(page, language):
        page.goto(path, wait_until="networkidle")

        html = page.locator("html")
        expect(html).to_have_attribute("lang", language)
        expect(html).to_have_attribute("dir", DIRECTIONS[language])
        assert watch.found() == [], path
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_reaches_beyond_the_narrowest_screen(page: Page, language: str) -> None:
    page.set_viewport_size(NARROWEST)

    for path in paths(page, language):
        page.goto(path, wait_until="networkidle")
        assert page.evaluate(OVERFLOWING) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"], path
