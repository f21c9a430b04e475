"""What was typed outlives the session, the network, the server and the browser."""

import re
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import (
    BrowserContext,
    FilePayload,
    Locator,
    Page,
    Request,
    Response,
    Route,
    expect,
)

from tests.browser.desks import Desks
from tests.browser.editor import Editor
from tests.browser.translator import begin_arabic, piece, press_save, save, write
from tests.browser.waiting import wait_for
from tests.cms.pictures import jpeg
from tests.integration.installation import PASSWORD
from tests.integration.serving import ServedSite

NOTICE = ".writing-notice[role=alert]"
OFFER = ".writing-offer"
AGAIN = "Réessayer"
SIGN_IN = "Se reconnecter"
TAKE_BACK = "Reprendre ce texte"
SUMMARY = "Deux phrases tapées pendant que la session prenait fin."
BODY = "Un paragraphe entier."
PICTURE = FilePayload(name="Une image.jpg", mimeType="image/jpeg", buffer=jpeg())
OTHER_PICTURE = FilePayload(
    name="Une image.jpg", mimeType="image/jpeg", buffer=jpeg(Image.new("RGB", (640, 480), "teal"))
)
"""Whoever uploads one that is there already is asked first."""
FULL = """() => {
    Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError") };
}"""
RICH_TEXTS_COME_LATE = """
const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
const held = [];
let looks = 0;
window.saves = 0;
window.looks = () => looks;
Object.defineProperty(HTMLInputElement.prototype, "value", { get, set(text) {
    if (looks || !this.matches("[data-draftail-input]")) set.call(this, text);
    else held.push([this, text]);
}});
document.addEventListener("w-unsaved:watch-edits", () => {
    looks += 1;
    for (const [field, text] of held.splice(0)) { set.call(field, text); window.wasLate = true; }
}, true);
document.addEventListener("w-autosave:save", () => { window.saves += 1; });
"""
"""As on a slow device: editors write into the form after Wagtail has looked at it first."""
IS_KEPT = "() => Object.keys(localStorage).some((key) => key.startsWith('writing:'))"


@pytest.fixture
def editor(desks: Desks) -> Iterator[Editor]:
    """Somebody who writes, in a browser of their own whose session may end."""
    with desks.signing_in("reviewer") as at_work:
        yield at_work


def sign_out(context: BrowserContext) -> None:
    """The session ends, as by its age; everything else in the browser stays."""
    kept = [each for each in context.cookies() if each["name"] != "cms_session"]
    context.clear_cookies()
    context.add_cookies(kept)


def begin(editor: Editor, title: str) -> None:
    """A case study whose first draft has been saved."""
    editor.open_new_case_study()
    editor.fill(title=title)
    editor.save_draft()
    expect(editor.page).to_have_url(re.compile("/edit/"))
    editor.wait_for_autosave()


def kept(page: Page) -> int:
    """How many texts this device keeps."""
    return int(
        page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('writing:')).length")
    )


def failing(status: int) -> object:
    """A server that answers each save so."""

    def answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=status, body="")
        else:
            route.continue_()

    return answer


def is_a_save(answer: Response) -> bool:
    """True for what the server answers to a form."""
    return answer.request.method == "POST" and "/edit/" in answer.url


def how_it_is_sent(request: Request) -> str:
    """Who sends a form, if that is what is sent."""
    if request.method != "POST":
        return ""
    if "x-writing" in request.headers:
        return "by the script"
    return "by the browser" if request.is_navigation_request() else ""


def sign_in_beside(
    editor: Editor, name: str, button: str = SIGN_IN, *, instead_of: str = ""
) -> None:
    """Sign in in the small window that the form opens."""
    with editor.page.expect_popup() as opened:
        editor.page.locator(NOTICE).get_by_role("button", name=button).click()
    window = opened.value
    if instead_of:
        window.get_by_role("button", name=f"Fermer la session de {instead_of}").click()
    window.locator("[name=username]").fill(name)
    window.locator("[name=password]").fill(PASSWORD)
    with window.expect_event("close"):
        window.locator("form [type=submit]").click()


