"""An editor at work in Wagtail's admin, in its own forms."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.integration.installation import PASSWORD

NOTE_WATCHING = """
document.addEventListener("w-unsaved:watch-edits", () => {
    document.documentElement.dataset.watched = "";
});
"""


TYPED_CHARACTERS = 100
HOME = re.compile(r"^https?://[^/]+/cms/$")
FORM = re.compile("/edit/")


@dataclass
class Effort:
    """What an editor has to do with their hands.

    Attributes:
        clicks: on a button, a link, a tab or an entry of a menu.
        fields: typed into, chosen from or given a file.
    """

    clicks: int = 0
    fields: int = 0

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(self.clicks + other.clicks, self.fields + other.fields)


@dataclass(frozen=True)
class Labels:
    """What the admin calls what an editor looks for, and says when it is done."""

    new_case_study: str
    new_organisation: str
    more_actions: str
    save_draft: str
    saved: str
    submitted: str


FRENCH = Labels(
    new_case_study="Nouvelle étude de cas",
    new_organisation="Nouvelle structure",
    more_actions="Plus d'actions",
    save_draft="Enregistrer le brouillon",
    saved="modifi|créé|mise à jour",
    submitted="soumise?",
)


@dataclass
class Editor:
    """Works in one tab. The admin speaks the language of the browser.

    Attributes:
        page: the tab.
        labels: in that language.
        effort: so far.
        bookmarks: addresses of empty forms, by the label that leads there from the home page. Who
            has been there goes straight there again.
    """

    page: Page
    labels: Labels = FRENCH
    effort: Effort = field(default_factory=Effort)
    bookmarks: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.add_init_script(NOTE_WATCHING)

    def sign_in(self, name: str = "editor") -> None:
        self.page.goto("/cms/")
        self.fill(username=name, password=PASSWORD)
        self.click(self.page.locator("form [type=submit]"))
        self.page.wait_for_url(HOME)

    def go_home(self) -> None:
        """To the admin's first page, as it is now, by the link that every page has."""
        self.effort.clicks += not HOME.search(self.page.url)
        self.page.goto("/cms/")

    def open_new_case_study(self) -> None:
        self._open_new(self.labels.new_case_study)
        expect(self.page.locator("[name=title]")).to_be_visible()

    def open_new_page(self, kind: str) -> None:
        """The form of a page below the French library; ``kind`` as Wagtail's addresses have it."""
        self.page.goto("/cms/pages/")
        self.page.get_by_role("link", name="Explorer les sous-pages de « Bibliothèque »").click()
        self.page.locator("a[href$='/add_subpage/']").first.click()
        self.page.locator(f"a[href*='/pages/add/{kind}/']").first.click()
        expect(self.page.locator("[name=title]")).to_be_visible()

    def open_new_organisation(self) -> None:
        self._open_new(self.labels.new_organisation)
        expect(self.page.locator("[name=name]")).to_be_visible()

    def _open_new(self, label: str) -> None:
        if label in self.bookmarks:
            self.page.goto(self.bookmarks[label])
            return
        self.go_home()
        link = self.page.get_by_role("link", name=label, exact=True)
        self.bookmarks[label] = link.get_attribute("href") or ""
        self.click(link)

    def click(self, on: Locator) -> None:
        """Press something, and count it."""
        on.click()
        self.effort.clicks += 1

    def wait_for_autosave(self) -> None:
        """Wagtail begins to look for changes two seconds after a form has opened."""
        expect(self.page.locator("html[data-watched]")).to_be_attached()

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"[name='{name}']").fill(value)
            self.effort.fields += 1

    def choose(self, **fields: str | list[str]) -> None:
        for name, value in fields.items():
            self.page.locator(f"select[name='{name}']").select_option(value)
            self.effort.fields += 1

    def add_text(self, text: str) -> None:
        """Write into the block of text that a new case study begins with."""
        body = self.page.locator("[id$='-body-section']")
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
        editor.press_sequentially(text[:TYPED_CHARACTERS])
        if len(text) > TYPED_CHARACTERS:  # the rest at once, as a dictation comes
            self.page.keyboard.insert_text(text[TYPED_CHARACTERS:])
        sent = editor.locator("xpath=ancestor::*[@data-draftail-editor-wrapper]/../input")
        expect(sent).to_have_value(re.compile(re.escape(text)))
        self.effort.fields += 1

    def upload_picture(self, file: FilePayload) -> None:
        """Through the chooser: its tab for uploads, its form, its answer in the field.

        Its title is the name of the file.
        """
        title = file["name"].split(".")[0]
        picture = self.page.locator("#id_picture-chooser")
        self.click(picture.locator("[data-chooser-action-choose]").first)
        chooser = self.page.get_by_role("dialog")
        self.click(chooser.get_by_role("tab", name="Transférer"))
        chooser.get_by_label("Fichier").set_input_files(file)
        expect(chooser.get_by_label("Titre")).to_have_value(title)
        chooser.get_by_label("Crédit").fill("Une amie")
        chooser.get_by_label("Licence").select_option(label="CC BY 4.0")
        self.effort.fields += 3
        self.click(chooser.get_by_role("button", name="Transférer"))
        expect(chooser).to_be_hidden()
        expect(picture).to_contain_text(title)

    def open_promotion(self) -> None:
        """The tab that holds the slug."""
        self.click(self.page.get_by_role("tab", name="Promotion"))

    def submit(self) -> None:
        """Hand in for review."""
        self._press("action-submit")
        self._expect_success(re.compile(self.labels.submitted))

    def approve(self, title: str) -> str:
        """Approve the step that an item waits at, in its form, found on the home page.

        Returns the address of its form.
        """
        if not FORM.search(self.page.url):
            self.go_home()
            self.click(self.page.locator("main").get_by_role("link", name=title).first)
        self.open_actions()
        form = self.page.url
        without_comment = re.compile(r"^\s*Approuver(?! avec)")
        self.click(self.page.get_by_role("button", name=without_comment).first)
        self._expect_success(re.compile(re.escape(title)))
        return form

    def publish(self) -> None:
        self.press_publish()
        self.expect_published()

    def press_publish(self) -> None:
        self.open_actions()
        self.click(self.page.get_by_role("button", name="Publier"))

    def expect_published(self) -> None:
        self._expect_success(re.compile("publiée?"))

    def open_again(self) -> None:
        """The form of what was just published, by the link in the message."""
        self.click(self.page.locator(".messages").get_by_role("link", name="Modifier"))
        expect(self.page.locator("[name=title], [name=name]").first).to_be_visible()

    def address_in_the_portal(self) -> str:
        """Where the admin's message says that readers see it."""
        link = self.page.locator(".messages").get_by_role("link", name="Visualiser")
        return link.get_attribute("href") or ""

    def unpublish(self) -> None:
        self.open_actions()
        self.click(self.page.get_by_role("link", name="Dépublier"))
        self.click(self.page.get_by_role("button", name="Oui"))
        self._expect_success(re.compile("dépubliée?"))

    def _press(self, action: str) -> None:
        button = self.page.locator(f"button[name='{action}']")
        if not button.is_visible():
            self.open_actions()
        self.click(button)

    def save_draft(self) -> None:
        self.click(self.page.get_by_role("button", name=self.labels.save_draft))
        self._expect_success(re.compile(self.labels.saved))

    def open_actions(self) -> None:
        """What the editor can do besides saving."""
        self.click(self.page.get_by_role("button", name=self.labels.more_actions))

    def _expect_success(self, message: re.Pattern[str]) -> None:
        # A decision of a review is told by Wagtail and by us.
        told = self.page.locator(".messages .success").filter(has_text=message)
        expect(told.first).to_be_visible()
