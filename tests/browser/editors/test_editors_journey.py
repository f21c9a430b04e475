"""From the editor's form to the reader's page, as both see it."""

import secrets
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import APIResponse, FilePayload, Page, Route, expect

from content_models.deployment import PROJECT_FOLDER
from tests.browser.desks import Desks
from tests.browser.editor import Editor, Effort
from tests.browser.waiting import wait_until

TITLE = "Une boulangerie solidaire à Navarrenx"
MISSPELT = "boulangrie solidère navarenx".replace("è", "e")
TEXT = "Chaque matin, Mélété pétrit le pain avec des personnes arrivées depuis peu."
EDITORS_EFFORT = Effort(clicks=7, fields=11)
REVIEWERS_EFFORT = Effort(clicks=6, fields=2)
"""From signing in to a published case study. Whoever makes it less lowers the numbers here and in
docs/editors.md."""
PICTURE_TEXT = "Deux mains farinées posent un pain rond sur une pelle."


@pytest.fixture
def both(desks: Desks) -> Iterator[tuple[Editor, Editor]]:
    """One who writes and one who approves and publishes, who have just signed in."""
    with desks.signing_in("editor") as editor, desks.signing_in("reviewer") as reviewer:
        yield editor, reviewer


@pytest.fixture
def reviewer(desks: Desks) -> Iterator[Editor]:
    """Somebody who approves and publishes."""
    with desks.tab("reviewer") as at_work:
        yield at_work


def picture() -> FilePayload:
    """A picture that nobody has uploaded yet: Wagtail asks about one that it has already."""
    file = BytesIO()
    Image.new("RGB", (1200, 800), tuple(secrets.token_bytes(3))).save(file, "PNG")
    return FilePayload(name="Le pain.png", mimeType="image/png", buffer=file.getvalue())


def open_when_listed(page: Page, path: str, title: str) -> None:
    """Ask for a list until it holds a title, then follow it to its page."""
    link = page.locator(".results").get_by_role("link", name=title)

    def is_listed() -> bool:
        page.goto(path)
        return link.count() > 0

    wait_until(page, is_listed)
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def write_case_study(editor: Editor, title: str) -> None:
    """Write a case study, as far as its review."""
    editor.open_new_case_study()
    editor.fill(
        title=title, summary="Du pain et du travail.", enterprise_name="Le Fournil (exemple)"
    )
    editor.fill(place="Navarrenx")
    editor.upload_picture(picture())
    editor.fill(picture_text=PICTURE_TEXT)
    editor.add_text(TEXT)
    editor.submit()


def test_a_case_study_goes_from_the_editors_form_to_a_reader_and_back(
    both: tuple[Editor, Editor], page: Page
) -> None:
    editor, reviewer = both
    write_case_study(editor, TITLE)
    reviewer.approve(TITLE)
    page.goto(f"/fr/library?q={quote(MISSPELT)}")
    expect(page.get_by_role("link", name=TITLE)).to_have_count(0)
    form = reviewer.approve(TITLE)

    assert editor.effort == EDITORS_EFFORT
    assert reviewer.effort == REVIEWERS_EFFORT
    open_when_listed(page, f"/fr/library?q={quote(MISSPELT)}", TITLE)

    shown = page.get_by_role("img", name=PICTURE_TEXT)
    expect(page.locator("main")).to_contain_text(TEXT)
    expect(shown).to_be_visible()
    assert shown.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0
    old_address = page.url

    new_title = "Le fournil partagé de Navarrenx"
    reviewer.page.goto(form)
    reviewer.fill(title=new_title)
    reviewer.open_promotion()
    reviewer.fill(slug="fournil-partage")
    reviewer.publish()

    open_when_listed(page, "/fr/library?q=fournil+partage", new_title)
    new_url = page.url
    assert "/fournil-partage-" in new_url
    page.goto(old_address)
    assert page.url == new_url

    reviewer.open_again()
    reviewer.unpublish()

    for address in (old_address, new_url):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 410
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page a été retirée")
    page.goto("/fr/library?q=fournil+partage")
    expect(page.get_by_role("link", name=new_title)).to_have_count(0)