def fill_in_upload(page: Page, picture: FilePayload = PICTURE) -> Locator:
    """Fill in the window by which a picture is uploaded, and return its button."""
    chooser = page.get_by_role("dialog")
    chooser.get_by_role("tab", name="Transférer").click()
    chooser.get_by_label("Fichier").set_input_files(picture)
    # Wagtail takes the title from the file's name a moment later.
    expect(chooser.get_by_label("Titre")).not_to_have_value("")
    chooser.get_by_label("Crédit").fill("Une amie")
    chooser.get_by_label("Licence").select_option(label="CC BY 4.0")
    return chooser.get_by_role("button", name="Transférer")


def test_a_session_that_ends_while_somebody_types_costs_nothing(editor: Editor) -> None:
    begin(editor, "Une séance qui prend fin")
    page = editor.page
    with page.expect_response(is_a_save):  # in the background
        editor.fill(summary="Un résumé.")
    wait_for(page, f"() => !({IS_KEPT})()")
    sign_out(page.context)

    editor.fill(summary=SUMMARY)
    notice = page.locator(NOTICE)
    expect(notice).to_contain_text("Votre session a pris fin")
    editor.add_text(BODY)
    sign_in_beside(editor, "reviewer")

    expect(notice).to_have_count(0)
    expect(page.locator(".w-autosave-indicator").first).to_have_attribute(
        "data-w-autosave-state-value", "saved"
    )
    page.reload()
    expect(page.locator("[name=summary]")).to_have_value(SUMMARY)
    expect(page.locator("[id$='-body-section'] [contenteditable=true]")).to_contain_text(BODY)
    assert kept(page) == 0


def test_a_button_pressed_after_the_session_ended_does_its_work_once_signed_in(
    editor: Editor,
) -> None:
    begin(editor, "Un bouton")
    page = editor.page
    sent: list[str] = []
    page.on("request", lambda each: sent.append(how_it_is_sent(each)))
    sign_out(page.context)

    editor._press("action-submit")
    expect(page.locator(NOTICE)).to_contain_text("Votre session a pris fin")
    sign_in_beside(editor, "editor")
    expect(page.locator(NOTICE)).to_contain_text("Une autre personne")
    sign_in_beside(editor, "reviewer", instead_of="editor")

    # Handed in with fields missing: the form names them.
    expect(page.locator(".w-field__errors .error-message").first).to_be_visible()
    expect(page.locator("[name=title]").first).to_have_value("Un bouton")
    assert sent.count("by the script") == 2, "once without a session, once with it"
    assert "by the browser" not in sent


@pytest.mark.parametrize(
    ("status", "words"),
    [(413, "trop grand"), (429, "trop sollicité"), (507, "plus de place"), (502, "Un problème")],
)
def test_a_failure_is_told_nothing_is_lost_and_it_tries_again_when_asked(
    editor: Editor, status: int, words: str
) -> None:
    begin(editor, f"Un échec {status}")
    page = editor.page
    address = page.url.partition("?")[0]
    page.route(address, failing(status))

    editor.fill(summary=SUMMARY)
    notice = page.locator(NOTICE)
    expect(notice).to_contain_text(words)
    page.get_by_role("button", name=editor.labels.save_draft).click()
    expect(notice).to_contain_text(words)
    page.unroute(address)
    notice.get_by_role("button", name=AGAIN).click()

    expect(editor.page.locator(".messages .success")).to_contain_text("mise à jour")
    expect(page.locator("[name=summary]")).to_have_value(SUMMARY)


def test_without_a_network_the_form_waits(editor: Editor) -> None:
    begin(editor, "Hors ligne")
    page = editor.page
    page.evaluate(FULL)
    page.context.set_offline(True)

    page.locator("[name=summary]").fill(SUMMARY)
    page.get_by_role("button", name=editor.labels.save_draft).click()
    notice = page.locator(NOTICE)
    expect(notice).to_contain_text("injoignable")
    expect(notice).to_contain_text("ne fermez pas cette page")
    page.context.set_offline(False)
    notice.get_by_role("button", name=AGAIN).click()

    expect(editor.page.locator(".messages .success")).to_contain_text("mise à jour")
    expect(page.locator("[name=summary]")).to_have_value(SUMMARY)


