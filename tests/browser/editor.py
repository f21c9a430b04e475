"""An editor at work in Wagtail's admin, in its own forms."""

import re
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.integration.installation import PASSWORD

NOTE_WATCHING = """
document.addEventListener("w-unsaved:watch-edits", () => {
    document.documentElement.dataset.watched = "";
});
"""


@dataclass
class Editor:
    """Works in one tab. The admin speaks French, the language of the browser."""

    page: Page

    def __post_init__(self) -> None:
        self.page.add_init_script(NOTE_WATCHING)

    def sign_in(self, name: str = "editor") -> None:
        self.page.goto("/cms/")
        self.page.locator("[name=username]").fill(name)
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.locator("form [type=submit]").click()
        self.page.wait_for_url("**/cms/")

    def open_new_case_study(self) -> None:
        self.open_new_page("library/casestudypage")

    def open_new_page(self, kind: str) -> None:
        """The form of a page below the French library; ``kind`` as Wagtail's addresses have it."""
        self.page.goto("/cms/pages/")
        self.page.get_by_role("link", name="Explorer les sous-pages de « Bibliothèque »").click()
        self.page.locator("a[href$='/add_subpage/']").first.click()
        self.page.locator(f"a[href*='/pages/add/{kind}/']").first.click()
        expect(self.page.locator("[name=title]")).to_be_visible()

    def open_new_organisation(self) -> None:
        self.page.goto("/cms/snippets/directory/organisation/")
        self.page.locator("a[href*='/organisation/add/']").first.click()
        expect(self.page.locator("[name=name]")).to_be_visible()

    def wait_for_autosave(self) -> None:
        """Wagtail begins to look for changes two seconds after a form has opened."""
        expect(self.page.locator("html[data-watched]")).to_be_attached()

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"[name='{name}']").fill(value)

    def choose(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"select[name='{name}']").select_option(value)

    def add_text(self, text: str) -> None:
        """A block of rich text in the body."""
        body = self.page.locator("[id$='-body-section']")
        body.get_by_role("button", name="Insérer un bloc").click()
        self.page.get_by_role("option", name="Texte", exact=True).click()
        self.write(body.locator("[contenteditable=true]"), text)

    def add_step(self, title: str, minutes: str) -> None:
        """A step of an activity, after those that are there."""
        steps = self.page.locator("[id$='-steps-section']")
        steps.get_by_role("button", name="Insérer un bloc").last.click()
        steps.locator("[name^='steps-'][name$='-value-title']").last.fill(title)
        steps.locator("[name^='steps-'][name$='-value-minutes']").last.fill(minutes)

    def write(self, editor: Locator, text: str) -> None:
        """Type into a rich text editor. It puts the text into the form a moment later."""
        editor.click()
        editor.press_sequentially(text)
        sent = editor.locator("xpath=ancestor::*[@data-draftail-editor-wrapper]/../input")
        expect(sent).to_have_value(re.compile(re.escape(text)))

    def upload_picture(self, title: str, file: FilePayload) -> None:
        """Through the chooser: its tab for uploads, its form, its answer in the field."""
        picture = self.page.locator("#id_picture-chooser")
        picture.locator("[data-chooser-action-choose]").first.click()
        chooser = self.page.get_by_role("dialog")
        chooser.get_by_role("tab", name="Transférer").click()
        chooser.get_by_label("Titre").fill(title)
        chooser.get_by_label("Crédit").fill("Une amie")
        chooser.get_by_label("Licence").select_option(label="CC BY 4.0")
        chooser.get_by_label("Fichier").set_input_files(file)
        chooser.get_by_role("button", name="Transférer").click()
        expect(chooser).to_be_hidden()
        expect(picture).to_contain_text(title)

    def open_promotion(self) -> None:
        """The tab that holds the slug."""
        self.page.get_by_role("tab", name="Promotion").click()

    def submit(self) -> None:
        """Hand in for review."""
        self._press("action-submit")
        self._expect_success(re.compile("soumise?"))

    def approve(self, title: str) -> str:
        """Approve the step that an item waits at, found on the home page.

        Returns the address of its form.
        """
        self.page.goto("/cms/")
        self.page.locator("main").get_by_role("link", name=title).first.click()
        self.open_actions()
        form = self.page.url
        without_comment = re.compile(r"^\s*Approuver(?! avec)")
        self.page.get_by_role("button", name=without_comment).first.click()
        self._expect_success(re.compile(re.escape(title)))
        return form

    def publish(self) -> None:
        self.press_publish()
        self.expect_published()

    def press_publish(self) -> None:
        self.open_actions()
        self.page.get_by_role("button", name="Publier").click()

    def expect_published(self) -> None:
        self._expect_success(re.compile("publiée?"))

    def open_again(self) -> None:
        """The form of what was just published, by the link in the message."""
        self.page.locator(".messages").get_by_role("link", name="Modifier").click()
        expect(self.page.locator("[name=title], [name=name]").first).to_be_visible()

    def address_in_the_portal(self) -> str:
        """Where the admin's message says that readers see it."""
        link = self.page.locator(".messages").get_by_role("link", name="Visualiser")
        return link.get_attribute("href") or ""

    def unpublish(self) -> None:
        self.open_actions()
        self.page.get_by_role("link", name="Dépublier").click()
        self.page.get_by_role("button", name="Oui").click()
        self._expect_success(re.compile("dépubliée?"))

    def _press(self, action: str) -> None:
        button = self.page.locator(f"button[name='{action}']")
        if not button.is_visible():
            self.open_actions()
        button.click()

    def save_draft(self) -> None:
        self.page.get_by_role("button", name="Enregistrer le brouillon").click()
        self._expect_success(re.compile("modifi|créé"))

    def open_actions(self) -> None:
        """What the editor can do besides saving."""
        self.page.get_by_role("button", name="Plus d'actions").click()

    def _expect_success(self, message: re.Pattern[str]) -> None:
        expect(self.page.locator(".messages .success")).to_contain_text(message)