def test_the_document_says_how_much_work_a_case_study_is() -> None:
    text = (PROJECT_FOLDER / "docs" / "editors.md").read_text(encoding="utf-8")
    editor, reviewer = EDITORS_EFFORT, REVIEWERS_EFFORT
    both = editor + reviewer

    assert f": {both.clicks} clicks and {both.fields} fields for two people together" in text
    assert f"The editor has {editor.clicks} clicks and {editor.fields} fields of that" in text
    assert f"the reviewer {reviewer.clicks} and {reviewer.fields}." in text


def test_a_click_on_publish_while_a_draft_is_being_saved_publishes_once(
    reviewer: Editor, page: Page
) -> None:
    name = "Le Comptoir de Lembeye (exemple)"
    held: list[tuple[Route, APIResponse]] = []

    def hold_the_answer(route: Route) -> None:
        is_draft = "Comptoir" in (route.request.post_data or "") and not held
        held.append((route, route.fetch())) if is_draft else route.continue_()

    reviewer.open_new_organisation()
    reviewer.wait_for_autosave()
    reviewer.write(
        reviewer.page.locator("[id$='-description-section'] [contenteditable=true]"),
        "Nous prêtons des outils.",
    )
    reviewer.fill(**{"locations-0-place": "Lembeye"})
    reviewer.page.route("**/directory/organisation/**", hold_the_answer)
    with reviewer.page.expect_request(lambda request: "Comptoir" in (request.post_data or "")):
        reviewer.fill(name=name)  # the last that is missing: now the draft can be saved

    reviewer.press_publish()
    wait_until(reviewer.page, lambda: held)
    route, answer = held[0]
    route.fulfill(response=answer)
    reviewer.expect_published()

    open_when_listed(page, "/fr/directory?q=comptoir+lembeye", name)
    reviewer.page.goto("/cms/snippets/directory/organisation/?q=Lembeye")
    expect(reviewer.page.locator("main").get_by_role("link", name=name)).to_have_count(1)


def test_what_is_written_just_before_a_save_is_answered_is_saved_too(reviewer: Editor) -> None:
    held: list[tuple[Route, APIResponse]] = []

    def hold_the_answer(route: Route) -> None:
        is_first = "Du pain" in (route.request.post_data or "") and not held
        held.append((route, route.fetch())) if is_first else route.continue_()

    page = reviewer.page
    reviewer.open_new_case_study()
    reviewer.wait_for_autosave()
    reviewer.fill(title="Le four de Nay", enterprise_name="Le Four (exemple)", place="Nay")
    reviewer.choose(country="FR")
    reviewer.fill(summary="Du lait.")
    page.wait_for_url("**/edit/")
    page.route("**/edit/", hold_the_answer)
    reviewer.fill(summary="Du pain.")
    wait_until(page, lambda: held)

    with page.expect_response(lambda response: "Oloron" in (response.request.post_data or "")):
        reviewer.fill(place="Oloron")  # and nothing more
        route, answer = held[0]
        route.fulfill(response=answer)

    page.reload()
    expect(page.locator("[name=place]")).to_have_value("Oloron")


def test_an_organisation_published_in_the_admin_is_found_in_the_directory(
    reviewer: Editor, page: Page
) -> None:
    name = "Le Relais du Gave d’Aspe (exemple)"
    reviewer.open_new_organisation()
    reviewer.fill(name=name)
    reviewer.write(
        reviewer.page.locator("[id$='-description-section'] [contenteditable=true]"),
        "Nous accompagnons vers le premier emploi.",
    )
    reviewer.choose(spoken_languages=["fr", "ar", "uk"])
    reviewer.fill(**{"locations-0-place": "Bedous", "locations-0-postcode": "64490"})
    reviewer.publish()

    open_when_listed(page, "/fr/directory?q=relai+daspe+bedou", name)

    expect(page.locator("main")).to_contain_text("Nous accompagnons vers le premier emploi.")
    expect(page.locator("main")).to_contain_text("64490 Bedous")
    expect(page.get_by_role("link", name="arabe")).to_be_visible()