def test_a_window_over_the_form_outlives_the_session_too(editor: Editor) -> None:
    editor.open_new_case_study()
    page = editor.page
    choose = page.locator("#id_picture-chooser [data-chooser-action-choose]").first
    sign_out(page.context)

    choose.click()
    sign_in_beside(editor, "reviewer")
    choose.click()
    chooser = page.get_by_role("dialog")
    upload = fill_in_upload(page)
    sign_out(page.context)
    upload.click()
    sign_in_beside(editor, "reviewer")
    upload.click()

    expect(chooser).to_be_hidden()
    expect(page.locator("#id_picture-chooser")).to_contain_text("Une image")
    expect(page.locator(NOTICE)).to_have_count(0)


def test_a_form_that_nobody_has_touched_is_not_saved_by_itself(editor: Editor) -> None:
    page = editor.page
    page.goto("/cms/snippets/directory/organisation/")
    form = page.locator("a[href*='/organisation/edit/']").first.get_attribute("href") or ""
    page.add_init_script(RICH_TEXTS_COME_LATE)

    page.goto(form)
    wait_for(page, "() => window.wasLate && (window.looks() > 1 || window.saves)")

    assert page.evaluate("window.saves") == 0
    editor.write(page.locator("[data-draftail-editor-wrapper] [contenteditable=true]").first, "Oh")
    wait_for(page, "() => window.saves")


def test_what_was_typed_comes_back_after_a_crash_to_its_author_alone(
    editor: Editor, site: ServedSite
) -> None:
    editor.open_new_case_study()
    editor.wait_for_autosave()
    page, form = editor.page, editor.page.url
    page.route("**/add/library/**", failing(502))
    editor.fill(title="Avant la panne", summary=SUMMARY)
    editor.add_text(BODY)
    expect(page.locator(NOTICE)).to_be_visible()
    wait_for(page, IS_KEPT)
    context = page.context
    page.close(run_before_unload=False)

    sign_out(context)
    other = Editor(context.new_page())
    other.sign_in("editor")
    other.page.goto(form)
    expect(other.page.locator("[name=title]").first).to_be_visible()
    other.wait_for_autosave()
    expect(other.page.locator(OFFER)).to_have_count(0)
    sign_out(context)
    again = Editor(context.new_page())
    again.sign_in("reviewer")
    again.page.goto(form)
    offer = again.page.locator(OFFER)
    expect(offer).to_contain_text("il y a")
    offer.get_by_role("button", name=TAKE_BACK).click()

    again.page.wait_for_url(re.compile("/edit/"))
    expect(again.page.locator("[name=title]").first).to_have_value("Avant la panne")
    expect(again.page.locator("[name=summary]")).to_have_value(SUMMARY)
    expect(again.page.locator("[id$='-body-section'] [contenteditable=true]")).to_contain_text(BODY)
    assert kept(again.page) == 0


def test_an_organisation_comes_back_after_a_crash_with_its_rows(editor: Editor) -> None:
    editor.open_new_organisation()
    editor.wait_for_autosave()
    page, form = editor.page, editor.page.url
    page.route("**/organisation/add/**", failing(502))
    page.locator("[name=name]").fill("Avant la panne (exemple)")
    page.locator("#id_phones-ADD").click()
    page.locator("[name='phones-0-number']").fill("05 59 00 00 00")
    expect(page.locator(NOTICE)).to_be_visible()
    wait_for(page, "() => Object.values(localStorage).some((text) => text.includes('05 59'))")
    page.close(run_before_unload=False)

    page = page.context.new_page()
    page.goto(form)
    page.locator(OFFER).get_by_role("button", name=TAKE_BACK).click()

    page.wait_for_url(re.compile("/edit/"))
    expect(page.locator("[name=name]")).to_have_value("Avant la panne (exemple)")
    expect(page.locator("[name='phones-0-number']")).to_have_value(re.compile("59"))
    assert kept(page) == 0


