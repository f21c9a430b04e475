"""An editor of one country and what another wrote, as they see it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.desks import Desks
from tests.browser.editor import Editor

ORGANISATIONS = "/cms/snippets/directory/organisation/"


@pytest.fixture
def greek_editor(desks: Desks) -> Iterator[Editor]:
    """Somebody who writes for a Greek partner."""
    with desks.tab("editor-gr") as at_work:
        yield at_work


def test_an_editor_of_greece_changes_neither_case_study_nor_organisation_of_austria(
    greek_editor: Editor,
) -> None:
    page = greek_editor.page
    page.goto("/cms/pages/")
    page.get_by_role("link", name="Explorer les sous-pages de « Bibliothek »").click()
    found = page.locator("main tr", has_text="Neun Monate im Sattel")
    expect(found).to_be_visible()
    expect(found.locator("a[href$='/edit/']")).to_have_count(0)

    page.goto(f"{ORGANISATIONS}?q=Graz")
    listed = page.locator("main tbody tr")
    expect(listed.first).to_be_visible()
    expect(listed.locator(f"a[href*='{ORGANISATIONS}edit/']")).to_have_count(0)

    read = listed.locator(f"a[href*='{ORGANISATIONS}inspect/']").first.get_attribute("href") or ""
    page.goto(read.replace("/inspect/", "/edit/"))
    expect(page).to_have_url(f"{page.url.split('/cms/')[0]}/cms/")
    expect(page.locator(".messages .error")).to_be_visible()


def test_a_greek_editor_is_offered_greece_and_their_own_partner(greek_editor: Editor) -> None:
    page = greek_editor.page
    greek_editor.open_new_organisation()
    expect(page.locator("select[name='locations-0-country'] option")).to_have_count(1)
    expect(page.locator("select[name='locations-0-country']")).to_have_value("GR")

    greek_editor.open_new_case_study()
    expect(page.locator("select[name='publisher'] option")).to_have_count(1)
    expect(page.locator("select[name='publisher'] option")).to_contain_text("Gefyra")
    expect(page.locator("button[name='action-publish']")).to_have_count(0)
    expect(page.locator("button[name='action-submit']")).to_have_count(1)
