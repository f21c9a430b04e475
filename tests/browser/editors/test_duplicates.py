"""Two organisations that are one: found, compared, merged and undone by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import ALL_RULES, AXE
from tests.browser.desks import Desks
from tests.browser.editor import Editor
from tests.browser.places import SCREENS
from tests.browser.waiting import wait_until

ORGANISATIONS = "/cms/snippets/directory/organisation/"
LANGUAGES = {
    "fr-FR": ("ltr", "Comparer les deux", "Fusionner", "Annuler la fusion"),
    "el": ("ltr", "Σύγκριση των δύο", "Συγχώνευση", "Αναίρεση"),
    "ar": ("rtl", "قارن بينهما", "دمج", "تراجع"),
}
"""The direction, and the words on the buttons."""
NOT_SIDEWAYS = "document.scrollingElement.scrollWidth <= window.innerWidth"
CHECK = """
async (rules) => {
    const { violations } = await axe.run("main", rules);
    return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
}
"""


def expect_sound(page: Page) -> None:
    """Nothing for axe to object to in what is ours, and nothing to scroll sideways for."""
    if AXE.is_file():  # npm ci brings it
        page.emulate_media(reduced_motion="reduce")
        page.evaluate(AXE.read_text())
        for size in SCREENS.values():
            page.set_viewport_size(size)
            assert page.evaluate(CHECK, ALL_RULES) == []
    page.set_viewport_size(SCREENS["telephone"])
    assert page.evaluate(NOT_SIDEWAYS)
    page.set_viewport_size(SCREENS["desk"])


def duplicated(reviewer: Editor) -> str:
    """A published organisation, and a draft that is a copy of it; its name."""
    page = reviewer.page
    page.goto(ORGANISATIONS)
    edit = f"main tbody a[href*='{ORGANISATIONS}edit/']"
    link = page.locator(edit, has_text="(exemple)").first  # an original: it has a place
    pk = re.findall(r"/edit/(\d+)/", link.get_attribute("href") or "")[0]
    page.goto(f"{ORGANISATIONS}copy/{pk}/")
    name = page.locator("[name=name]").input_value()
    reviewer.save_draft()
    return name


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_reviewer_merges_two_and_undoes_it(desks: Desks, locale: str) -> None:
    direction, compare, merge, undo = LANGUAGES[locale]
    with desks.tab("reviewer") as reviewer:
        name = duplicated(reviewer)
    with desks.signing_in("reviewer", locale) as reviewer:
        page = reviewer.page
        page.goto("/cms/duplicates/")
        if page.locator("button[value=search]").count():
            page.locator("button[value=search]").press("Enter")
        row = page.locator(".duplicates > li", has_text=name)

        wait_until(page, lambda: page.goto("/cms/duplicates/") and row.count() > 0)
        expect(page.locator("html")).to_have_attribute("dir", direction)
        expect_sound(page)
        row.first.get_by_role("link", name=compare).press("Enter")
        expect(page.locator("button.button", has_text=merge)).to_be_visible()
        expect_sound(page)
        page.locator("button.button", has_text=merge).press("Enter")
        expect(page.locator(".messages .success")).to_contain_text(name)

        page.goto("/cms/duplicates/merged/")
        expect_sound(page)
        page.get_by_role("button", name=undo).first.press("Enter")
        expect(page.locator(".messages .success")).to_contain_text(name)
        expect(page.locator(".duplicates > li").first.get_by_role("button")).to_have_count(0)