def test_a_picture_that_nobody_has_described_stops_no_saving(editor: Editor) -> None:
    begin(editor, "Une image sans mots")
    page = editor.page
    page.locator("#id_picture-chooser [data-chooser-action-choose]").first.click()
    fill_in_upload(page, OTHER_PICTURE).click()
    expect(page.get_by_role("dialog")).to_be_hidden()

    # The choice of the picture may still be on its way.
    with page.expect_response(lambda answer: BODY in (answer.request.post_data or "")) as saved:
        editor.add_text(BODY)
    assert saved.value.json()["success"]
    wait_for(page, f"() => !({IS_KEPT})()")
    page.reload()

    expect(page.locator("#id_picture-chooser")).to_contain_text("Une image")
    expect(page.locator("[id$='-body-section'] [contenteditable=true]")).to_contain_text(BODY)
    expect(page.locator(OFFER)).to_have_count(0)


def test_text_that_others_have_overtaken_says_so_when_it_is_offered(
    editor: Editor, desks: Desks
) -> None:
    begin(editor, "Dépassée")
    page = editor.page
    form = page.url.partition("?")[0]
    page.route(form, failing(502))
    editor.fill(summary=SUMMARY)
    expect(page.locator(NOTICE)).to_be_visible()
    wait_for(page, IS_KEPT)
    with desks.tab("admin") as admin:
        admin.page.goto(form)
        admin.fill(summary="Autre chose.")
        admin.page.get_by_role("button", name=admin.labels.save_draft).click()
        expect(admin.page.locator(".messages .success")).to_contain_text("mise à jour")

    page.once("dialog", lambda dialog: dialog.accept())
    page.unroute(form)
    page.goto(form)
    offer = page.locator(OFFER)

    expect(offer).to_contain_text("quelqu’un d’autre")
    offer.get_by_role("button", name="Jeter").click()
    expect(offer).to_have_count(0)
    assert kept(page) == 0


def test_a_translator_loses_no_piece_when_session_network_or_browser_go(desks: Desks) -> None:
    with desks.signing_in("translator", locale="ar") as translator:
        page = translator.page
        page.get_by_role("link", name="العربية").click()  # what is not translated yet
        expect(page).to_have_url(re.compile("language=ar&state=missing"))
        begin_arabic(page, "resources.partnerresourcepage")
        form = page.url
        title, summary = piece(page, "#part-title"), piece(page, "#part-summary")
        body = piece(page, "[id^='part-body']")
        notice = page.locator(NOTICE)
        shown = "div > .segment-shown"

        sign_out(page.context)
        write(title, "عنوان")
        press_save(title)
        expect(notice).to_contain_text("انتهت جلستك")
        field = write(summary, "ملخص لم يُحفظ بعد")
        sign_in_beside(translator, "translator", "تسجيل الدخول من جديد")
        expect(notice).to_have_count(0)
        expect(title.locator(".icon--green")).to_have_count(1)
        expect(title.locator(shown)).to_have_text("عنوان")
        expect(field).to_have_value("ملخص لم يُحفظ بعد")

        page.context.set_offline(True)
        press_save(summary)
        expect(notice).to_contain_text("لا يمكن الوصول")
        write(body, "درس")
        assert kept(page) == 2
        page.close(run_before_unload=False)
        page.context.set_offline(False)

        page = page.context.new_page()
        page.goto(form)
        write(piece(page, "#part-summary"), "كتابة أخرى قبل الاستعادة")
        page.locator(OFFER).get_by_role("button", name="استعادة النص").click()
        assert page.locator(OFFER).count() == 0
        for part, text in (("#part-summary", "ملخص لم يُحفظ بعد"), ("[id^='part-body']", "درس")):
            found = piece(page, part)
            save(found)
            expect(found.locator(shown)).to_have_text(text)
        assert kept(page) == 0
        write(piece(page, "#part-title"), "شيء آخر")
        assert kept(page) == 1
        piece(page, "#part-title").get_by_role("button", name="إلغاء").click()
        assert kept(page) == 0
