"""What a reader cannot get at in the page that is open, as Chromium lays it out."""

from playwright.sync_api import Page

from tests.browser.places import SCREENS

NARROWEST = {"width": 320, "height": 640}
"""Pixels: WCAG 2.2, 1.4.10, asks for no scrolling in two directions at this width."""
ENLARGE = "document.documentElement.style.fontSize = '200%'"
"""WCAG 2.2, 1.4.4: text alone, which is harder on a page than enlarging all of it."""
OVERFLOWING = """
() => [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({ opacityProperty: true }))
    .filter((element) => !element.closest(".hidden, .skip, svg"))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < -1 || box.right > innerWidth + 1))
    .map(([element]) => element.outerHTML.slice(0, 200))
"""
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
WIDTH = "document.documentElement.scrollWidth"


def beyond_the_narrowest_screen(page: Page) -> list[str]:
    """What reaches beyond its edges."""
    page.set_viewport_size(NARROWEST)
    found = [f"{page.url}: {each}" for each in page.evaluate(OVERFLOWING)]
    width = page.evaluate(WIDTH)
    return found + ([f"{page.url}: {width} pixels"] if width > NARROWEST["width"] else [])


def lost_in_large_text(page: Page) -> list[str]:
    """What is cut, covered or out of reach with letters twice as large. They stay so."""
    page.evaluate(ENLARGE)
    found: list[str] = []
    for name, screen in SCREENS.items():
        page.set_viewport_size(screen)
        wrong = page.evaluate(OVERFLOWING) + page.evaluate(CLIPPED) + page.evaluate(COVERED)
        found += [f"{page.url} {name}: {each}" for each in wrong]
    return found
