"""axe-core finds nothing to object to, on every kind of page, by day and by night."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from content_models.deployment import PROJECT_FOLDER
from tests.browser.conftest import WAIT_MILLISECONDS
from tests.browser.places import paths
from tests.integration.serving import ServedSite

AXE = PROJECT_FOLDER / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
SCREENS = {"desk": {"width": 1280, "height": 900}, "telephone": {"width": 360, "height": 740}}
CHECK = """
async (tags) => {
    const { violations } = await axe.run({ runOnly: { type: "tag", values: tags } });
    return violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`));
}
"""


@pytest.fixture(params=["light", "dark"])
def tab(request: pytest.FixtureRequest, browser: Browser, site: ServedSite) -> Iterator[Page]:
    """A tab of a reader who prefers a light or a dark page."""
    context = browser.new_context(base_url=site.base_url, color_scheme=request.param)
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is missing: npm ci")
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_page_meets_wcag_as_far_as_axe_can_tell(
    tab: Page, language: str, screen: str
) -> None:
    axe = AXE.read_text(encoding="utf-8")
    tab.set_viewport_size(SCREENS[screen])

    for path in paths(tab, language):
        tab.goto(path)
        tab.evaluate(axe)
        assert tab.evaluate(CHECK, TAGS) == [], path
