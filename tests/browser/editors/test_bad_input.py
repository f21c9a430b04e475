"""What editors paste and upload that is not what the forms are for."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desks import Desks
from tests.browser.editor import Editor
from tests.cms.pasted import BROWSER, WORD, WORDS

TOO_LARGE = "Ce fichier est trop grand"
SEND_AS_IT_IS = "field => HTMLFormElement.prototype.submit.call(field.form)"
MEGABYTE = 1024 * 1024
PASTE = """
(editor, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    editor.focus();
    editor.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    );
}
"""


@pytest.fixture
def editor(desks: Desks) -> Iterator[Editor]:
    """Somebody who writes."""
    with desks.tab("reviewer") as at_work:
        yield at_work


def file_of(folder: Path, megabytes: int) -> Path:
    """A file that takes no room, however long it is."""
    made = folder / f"{megabytes}.png"
    with made.open("wb") as file:
        file.truncate(megabytes * MEGABYTE)
    return made


def test_what_is_pasted_from_word_keeps_its_words_and_nothing_else(editor: Editor) -> None:
    editor.open_new_case_study()
    editor.add_text("Avant ")
    text = editor.page.locator("[id$='-body-section'] [contenteditable=true]")
    text.click()

    text.evaluate(PASTE, WORD)

    expect(text).to_contain_text("Mardi")
    field = text.locator("xpath=ancestor::*[@data-draftail-editor-wrapper]/../input")
    expect(field).to_have_value(re.compile("Mardi"))  # a moment later
    sent = field.input_value()
    for word in WORDS:
        assert word in sent
    for sign in ("Mso", "WordDocument", "@page", "file:", "IMAGE"):
        assert sign not in sent


def test_a_pasted_table_keeps_its_cells_apart_and_lines_headings_and_telephones_stay(
    editor: Editor,
) -> None:
    editor.open_new_case_study()
    editor.wait_for_autosave()
    editor.add_text("Avant")
    text = editor.page.locator("[id$='-body-section'] [contenteditable=true]")
    text.press("Enter")

    text.evaluate(PASTE, BROWSER)
    editor.fill(title="Collé")
    expect(editor.page).to_have_url(re.compile("/edit/"))
    editor.page.reload()

    field = text.locator("xpath=ancestor::*[@data-draftail-editor-wrapper]/../input")
    sent = json.loads(field.input_value())
    lines = [(block["type"], block["text"]) for block in sent["blocks"]]
    assert lines[1:] == [
        ("header-two", "Un"),
        ("header-three", "Quatre"),
        ("unstyled", "rue\nville"),
        *(("unstyled", line) for line in ("dedans", "dehors", "encore")),
        *(("unstyled", line) for line in ("Jour | Heure", "Mardi | 9 h midi", "appeler")),
    ]
    assert [each["data"]["url"] for each in sent["entityMap"].values()] == ["tel:+33536490101"]


def test_a_file_that_is_too_large_is_refused_as_soon_as_it_is_chosen(
    editor: Editor, tmp_path: Path
) -> None:
    editor.open_new_case_study()
    editor.fill(title="Gardé")
    editor.page.locator("#id_picture-chooser [data-chooser-action-choose]").first.click()
    chooser = editor.page.get_by_role("dialog")
    chooser.get_by_role("tab", name="Transférer").click()
    field = chooser.get_by_label("Fichier")
    uploads: list[str] = []
    editor.page.on("request", lambda sent: uploads.append(f"{sent.method} {sent.url}"))

    field.set_input_files(file_of(tmp_path, 200))
    chooser.get_by_role("button", name="Transférer").click()

    assert TOO_LARGE in field.evaluate("field => field.validationMessage")
    assert [sent for sent in uploads if sent.startswith("POST") and "chooser" in sent] == []
    field.set_input_files(file_of(tmp_path, 1))
    assert field.evaluate("field => field.validationMessage") == ""
    expect(editor.page.locator("[name=title]").first).to_have_value("Gardé")


def test_where_no_script_looks_the_server_refuses_it(editor: Editor, tmp_path: Path) -> None:
    editor.page.goto("/cms/images/add/")
    editor.page.locator("input[type=file]").first.set_input_files(file_of(tmp_path, 200))

    # As a browser without scripts does.
    editor.page.locator("input[type=file]").first.evaluate(SEND_AS_IT_IS)

    expect(editor.page.get_by_role("heading", level=1)).to_contain_text(TOO_LARGE)
