"""Themes and languages are searched by typing, and what is chosen stays in sight."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.desks import Desks
from tests.browser.editor import Editor


@pytest.fixture
def editor(desks: Desks) -> Iterator[Editor]:
    """In a tab of their own."""
    with desks.tab("reviewer") as at_work:
        yield at_work


def test_languages_are_chosen_by_the_keyboard_alone(editor: Editor) -> None:
    editor.open_new_organisation()
    page = editor.page
    field = page.locator("#id_spoken_languages")
    chosen = page.locator(".chooser-chosen:has(+ #id_spoken_languages) li")
    field.focus()

    for typed in ("grec", "العربية"):
        page.keyboard.type(typed)
        expect(field).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Enter")

    expect(chosen).to_have_count(2)
    expect(chosen.first).to_contain_text("Grec")
    expect(chosen.first).to_contain_text("Ελληνικά")
    sent = "[name=spoken_languages] option:checked"
    assert page.locator(sent).evaluate_all("all => all.map(each => each.value)") == ["el", "ar"]
    page.keyboard.press("Backspace")
    expect(chosen).to_have_count(1)
    page.keyboard.type("dari")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_themes_are_searched_and_what_is_chosen_stays_in_sight(editor: Editor) -> None:
    editor.open_new_case_study()
    page = editor.page
    field = page.locator("#id_themes")
    chosen = page.locator(".chooser-chosen:has(+ #id_themes) li")

    for typed in ("alimentation", "artisanat"):
        field.fill(typed)
        page.locator("#id_themes-found [role=option]").first.click()
    field.fill("nothing of this name")

    expect(chosen).to_contain_text(["Alimentation et restauration", "Artisanat et textile"])
    expect(chosen.first).to_be_visible()
    expect(page.locator("select[name=themes] option:checked")).to_have_count(2)
