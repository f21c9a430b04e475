"""Forms that guide whoever fills them in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.desks import Desks
from tests.browser.editor import Editor


@pytest.fixture
def login() -> str:
    """Who writes."""
    return "editor"


@pytest.fixture
def editor(desks: Desks, login: str) -> Iterator[Editor]:
    """In a tab of their own."""
    with desks.tab(login) as at_work:
        yield at_work


def test_a_case_study_says_what_is_still_missing(editor: Editor) -> None:
    editor.open_new_case_study()
    done = editor.page.locator("[data-guidance-check].is-done")
    progress = editor.page.locator("[data-guidance-progress]")
    expect(done).to_have_count(1)  # its partner stands there already

    editor.fill(enterprise_name="Le Fournil (exemple)", place="Navarrenx", people_helped="12")
    editor.add_text("mot " * 400)

    expect(done).to_have_count(5)
    expect(progress).to_contain_text("5")


def test_a_check_leads_to_its_field(editor: Editor) -> None:
    editor.open_new_case_study()

    editor.page.locator("[data-guidance-check]").nth(1).get_by_role("button").press("Enter")

    expect(editor.page.locator("[name=place]")).to_be_focused()


def test_a_field_counts_what_is_written_in_it(editor: Editor) -> None:
    editor.open_new_case_study()

    editor.fill(summary="Du pain et du travail.")

    summary = editor.page.locator("[name=summary]")
    expect(summary.locator("xpath=following-sibling::*[1]")).to_have_text("22 / 300")


def test_only_the_legal_forms_of_the_country_are_offered(editor: Editor) -> None:
    editor.open_new_case_study()
    groups = editor.page.locator("[name=legal_form] optgroup")
    expect(groups).to_have_count(1)  # of the country that stands there already

    editor.choose(country="AT")

    expect(groups).to_have_count(1)
    expect(groups.locator("option").first).to_have_text("Verein")
    editor.choose(country="FR")
    expect(groups.locator("option").first).to_have_text("Association loi 1901")


def test_who_writes_what_is_there_already_is_led_to_it(editor: Editor) -> None:
    editor.open_new_organisation()

    editor.fill(name="accueil du gave")

    warning = editor.page.locator("[data-guidance-similar]")
    expect(warning.get_by_role("link", name="Accueil du Gave (exemple)").first).to_be_visible()
    editor.fill(name="Une tout autre maison")
    expect(warning).to_be_hidden()


def test_steps_whose_minutes_add_up_tick_themselves_off(editor: Editor) -> None:
    editor.open_new_page("course/activitypage")
    checks = editor.page.locator("[data-guidance-check]")
    steps, total = checks.nth(4), checks.nth(5)

    editor.add_step("Dessiner", "20")
    editor.add_step("Comparer", "20")

    title = editor.page.locator("[name='steps-1-value-title']")
    expect(title.locator("xpath=following-sibling::*[1]")).to_have_text("8 / 200")
    expect(steps).to_have_class("is-done")
    expect(total).not_to_have_class("is-done")
    editor.fill(**{"steps-1-value-minutes": "25"})
    expect(total).to_have_class("is-done")
    editor.fill(minutes="60")
    expect(total).not_to_have_class("is-done")


@pytest.mark.parametrize("login", ["reviewer"])
def test_headings_of_a_text_are_counted(editor: Editor) -> None:
    editor.open_new_page("information/infopage")
    headings = editor.page.locator("[data-guidance-check]").nth(2)

    body = editor.page.locator("[id$='-body-section']")
    body.get_by_role("button", name="Insérer un bloc").click()
    editor.page.get_by_role("option", name="Texte", exact=True).click()
    editor.add_text("Partir.")
    text = editor.page.locator("[id$='-body-section'] [contenteditable=true]")
    text.press_sequentially("\n## Avant\n## Le jour même")

    expect(headings).to_have_class("is-done")


def test_a_title_that_is_there_already_leads_to_its_page(editor: Editor) -> None:
    editor.open_new_page("course/activitypage")

    editor.fill(title="Les parcours croisés")

    warning = editor.page.locator("[data-guidance-similar]")
    expect(warning.get_by_role("link", name="Parcours croisés")).to_be_visible()
