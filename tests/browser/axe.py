"""What axe-core objects to in the page that is open."""

from collections.abc import Mapping
from itertools import product

from playwright.sync_api import Page

from content_models.deployment import PROJECT_FOLDER
from tests.browser.places import SCREENS

AXE = PROJECT_FOLDER / "node_modules" / "axe-core" / "axe.min.js"
HOW_TO_GET_IT = "axe-core is missing: npm ci"
TAGS = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "EN-301-549",
    "RGAAv4",
]
COLOURS = ("color-contrast", "link-in-text-block")
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}}
OF_COLOURS = {"runOnly": {"type": "rule", "values": [*COLOURS]}}
BUT_COLOURS = ALL_RULES | {"rules": {rule: {"enabled": False} for rule in COLOURS}}
Looks = Mapping[str, Mapping[str, object]]
"""Which rules are asked for, by day (``light``) and by night (``dark``)."""

EVERY_LOOK: Looks = {
    "light": ALL_RULES,
    "dark": OF_COLOURS,  # nothing else is another by night: tests/portal/test_styles.py
}
ALL_BUT_COLOURS: Looks = {"light": BUT_COLOURS}
"""For one more language: none has colours of its own, says the same test."""

# A transition would show colours of the look before; nothing may move where readers ask for rest.
CHECK = """
async (rules) => {
    if (document.getAnimations().length) return ["something moves"];
    const options = { ...rules, resultTypes: ["violations"], preload: false };
    const { violations } = await axe.run(options);
    return violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`));
}
"""


def objections(page: Page, looks: Looks = EVERY_LOOK) -> list[str]:
    """What axe, which is in the page, finds in each of its looks. Readers ask for rest."""
    found: list[str] = []
    for screen, scheme in product(SCREENS, looks):
        page.set_viewport_size(SCREENS[screen])
        page.emulate_media(color_scheme=scheme)
        said = page.evaluate(CHECK, looks[scheme])
        found += [f"{page.url} {scheme} {screen}: {each}" for each in said]
    return found
