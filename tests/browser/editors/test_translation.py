"""A translator brings a stale German version up to date, from the list of what is stale."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desks import Desks
from tests.browser.editor import Editor
from tests.browser.translator import FIELD, begin_arabic, piece, save

TITLE = "Une ferme ouverte à Arudy"
GERMAN = {
    TITLE: "Ein offener Hof in Arudy",
    "Une ferme.": "Ein Hof.",
    "Chaque samedi, la ferme ouvre ses portes.": "Jeden Samstag öffnet der Hof seine Tore.",
}
NEW_SUMMARY, NEW_GERMAN_SUMMARY = "Une ferme et son marché.", "Ein Hof und sein Markt."
NOTICE = re.compile("Die Fassung auf Französisch wurde am .* geändert")


@pytest.fixture
def translator(desks: Desks) -> Iterator[Editor]:
    """Somebody who translates."""
    with desks.tab("translator") as at_work:
        yield at_work


@pytest.fixture
def reviewer(desks: Desks) -> Iterator[Editor]:
    """Somebody who approves and publishes."""
    with desks.tab("reviewer") as at_work:
        yield at_work


def test_a_translator_brings_a_stale_german_version_up_to_date(
    translator: Editor, reviewer: Editor, page: Page
) -> None:
    form = publish_in_french(reviewer)
    begin_german(translator, form)
    for text, german in GERMAN.items():
        translate(segment(translator.page, text), german)
    submit(translator)
    address = approve(reviewer, translator.page.url)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(GERMAN[TITLE])
    expect(page.get_by_role("note").filter(has_text=NOTICE)).to_have_count(0)

    reviewer.page.goto(form)
    reviewer.fill(summary=NEW_SUMMARY)
    reviewer.publish()
    page.reload()
    notice = page.get_by_role("note").filter(has_text=NOTICE)
    expect(notice).to_have_count(1)
    expect(notice.get_by_role("link")).to_have_attribute("hreflang", "fr")

    open_what_is_stale(translator, GERMAN[TITLE], TITLE)
    stale = segment(translator.page, NEW_SUMMARY)
    expect(stale).to_be_in_viewport()
    expect(stale).to_contain_text(GERMAN["Une ferme."])  # what readers have meanwhile
    translate(stale, NEW_GERMAN_SUMMARY)
    submit(translator)
    approve(reviewer, translator.page.url)

    page.reload()
    expect(page.locator("main")).to_contain_text(NEW_GERMAN_SUMMARY)
    expect(page.get_by_role("note").filter(has_text=NOTICE)).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_table_leads_to_the_stale_block_in_a_long_form(translator: Editor, width: int) -> None:
    page = translator.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/cms/translation/?state=stale")
    page.locator("td.is-stale a").first.click()
    page.wait_for_url("**/edit/#:w:contentpath=body.*")

    block = page.locator(f"[data-contentpath='{page.url.rpartition('.')[2]}']")
    expect(block).to_be_in_viewport()
    expect(block.locator(":focus")).to_have_count(1)


def test_a_form_leads_to_another_stale_field_once_it_is_open(translator: Editor) -> None:
    page = translator.page
    page.goto("/cms/snippets/directory/organisation/")
    page.locator("main a[href*='/organisation/edit/']").first.click()
    for field in ("description", "name"):
        page.evaluate("field => { location.hash = `:w:contentpath=${field}`; }", field)
        expect(page.locator(f"[data-contentpath='{field}'] :focus")).to_be_in_viewport()


def test_the_demonstration_has_a_translation_that_is_older_in_one_block(page: Page) -> None:
    page.goto("/fr/library?q=haus+der+hande")
    page.locator(".results").get_by_role("link", name="heure").first.click()

    notice = page.locator(".item-main").get_by_role("note")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text("La version en allemand a changé le")
    expect(notice.locator("xpath=following-sibling::*[1]")).to_contain_text("Mirjeta")


def publish_in_french(reviewer: Editor) -> str:
    """Publish a short case study; returns the address of its form."""
    reviewer.open_new_case_study()
    reviewer.fill(title=TITLE, summary="Une ferme.", enterprise_name="La Ferme (exemple)")
    reviewer.choose(country="FR")
    reviewer.fill(place="Arudy")
    reviewer.add_text("Chaque samedi, la ferme ouvre ses portes.")
    reviewer.publish()
    return reviewer.page.locator(".messages a[href$='/edit/']").get_attribute("href") or ""


def begin_german(translator: Editor, form: str) -> None:
    """Begin the German version, by the table of all items and languages."""
    page = translator.page
    page.goto("/cms/translation/?label=library.casestudypage&state=missing&language=de")
    row = page.get_by_role("row").filter(has_text=TITLE)
    number = re.findall(r"\d+", form)[-1]
    row.locator(f"a[href*='/{number}/'][href$='select_locale=de']").click()
    expect(page.get_by_label("Deutsch")).to_be_checked()
    page.locator("main form [type=submit]").last.click()
    expect(segment(page, TITLE)).to_be_visible()


def open_what_is_stale(translator: Editor, german_title: str, title: str) -> None:
    """From the home page to the stale segment."""
    page = translator.page
    page.goto("/cms/")
    page.get_by_role("link", name="Traductions périmées").first.click()
    page.get_by_role("row").filter(has_text=title).get_by_role("link").first.click()
    expect(page.locator(".translation-panel")).to_contain_text(NEW_SUMMARY)


def segment(page: Page, text: str) -> Locator:
    """A segment of the source in the editor."""
    return page.locator(".js-translation-editor li li").filter(
        has=page.get_by_text(text, exact=True)
    )


def translate(found: Locator, text: str) -> None:
    """Write what a segment says in the other language."""
    found.get_by_role("button").last.click()
    found.locator(FIELD).fill(text)
    found.get_by_role("button", name="Enregistrer").click()
    expect(found.locator(FIELD)).to_have_count(0)
    expect(found).to_contain_text(text)


def submit(translator: Editor) -> None:
    """Hand in for review."""
    translator.page.get_by_role("button", name="Soumettre à la relecture").click()
    expect(translator.page.locator(".messages .success").first).to_be_visible()


def approve(reviewer: Editor, address: str) -> str:
    """Approve both steps; returns where readers find the version."""
    page = reviewer.page
    for _step in ("content", "publication"):
        page.goto(address)
        page.get_by_role("button", name="Approuver").click()
        expect(page.locator(".messages .success").first).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("button", name="Approuver")).to_have_count(0)
    link = page.locator("a[href*='/case-studies/']").first
    return (link.get_attribute("href") or "").replace("/fr/", "/de/")


def test_an_arabic_piece_is_written_as_in_a_form(translator: Editor, reviewer: Editor) -> None:
    begin_arabic(translator.page)
    page = translator.page
    reviewer.page.goto(page.url)
    summary = piece(page, "#part-summary")
    text = page.locator(".js-translation-editor li li:has(> .segment-shown strong)").first
    count = summary.locator(".segment-count")

    summary.get_by_role("button").last.click()
    field = summary.locator(FIELD)
    expect(field).to_have_attribute("dir", "rtl")
    expect(field).to_have_attribute("lang", "ar")
    expect(field).to_have_attribute("maxlength", "300")
    field.fill("جملة & أخرى")
    expect(count).to_have_text("11 caractères sur 300")
    save(summary)
    expect(summary.locator("div .segment-shown")).to_have_text("جملة & أخرى")

    text.get_by_role("button").last.click()
    rich = text.locator("[contenteditable]")
    expect(rich).to_have_attribute("dir", "rtl")
    rich.fill("كلمة")
    rich.press("ControlOrMeta+a")
    text.get_by_role("button", name="Gras").click()
    save(text)
    expect(text.locator("div .segment-shown b")).to_have_text("كلمة")
    assert "<b>" not in text.inner_text()

    second = piece(reviewer.page, "#part-summary")
    second.get_by_role("button").last.click()
    second.locator(FIELD).fill("نص آخر")
    save(second)
    expect(second).to_contain_text("جملة & أخرى")  # the first one's text
    expect(second.locator("div .segment-shown")).to_have_text("نص آخر")
    second.get_by_role("button").last.click()
    expect(second.locator(FIELD)).to_have_value("نص آخر")
    save(second)
    expect(second).not_to_contain_text("جملة & أخرى")
    reviewer.page.reload()
    expect(second.locator("div .segment-shown")).to_have_text("نص آخر")
