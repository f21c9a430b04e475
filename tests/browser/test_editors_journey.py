"""From the editor's form to the reader's page, as both see it."""

import secrets
import time
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import APIResponse, Browser, FilePayload, Page, Route, expect

from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.editor import Editor
from tests.integration.serving import ServedSite

SECONDS_TO_READERS = 10
"""The projection runs in the editor's request; where another holds the lock, in the next sweep."""

TITLE = "Une boulangerie solidaire à Navarrenx"
MISSPELT = "boulangrie solidère navarenx".replace("è", "e")
TEXT = "Chaque matin, Mélété pétrit le pain avec des personnes arrivées depuis peu."
PICTURE_TEXT = "Deux mains farinées posent un pain rond sur une pelle."


@pytest.fixture
def editor(browser: Browser, site: ServedSite) -> Iterator[Editor]:
    """Signed in, in a browser of their own."""
    context = browser.new_context(base_url=site.base_url, locale="fr-FR")
    context.set_default_timeout(WAIT_MILLISECONDS)
    signed_in = Editor(context.new_page())
    signed_in.sign_in()
    yield signed_in
    context.close()


def picture() -> FilePayload:
    """A picture that nobody has uploaded yet: Wagtail asks about one that it has already."""
    file = BytesIO()
    Image.new("RGB", (1200, 800), tuple(secrets.token_bytes(3))).save(file, "PNG")
    return FilePayload(name="pain.png", mimeType="image/png", buffer=file.getvalue())


def open_when_listed(page: Page, path: str, title: str) -> None:
    """Ask for a list until it holds a title, then follow it to its page."""
    link = page.locator(".results").get_by_role("link", name=title)
    deadline = time.monotonic() + SECONDS_TO_READERS
    page.goto(path)
    while not link.count() and time.monotonic() < deadline:
        page.goto(path)
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def write_case_study(editor: Editor, title: str, slug: str = "") -> str:
    """Write and publish a case study; returns its address in the portal."""
    editor.open_new_case_study()
    editor.fill(
        title=title, summary="Du pain et du travail.", enterprise_name="Le Fournil (exemple)"
    )
    editor.choose(country="FR")
    editor.fill(place="Navarrenx")
    editor.upload_picture("Le pain", picture())
    editor.fill(picture_text=PICTURE_TEXT)
    editor.add_text(TEXT)
    editor.publish()
    return editor.address_in_the_portal()


ROUNDS_OF_WAITING = 600
MILLISECONDS_A_ROUND = 100


def test_a_case_study_goes_from_the_editors_form_to_a_reader_and_back(
    editor: Editor, page: Page
) -> None:
    old_address = write_case_study(editor, TITLE)

    open_when_listed(page, f"/fr/library?q={quote(MISSPELT)}", TITLE)

    shown = page.get_by_role("img", name=PICTURE_TEXT)
    expect(page.locator("main")).to_contain_text(TEXT)
    expect(shown).to_be_visible()
    assert shown.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0
    assert page.url.endswith(quote(old_address))

    new_title = "Le fournil partagé de Navarrenx"
    editor.open_again()
    editor.fill(title=new_title)
    editor.open_promotion()
    editor.fill(slug="fournil-partage")
    editor.publish()

    open_when_listed(page, "/fr/library?q=fournil+partage", new_title)
    new_url = page.url
    assert "/fournil-partage-" in new_url
    page.goto(old_address)
    assert page.url == new_url

    editor.open_again()
    editor.unpublish()

    for address in (old_address, new_url):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 410
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page a été retirée")
    page.goto("/fr/library?q=fournil+partage")
    expect(page.get_by_role("link", name=new_title)).to_have_count(0)


def test_a_click_on_publish_while_a_draft_is_being_saved_publishes_once(
    editor: Editor, page: Page
) -> None:
    name = "Le Comptoir de Lembeye (exemple)"
    held: list[tuple[Route, APIResponse]] = []

    def hold_the_answer(route: Route) -> None:
        is_draft = "Comptoir" in (route.request.post_data or "") and not held
        held.append((route, route.fetch())) if is_draft else route.continue_()

    editor.open_new_organisation()
    editor.wait_for_autosave()
    editor.write(
        editor.page.locator("[id$='-description-section'] [contenteditable=true]"),
        "Nous prêtons des outils.",
    )
    editor.fill(**{"locations-0-place": "Lembeye"})
    editor.page.route("**/directory/organisation/**", hold_the_answer)
    with editor.page.expect_request(lambda request: "Comptoir" in (request.post_data or "")):
        editor.fill(name=name)  # the last that is missing: now the draft can be saved

    editor.press_publish()
    for _ in range(ROUNDS_OF_WAITING):  # until the server has answered what is held back
        if held:
            break
        editor.page.wait_for_timeout(MILLISECONDS_A_ROUND)
    route, answer = held[0]
    route.fulfill(response=answer)
    editor.expect_published()

    open_when_listed(page, "/fr/directory?q=comptoir+lembeye", name)
    editor.page.goto("/cms/snippets/directory/organisation/?q=Lembeye")
    expect(editor.page.locator("main").get_by_role("link", name=name)).to_have_count(1)


def test_an_organisation_published_in_the_admin_is_found_in_the_directory(
    editor: Editor, page: Page
) -> None:
    name = "Le Relais du Gave d’Aspe (exemple)"
    editor.open_new_organisation()
    editor.fill(name=name)
    editor.write(
        editor.page.locator("[id$='-description-section'] [contenteditable=true]"),
        "Nous accompagnons vers le premier emploi.",
    )
    editor.fill(spoken_languages="fr, ar, uk")
    editor.fill(**{"locations-0-place": "Bedous", "locations-0-postcode": "64490"})
    editor.publish()

    open_when_listed(page, "/fr/directory?q=relai+daspe+bedou", name)

    expect(page.locator("main")).to_contain_text("Nous accompagnons vers le premier emploi.")
    expect(page.locator("main")).to_contain_text("64490 Bedous")
    expect(page.get_by_role("link", name="arabe")).to_be_visible()
