"""Drafts in the portal: beside the form, in a page of their own, and for who was given a link."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect

from tests.browser.axe import AXE, objections
from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.desks import Desks
from tests.browser.editor import Editor
from tests.browser.editors.test_editors_journey import picture
from tests.browser.watching import Watch
from tests.integration.serving import ServedSite

DRAFT_BAR = "Ceci est un brouillon."
DRAFT_BAR_IN_ARABIC = "هذه مسودة."
ENDED_IN_ARABIC = "هذا الرابط لم يعد يعمل"
FILE_NAME_AS_TEXT = "IMG_2041.jpg"
FILE_NAME_OBJECTION = "Le texte alternatif de l'image a un motif inapproprié"
DESCRIPTION = "[id$='-description-section'] [contenteditable=true]"
PANEL = re.compile("in_preview_panel")
KEPT_ADDRESSES = """
async () => {
    const found = [];
    for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) found.push(request.url);
    return found;
}
"""


@pytest.fixture
def editor(desks: Desks) -> Iterator[Editor]:
    """With room for a panel beside the form."""
    with desks.tab("editor") as at_work:
        at_work.page.set_viewport_size({"width": 1600, "height": 900})
        yield at_work


def open_panel(editor: Editor, name: str) -> None:
    """A panel beside the form."""
    editor.page.locator(f"[data-side-panel-toggle='{name}']").click()
    expect(editor.page.locator(f"[data-side-panel='{name}']")).to_be_visible()


def frame_of(editor: Editor) -> FrameLocator:
    """What the preview panel shows."""
    return editor.page.frame_locator("#w-preview-iframe")


def share(editor: Editor) -> str:
    """Make a link to the draft that is being edited; returns it."""
    editor.open_actions()
    editor.page.get_by_role("link", name="Partager ce brouillon").click()
    editor.page.get_by_role("button", name="Créer un lien").click()
    return editor.page.get_by_role("textbox", name="Lien").input_value()


def test_a_case_study_is_previewed_while_it_is_typed_and_in_every_direction(
    editor: Editor, page: Page
) -> None:
    editor.open_new_case_study()
    editor.wait_for_autosave()
    open_panel(editor, "preview")
    frame = frame_of(editor)

    editor.fill(title="Le fournil du gave", summary="Du pain, tôt le matin.")
    editor.add_text("Chaque matin, Mélété pétrit.")

    expect(frame.get_by_role("heading", level=1)).to_have_text("Le fournil du gave")
    expect(frame.locator(".lead")).to_have_text("Du pain, tôt le matin.")
    expect(frame.locator(".item-main")).to_contain_text("Chaque matin, Mélété pétrit.")
    expect(frame.get_by_text(DRAFT_BAR)).to_be_visible()
    expect(frame.locator(".keep-line")).to_have_count(0)

    late: list[Route] = []
    editor.page.route(PANEL, lambda route: late.append(route), times=1)  # noqa: PLW0108 - Playwright marks it
    with editor.page.expect_request(PANEL):
        editor.fill(summary="Du pain, très tôt le matin.")
    editor.wait_for_autosave()
    editor.page.get_by_label("Mode prévisualisation").select_option("ar")
    late.pop().continue_()

    expect(frame.locator("html[dir=rtl][lang=ar]")).to_be_attached()
    expect(frame.get_by_role("heading", level=1)).to_have_text("Le fournil du gave")
    page.goto("/fr/library?q=fournil+gave+petrit")
    expect(page.get_by_role("link", name="Le fournil du gave")).to_have_count(0)


def test_a_draft_is_previewed_as_wide_as_each_device(editor: Editor) -> None:
    editor.open_new_case_study()
    editor.wait_for_autosave()
    open_panel(editor, "preview")
    frame = frame_of(editor)
    expect(frame.get_by_text(DRAFT_BAR)).to_be_visible()

    for size in editor.page.locator("[data-device-width]").all():
        size.check(force=True)  # its label covers it
        expect(frame.locator("html")).to_have_js_property(
            "clientWidth", int(size.get_attribute("data-device-width") or 0)
        )


def test_an_organisation_in_arabic_is_previewed_shared_opened_by_a_stranger_and_revoked(
    editor: Editor, browser: Browser, site: ServedSite
) -> None:
    editor.page.goto("/cms/snippets/directory/organisation/add/?locale=ar")
    editor.wait_for_autosave()
    open_panel(editor, "preview")
    editor.fill(name="مركز الاستقبال", **{"locations-0-place": "Pau"})
    expect(editor.page.locator("[name=name]")).to_have_css("unicode-bidi", "plaintext")
    editor.write(editor.page.locator(DESCRIPTION), "نستقبل الناس")
    frame = frame_of(editor)
    expect(frame.locator("html[dir=rtl][lang=ar]")).to_be_attached()
    expect(frame.get_by_role("heading", level=1)).to_have_text("مركز الاستقبال")
    expect(frame.locator("main")).to_contain_text("نستقبل الناس")
    editor.save_draft()
    link = share(editor)
    context = browser.new_context(base_url=site.base_url, locale="ar", reduced_motion="reduce")
    context.set_default_timeout(WAIT_MILLISECONDS)
    stranger = context.new_page()
    watch = Watch(stranger, site.base_url)

    answer = stranger.goto(link)

    assert answer is not None
    assert answer.status == 200
    expect(stranger.get_by_text(DRAFT_BAR_IN_ARABIC)).to_be_visible()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("مركز الاستقبال")
    expect(stranger.locator("wagtail-userbar")).to_have_count(0)
    if AXE.is_file():  # npm ci brings it
        stranger.evaluate(AXE.read_text())
        assert objections(stranger) == []
    assert watch.found() == []
    assert context.cookies() == []
    stranger.evaluate("navigator.serviceWorker.ready.then(() => true)")
    stranger.reload()
    assert not [each for each in stranger.evaluate(KEPT_ADDRESSES) if "_preview" in each]

    editor.page.get_by_role("button", name="Révoquer").click()
    expect(editor.page.get_by_role("button", name="Révoquer")).to_have_count(0)
    answer = stranger.reload()

    assert answer is not None
    assert answer.status == 410
    expect(stranger.get_by_role("heading", level=1)).to_have_text(ENDED_IN_ARABIC)
    expect(stranger.get_by_text("مركز الاستقبال")).to_have_count(0)
    context.close()


def test_an_accessibility_fault_of_a_draft_is_reported_beside_its_form_and_in_its_page(
    editor: Editor, site: ServedSite
) -> None:
    editor.open_new_case_study()
    editor.wait_for_autosave()
    open_panel(editor, "checks")
    editor.fill(title="Le pain")

    editor.upload_picture(picture())
    editor.fill(picture_text=FILE_NAME_AS_TEXT)

    panel = editor.page.locator("[data-side-panel='checks']")
    expect(panel.locator("[data-checks-panel]")).to_contain_text(FILE_NAME_OBJECTION)
    expect(panel.locator("[data-content-checker-count]")).to_have_text("1")

    editor.fill(picture_text="Un pain rond sur une pelle.")

    open_panel(editor, "preview")  # which looks for changes that came while it was busy
    expect(frame_of(editor).get_by_alt_text("Un pain rond sur une pelle.")).to_be_visible()
    expect(panel.locator("[data-content-checker-count]")).to_have_text("0")
    with editor.page.context.expect_page() as opened:
        editor.page.get_by_role("link", name="Prévisualiser dans un nouvel onglet").click()
    draft = opened.value
    watch = Watch(draft, site.base_url)
    draft.reload()
    expect(draft.get_by_role("img", name="Un pain rond sur une pelle.")).to_be_visible()
    expect(draft.locator("#wagtail-userbar-trigger")).to_be_visible()
    assert watch.found() == []
