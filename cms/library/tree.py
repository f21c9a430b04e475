"""Makes the page tree: below the root, a folder for each language."""

from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page, Site

from cms.library.models import LibraryPage
from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES

FOLDER_TITLES = {
    "fr": "Bibliothèque",
    "en": "Library",
    "de": "Bibliothek",
    "el": "Βιβλιοθήκη",
    "ar": "المكتبة",
}
"""At first: editors may rename them. A folder of another language has an English one."""


@transaction.atomic
def ensure_tree(**_kwargs: Any) -> None:
    """Make the locales, the root, the site and a library folder for each language.

    Runs after every migration rather than in one, because a test database that is flushed loses
    what migrations wrote. What is there already is left as it is.
    """
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0] for code in INTERFACE_LANGUAGES
    }
    root = Page.get_first_root_node()
    if root is None:
        root = Page.add_root(
            instance=Page(title="Root", slug="root", locale=locales[DEFAULT_LANGUAGE])
        )
    original = LibraryPage.objects.filter(locale=locales[DEFAULT_LANGUAGE]).first()
    if original is None:
        _delete_welcome_page(root)
        original = _folder(locales[DEFAULT_LANGUAGE])
        root.add_child(instance=original)
    for code, locale in locales.items():
        if code != DEFAULT_LANGUAGE and not original.has_translation(locale):
            folder = _folder(locale)
            folder.translation_key = original.translation_key
            Page.objects.get(pk=root.pk).add_child(instance=folder)
    if not Site.objects.filter(is_default_site=True).exists():
        Site.objects.create(
            hostname="localhost", root_page=original, is_default_site=True, site_name="INSERT"
        )


def _folder(locale: Locale) -> Any:
    code = locale.language_code
    title = FOLDER_TITLES.get(code) or f"Library ({INTERFACE_LANGUAGES[code].name})"
    return LibraryPage(title=title, slug=f"library-{code}", locale=locale)


def _delete_welcome_page(root: Page) -> None:
    welcome = root.get_children().filter(slug="home").first()
    if welcome is not None and welcome.specific_class is Page:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
