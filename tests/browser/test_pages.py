"""Every kind of page, in a script of each direction, as a reader's browser gets it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import DIRECTIONS, LANGUAGES, places
from tests.browser.watching import Watch
from tests.integration.serving import ServedSite

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
    page: Page, watch: Watch, site: ServedSite, language: str
) -> None:
    for place in places(site, language):
        answer = page.goto(place.path, wait_until="networkidle")

        assert answer is not None
        assert answer.request.redirected_from is None, place
        assert answer.status == place.status, place
        html = page.locator("html")
        expect(html).to_have_attribute("lang", language)
        expect(html).to_have_attribute("dir", DIRECTIONS[language])
        assert watch.found() == [], place
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_reaches_beyond_the_narrowest_screen(
    page: Page, site: ServedSite, language: str
) -> None:
    page.set_viewport_size(NARROWEST)

    for place in places(site, language):
        page.goto(place.path)
        assert page.evaluate(OVERFLOWING) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"], place
