"""A translator at work in wagtail-localize's editor, whatever language the admin speaks."""

from playwright.sync_api import Locator, Page, expect

FIELD = "textarea:visible, [contenteditable=true]"
SAVE, EDIT = 1, 0
"""Places of a piece's own buttons: cancel and save while it is written, or edit first."""
OWN_BUTTONS = "button:not(.segment-field *)"


def begin_arabic(page: Page, kind: str = "library.casestudypage") -> None:
    """Begin the Arabic version of the first item of a kind that has none."""
    page.goto(f"/cms/translation/?label={kind}&state=missing&language=ar")
    page.locator("a[href$='select_locale=ar']").first.click()
    expect(page.locator("main form [type=checkbox][checked]").first).to_be_checked()
    page.locator("main form [type=submit]").last.click()
    expect(piece(page, "#part-summary")).to_be_visible()


def piece(page: Page, part: str) -> Locator:
    """The first piece of a part."""
    return page.locator(f".js-translation-editor {part} ul > li").first


def write(found: Locator, text: str) -> Locator:
    """Write into a piece, which is not saved yet; returns its field."""
    found.locator(OWN_BUTTONS).nth(EDIT).click()
    field = found.locator(FIELD)
    field.fill(text)
    return field


def press_save(found: Locator) -> None:
    """Save a piece, whatever becomes of it."""
    found.locator(OWN_BUTTONS).nth(SAVE).click()
    expect(found.locator(FIELD)).to_have_count(0)


def save(found: Locator) -> None:
    """Save a piece, and wait for the answer."""
    press_save(found)
    expect(found.locator(".icon-spinner")).to_have_count(0)
