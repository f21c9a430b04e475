"""The pictures of docs/editors.md: the admin in English, with the demonstration's content.

One story gives nearly all: an editor writes a case study and shares it, a reviewer finds it and has
it previewed. Each picture is taken where the story has come to.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, expect

from tests.browser.chromium import WAIT_MILLISECONDS
from tests.browser.editor import Editor, Labels
from tests.integration.serving import ServedSite

SCREEN = {"width": 1280, "height": 800}
QUALITY = 60
"""Of WebP, from 0 to 100: text stays sharp, and a picture weighs some tens of kilobytes."""
ENGLISH = Labels(
    new_case_study="New case study",
    new_organisation="New organisation",
    more_actions="More actions",
    save_draft="Save draft",
    saved="updated|created",
    submitted="submitted",
)
TITLE = "A bakery that bakes with its neighbours"
TEXT = "At four in the morning the oven is warm, and six people who came last year knead the bread."
FINISHED = "Mending bicycles so that people can get to work"
"""A case study of the demonstration, with its picture."""
NO_PDF = FilePayload(
    name="guide.pdf", mimeType="application/pdf", buffer=b"<!doctype html><p>Not a PDF"
)
SHOWN_ADDRESS = "https://portal.example"
SHOW_ADDRESS = """
(field, [own, shown]) => { field.value = field.value.replace(own, shown).slice(0, 60) + "…"; }
"""
"""A reader would take the address of this machine, and a link that ends, for something to open."""
SETTLED_MILLISECONDS = 3000
"""After that nothing moves. A form asks who else is here: its network is never idle for sure."""


@dataclass
class Camera:
    """Takes pictures of what somebody's tab shows."""

    folder: Path

    def take(self, who: Editor, name: str) -> None:
        """Keep what the tab shows now."""
        who.page.wait_for_timeout(SETTLED_MILLISECONDS)
        picture = Image.open(io.BytesIO(who.page.screenshot()))
        picture.save(self.folder / f"editors-{name}.webp", quality=QUALITY, method=6)


def take_for_editors(browser: Browser, site: ServedSite, folder: Path) -> None:
    """All of them."""
    camera = Camera(folder)
    editor, reviewer = at_a_desk(browser, site, "editor"), at_a_desk(browser, site, "reviewer")
    write(editor, camera)
    share(editor, camera, site)
    upload_what_is_refused(editor, camera)
    review(reviewer, camera)
    preview(reviewer, camera)
    translations(reviewer, camera)


def at_a_desk(browser: Browser, site: ServedSite, name: str) -> Editor:
    """Somebody who is signed in, on a screen of the usual size."""
    context = browser.new_context(
        base_url=site.base_url, locale="en-GB", viewport=SCREEN, reduced_motion="reduce"
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    somebody = Editor(context.new_page(), ENGLISH)
    somebody.sign_in(name)
    return somebody


def write(editor: Editor, camera: Camera) -> None:
    """A case study, from how one is written to what it still lacks."""
    editor.open_new_case_study()
    how_to = editor.page.locator("section", has_text="How to write a case study")
    editor.click(how_to.locator("[data-panel-toggle]").first)
    camera.take(editor, "form")
    editor.fill(
        title=TITLE,
        summary="In Navarrenx, bread is baked by people who arrived a year ago.",
        enterprise_name="Le Fournil (exemple)",
        place="Navarrenx",
        people_employed="6",
    )
    editor.add_text(TEXT)
    editor.save_draft()
    bring_to_the_middle(editor.page.locator("[data-guidance-checklist]"))
    camera.take(editor, "checklist")


def share(editor: Editor, camera: Camera, site: ServedSite) -> None:
    """The draft, by a link; then it is submitted."""
    form = editor.page.url
    editor.open_actions()
    editor.click(editor.page.get_by_role("link", name="Share this draft"))
    editor.click(editor.page.locator("form .button").first)
    link = editor.page.locator("input[readonly]")
    link.evaluate(SHOW_ADDRESS, [site.base_url, SHOWN_ADDRESS])
    camera.take(editor, "share")
    editor.page.goto(form)
    editor.submit()


def upload_what_is_refused(editor: Editor, camera: Camera) -> None:
    """A file that is not what its name says."""
    editor.page.goto("/cms/documents/multiple/add/")
    editor.page.locator("input[type=file]").first.set_input_files(NO_PDF)
    expect(editor.page.get_by_text("guide.pdf").first).to_be_visible()
    camera.take(editor, "refused")


def review(reviewer: Editor, camera: Camera) -> None:
    """What waits on the first page, and what a reviewer does with it."""
    reviewer.go_home()
    camera.take(reviewer, "home")
    reviewer.click(reviewer.page.locator("main").get_by_role("link", name=TITLE).first)
    reviewer.open_actions()
    camera.take(reviewer, "review")


def preview(reviewer: Editor, camera: Camera) -> None:
    """The page that readers see, beside its form."""
    reviewer.page.goto("/cms/pages/")
    reviewer.click(reviewer.page.get_by_role("link", name="Explore child pages of 'Library'"))
    reviewer.click(reviewer.page.get_by_role("link", name=FINISHED).first)
    reviewer.click(reviewer.page.locator("[data-side-panel-toggle='preview']"))
    shown = reviewer.page.frame_locator("#w-preview-iframe")
    expect(shown.get_by_role("heading", level=1)).to_have_text(FINISHED)
    camera.take(reviewer, "preview")


def translations(reviewer: Editor, camera: Camera) -> None:
    """Every item in every language."""
    reviewer.page.goto("/cms/translation/?label=library.casestudypage")
    camera.take(reviewer, "translations")


def bring_to_the_middle(what: Locator) -> None:
    """Scroll to it."""
    what.evaluate("element => element.scrollIntoView({ block: 'center' })")
