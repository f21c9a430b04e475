"""Ingrid, who reads German, gives back what an author wrote in French, and approves it later."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Route, expect

from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.desks import Desks
from tests.browser.editor import Editor
from tests.browser.waiting import wait_until
from tests.integration.installation import PASSWORD
from tests.integration.serving import ServedSite

TITLE = "Un rucher-école à Arudy"
WORDS = "Bitte nenne, wer damit begonnen hat."
OFFER = ".writing-offer"
LONGER_THAN_A_SAVE_WAITS = 1500
"""Milliseconds. Wagtail saves by itself half a second after a change."""


@pytest.fixture
def author(desks: Desks) -> Iterator[Editor]:
    with desks.tab("editor") as at_work:
        yield at_work


@pytest.fixture
def ingrid(browser: Browser, site: ServedSite) -> Iterator[Page]:
    """A browser in which nobody has signed in."""
    context = browser.new_context(base_url=site.base_url, locale="de-AT")
    context.set_default_timeout(WAIT_MILLISECONDS)
    yield context.new_page()
    context.close()


def press(page: Page, decision: str) -> None:
    page.get_by_role("button", name="Mehr Aktionen").click()
    without_comment = re.compile(rf"^\s*{decision}(?! mit)")  # and with what the last step adds
    page.get_by_role("button", name=without_comment).first.click()


def said(page: Page, text: str) -> None:
    expect(page.locator(".messages")).to_contain_text(text)


def test_what_ingrid_asked_for_is_what_readers_get(
    author: Editor, ingrid: Page, page: Page
) -> None:
    author.open_new_case_study()
    author.fill(title=TITLE, summary="Des abeilles.", enterprise_name="Le Rucher (exemple)")
    author.fill(place="Arudy")
    author.add_text("Chaque samedi, on ouvre les ruches ensemble.")
    author.submit()
    edit = author.page.locator(".messages").get_by_role("link", name="Modifier")
    form = edit.get_attribute("href") or ""

    ingrid.goto(form)
    ingrid.locator("[name=username]").fill("reviewer")
    ingrid.locator("[name=password]").fill(PASSWORD)
    ingrid.get_by_role("button", name="Anmelden").click()
    said(ingrid, "bittet Sie um eine Prüfung („Inhalt“)")
    press(ingrid, "Änderungen anfordern")
    ingrid.get_by_role("dialog").get_by_label("Kommentar").fill(WORDS)
    ingrid.get_by_role("dialog").get_by_role("button", name="Änderungen anfordern").click()
    said(ingrid, "geht zurück an")

    author.page.goto("/cms/")
    expect(author.page.locator("main section.desk").first).to_contain_text(WORDS)
    author.page.locator("main").get_by_role("link", name=TITLE).first.click()
    said(author.page, WORDS)
    author.fill(summary="Des abeilles, depuis que Mélété en a parlé.")
    author.submit()
    author.page.goto(form)
    expect(author.page.get_by_role("button", name="Enregistrer le brouillon")).to_have_count(0)

    ingrid.goto(form)
    said(ingrid, "(„Inhalt“)")
    approve_on_a_slow_network(ingrid)
    ingrid.goto(form)
    said(ingrid, "(„Veröffentlichung“)")
    expect(ingrid.locator(OFFER)).to_have_count(0)
    press(ingrid, "Freigeben")
    said(ingrid, "ist freigegeben")

    address = ingrid.locator(".messages").get_by_role("link", name="Ansehen").get_attribute("href")
    page.goto(address or "")
    expect(page.locator("main")).to_contain_text("depuis que Mélété en a parlé")


def approve_on_a_slow_network(page: Page) -> None:
    """One press decides once, however long its answer takes."""
    sent: list[Route] = []
    held: list[APIResponse] = []

    def hold_the_first_answer(route: Route) -> None:
        is_sent = route.request.method == "POST"
        is_first = is_sent and not sent
        if is_sent:
            sent.append(route)
        held.append(route.fetch()) if is_first else route.continue_()

    page.route(re.compile(r"/edit/(\?|$)"), hold_the_first_answer)
    press(page, "Freigeben")
    wait_until(page, lambda: held)
    page.wait_for_timeout(LONGER_THAN_A_SAVE_WAITS)
    sent[0].fulfill(response=held[0])
    said(page, "wartet auf „Veröffentlichung“")
    assert len(sent) == 1
