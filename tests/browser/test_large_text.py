"""With letters twice as large, as a reader's browser may be set, everything is still there."""

import pytest
from playwright.sync_api import Page

from tests.browser.places import LANGUAGES, SCREENS, places
from tests.browser.test_pages import OVERFLOWING
from tests.integration.serving import ServedSite

ENLARGE = "document.documentElement.style.fontSize = '200%'"
"""WCAG 2.2, 1.4.4: text alone, which is harder on a page than enlarging all of it."""
CLIPPED = """
() => [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({ opacityProperty: true }))
    .filter((element) => !element.closest(".hidden, .skip, svg, picture, input"))
    .filter((element) => element.clientWidth > 1) // narrower: only for those who listen
    .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = (overflow, whole, shown) =>
            ["hidden", "clip"].includes(overflow) && whole > shown + 1;
        return hides(overflowX, element.scrollWidth, element.clientWidth)
            || hides(overflowY, element.scrollHeight, element.clientHeight);
    })
    .map((element) => element.outerHTML.slice(0, 200))
"""
COVERED = """
() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const covered = [];
    while (texts.nextNode()) {
        const text = texts.currentNode, owner = text.parentElement;
        if (!text.data.trim() || !owner.checkVisibility({ opacityProperty: true })) continue;
        if (owner.closest(".hidden, .skip, svg, option")) continue;
        if (owner.getBoundingClientRect().width <= 1) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const [line] = range.getClientRects();
        if (!line || line.width <= 1) continue;
        scrollBy({ top: line.top - innerHeight / 2, behavior: "instant" });
        const { left, width, top: start, height } = range.getClientRects()[0];
        const [x, y] = [left + width / 2, start + height / 2];
        const top = document.elementFromPoint(x, y);
        const isRelated = top && (top.contains(owner) || owner.contains(top));
        const isInLink = top && top.closest(".card, .tile, .door")?.contains(owner);
        if (!isRelated && !isInLink) {
            covered.push(`${text.data.trim().slice(0, 60)} by ${top?.outerHTML.slice(0, 120)}`);
        }
    }
    return covered;
}
"""
TOO_NARROW = """
<!doctype html>
<p style="width: 5rem; height: 1rem; overflow: hidden">cut cut cut cut cut cut</p>
<p style="width: 5rem; white-space: nowrap">wide wide wide wide wide wide wide wide wide wide</p>
<p style="height: 4rem">covered</p>
<div style="margin-top: -6rem; height: 9rem; background: white; position: relative"></div>
"""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_with_text_twice_as_large_nothing_is_cut_covered_or_out_of_reach(
    page: Page, site: ServedSite, language: str, screen: str
) -> None:
    page.set_viewport_size(SCREENS[screen])
    found: list[str] = []

    for place in places(site, language):
        page.goto(place.path)
        page.evaluate(ENLARGE)
        wrong = page.evaluate(OVERFLOWING) + page.evaluate(CLIPPED) + page.evaluate(COVERED)
        found += [f"{place.path}: {each}" for each in wrong]

    assert found == []


def test_what_is_cut_covered_or_out_of_reach_is_found(page: Page) -> None:
    page.set_viewport_size(SCREENS["telephone"])
    page.set_content(TOO_NARROW)
    page.evaluate(ENLARGE)

    assert "cut cut" in page.evaluate(CLIPPED)[0]
    assert any(each.startswith("covered by") for each in page.evaluate(COVERED))
    assert page.evaluate("document.documentElement.scrollWidth") > SCREENS["telephone"]["width"]
