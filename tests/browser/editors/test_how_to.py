"""How to write, in the form itself: by keyboard, in either direction, and out of the way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desks import Desks

ORGANISATION_FORM = "/cms/snippets/directory/organisation/add/"
TITLES = {
    "fr-FR": ("ltr", "Décrire une structure", "Traduire"),
    "ar": ("rtl", "كيف تُسجَّل منظمة", "كيف تترجم"),
}


@pytest.fixture(params=TITLES)
def form(desks: Desks, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The form of a new organisation, in a language of each direction."""
    with desks.signing_in("editor", request.param) as editor:
        editor.page.goto(ORGANISATION_FORM)
        yield editor.page


def test_it_is_closed_opens_by_keyboard_and_leads_to_translating(form: Page) -> None:
    direction, title, translating = TITLES[form.evaluate("navigator.language")]
    section = form.locator("section", has=form.get_by_role("heading", name=title)).first
    steps = section.get_by_role("listitem")
    expect(form.locator("html")).to_have_attribute("dir", direction)
    expect(form.locator("[name=name]")).to_be_in_viewport()
    expect(steps.first).to_be_hidden()

    section.locator("[data-panel-toggle]").press("Enter")

    expect(steps.first).to_be_visible()
    expect(steps).to_have_count(8)
    with form.context.expect_page() as opened:
        section.get_by_role("link", name=translating).press("Enter")
    expect(opened.value.locator("#translating")).to_be_in_viewport()
