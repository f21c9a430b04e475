"""axe-core finds nothing to object to, on every template in every language, by day and by night.

A page is loaded once, and shown by day and by night, on a desk and on a telephone, in place.
"""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page

from content_models.deployment import PROJECT_FOLDER
from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.places import ALL_LANGUAGES, SCREENS, places
from tests.integration.serving import ServedSite

AXE = PROJECT_FOLDER / "node_modules" / "axe-core" / "axe.min.js"
TAGS = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "EN-301-549",
    "RGAAv4",
]
COLOURS = ["color-contrast", "link-in-text-block"]
RULES = {
    "light": {"type": "tag", "values": TAGS},
    # Nothing else is another by night: tests/portal/test_styles.py.
    "dark": {"type": "rule", "values": COLOURS},
}
# A transition would show colours of the look before; nothing may move where readers ask for rest.
CHECK = """
async (rules) => {
    if (document.getAnimations().length) return ["something moves"];
    const options = { runOnly: rules, resultTypes: ["violations"] };
    const { violations } = await axe.run({ ...options, preload: false });
    return violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`));
}
"""
FAULT_OF_ONE_LOOK = """
<!doctype html>
<html lang="en"><title>A page</title>
<style>
    body { background: white; color: black; }
    @media (prefers-color-scheme: dark) and (max-width: 400px) { body { color: whitesmoke; } }
</style>
<main><h1>A heading</h1></main>
"""


@pytest.fixture
def tab(browser: Browser, site: ServedSite) -> Iterator[Page]:
    """A tab of a reader who asks for rest, with axe in each of its pages."""
    if not AXE.is_file():
        pytest.skip("axe-core is missing: npm ci")
    context = browser.new_context(base_url=site.base_url, reduced_motion="reduce")
    context.set_default_timeout(WAIT_MILLISECONDS)
    context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


def objections(tab: Page) -> list[str]:
    """What axe finds in the page that is open, in every look that it has."""
    found: list[str] = []
    for screen, scheme in product(SCREENS, RULES):
        tab.set_viewport_size(SCREENS[screen])
        tab.emulate_media(color_scheme=scheme)
        said = tab.evaluate(CHECK, RULES[scheme])
        found += [f"{tab.url} {scheme} {screen}: {each}" for each in said]
    return found


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_every_page_meets_the_standards_as_far_as_axe_can_tell(
    tab: Page, site: ServedSite, language: str
) -> None:
    found: list[str] = []

    for place in places(site, language):
        # The style guide shows once more what the pages are made of: one language a direction.
        if place.is_for_readers or language in {"fr", "ar"}:
            tab.goto(place.path)
            found += objections(tab)

    assert found == []


def test_a_fault_that_a_page_has_in_one_look_only_is_found(tab: Page) -> None:
    tab.route(
        "**/faulty", lambda route: route.fulfill(body=FAULT_OF_ONE_LOOK, content_type="text/html")
    )
    tab.goto("/faulty")

    found = objections(tab)

    assert len(found) == 1
    assert "dark telephone: color-contrast" in found[0]
