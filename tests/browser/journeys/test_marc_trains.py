"""A trainer builds a course of his own, which is reviewed and published as one."""

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.desks import Desks
from tests.browser.editor import Editor
from tests.browser.editors.test_editors_journey import open_when_listed

COURSE, SESSION = "Monter un atelier de réparation", "Réparer ensemble à Monein"
ACTIVITY, SECOND = "Le carnet des réparations", "Le tri des outils"
TREE = "Soumettre et relire en une fois"


def write_below(trainer: Editor, title: str, kind: str, parent: str) -> str:
    """Write a part of a course as a draft; gives the number of its page."""
    page = trainer.page
    page.goto(f"/cms/pages/add/course/{kind}/{parent}/")
    trainer.fill(title=title, summary=f"On apprend ensemble : {title}.")
    trainer.save_draft()
    return saved(page)


def saved(page: Page) -> str:
    """The number of the page whose form is open, once it has been saved."""
    page.wait_for_url("**/edit/**")
    found = re.search(r"/pages/(\d+)/", page.url)
    assert found
    return found[1]


def open_tree(page: Page, course: str) -> None:
    """Where all of a course is handed in, by the menu beside its title."""
    page.goto(f"/cms/pages/{course}/edit/")
    page.get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name=TREE).first.click()
    expect(page.locator(".people-tree")).to_be_visible()


def press(page: Page, action: str) -> None:
    """Press a button for all pages; exactly one message says what happened."""
    page.locator(f"button[value={action}]").click()
    expect(page.locator(".messages .success")).to_have_count(1)


def test_a_trainers_course_is_built_handed_in_approved_and_read_as_one(
    desks: Desks, page: Page
) -> None:
    with desks.tab("editor") as trainer:
        trainer.go_home()
        trainer.page.get_by_role("link", name="Nouvelle formation").click()
        trainer.fill(title=COURSE)  # all that a draft needs
        trainer.save_draft()
        course = saved(trainer.page)
        session = write_below(trainer, SESSION, "coursesessionpage", course)
        for title in (ACTIVITY, SECOND):
            write_below(trainer, title, "activitypage", session)
        open_tree(trainer.page, course)
        expect(trainer.page.locator("button[value=submit]")).to_be_disabled()
        trainer.page.locator(".people-tree").get_by_role("link", name="Résumé").click()
        expect(trainer.page.locator("[name=summary]")).to_be_focused()
        trainer.fill(summary="On apprend à monter un atelier où des habitants réparent.")
        trainer.save_draft()
        open_tree(trainer.page, course)
        press(trainer.page, "submit")

    with desks.tab("reviewer") as reviewer:
        open_tree(reviewer.page, course)
        for _step in ("Content", "Publication"):
            press(reviewer.page, "approve")

    open_when_listed(page, f"/fr/library?q={quote(COURSE)}", COURSE)
    page.locator("main").get_by_role("link", name=SESSION).first.click()
    page.locator("main").get_by_role("link", name=ACTIVITY).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ACTIVITY)
    expect(page.locator("a[rel=next]")).to_contain_text(SECOND)
