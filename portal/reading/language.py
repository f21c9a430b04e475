"""Chooses the language of an answer.

The address decides, then the browser's wishes.
"""

from functools import lru_cache
from pathlib import Path

from babel.support import NullTranslations, Translations
from flask import Flask, g, request
from flask_babel import Babel, refresh
from markupsafe import Markup
from werkzeug.routing import BaseConverter, Map

from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES, InterfaceLanguage
from portal.reading.addresses import FEEDS
from portal.reading.wording import Wording

TRANSLATIONS_FOLDER = Path(__file__).parents[1] / "translations"


class CataloguesMissingError(Exception):
    """A language has no compiled catalogue: its readers would be answered in English."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"no catalogue for {code!r} in {TRANSLATIONS_FOLDER / code}: translate its messages.po,"
            " or take the language out of LANGUAGES, and run"
            " python -m scripts.catalogues compile"
        )


class LanguageConverter(BaseConverter):
    """Matches an interface language in an address, and no other segment."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map)
        self.regex = "|".join(INTERFACE_LANGUAGES)

    def to_python(self, value: str) -> InterfaceLanguage:
        """Return the language of a segment."""
        return INTERFACE_LANGUAGES[value]


def language_in_path(path: str) -> InterfaceLanguage | None:
    """Return the language that an address names, or None.

    The first segment names it; in the address of a feed, the second.
    """
    named = path.lstrip("/").removeprefix(f"{FEEDS}/")
    return INTERFACE_LANGUAGES.get(named.partition("/")[0])


def wished_language() -> InterfaceLanguage:
    """Return the language that the browser asks for, of those we have."""
    wished = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    found = next((code for code in wished if code in INTERFACE_LANGUAGES), DEFAULT_LANGUAGE)
    return INTERFACE_LANGUAGES[found]


def reader_language() -> InterfaceLanguage:
    """Return the language of this answer."""
    if "language" not in g:
        g.language = language_in_path(request.path) or wished_language()
    found: InterfaceLanguage = g.language
    return found


def answer_in(language: InterfaceLanguage) -> None:
    """Answer this request in a language, whatever its address and the browser say."""
    g.language = language
    g.pop("catalogue", None)
    refresh()


def wording() -> Wording:
    """Return names, dates and numbers in the language of this answer."""
    return wording_in(reader_language())


def wording_in(language: InterfaceLanguage) -> Wording:
    """Return names, dates and numbers in any language."""
    return Wording(language, _catalogue_of(language.code).ugettext)


@lru_cache
def _catalogue_of(code: str) -> NullTranslations:
    return Translations.load(TRANSLATIONS_FOLDER, [code])


def set_up(app: Flask) -> None:
    """Connect the catalogues.

    Raises:
        CataloguesMissingError: a language has no compiled catalogue.
    """
    for code in INTERFACE_LANGUAGES:
        if not (TRANSLATIONS_FOLDER / code / "LC_MESSAGES" / "messages.mo").exists():
            raise CataloguesMissingError(code)
    app.url_map.converters["language"] = LanguageConverter
    Babel(
        app,
        default_locale=DEFAULT_LANGUAGE,
        default_translation_directories=str(TRANSLATIONS_FOLDER),
        locale_selector=lambda: reader_language().code,
    )
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # by Jinja's extension
        gettext=lambda text: _catalogue().ugettext(text),
        ngettext=lambda one, many, number: _catalogue().ungettext(one, many, number),
        newstyle=True,
    )
    app.jinja_env.globals["_"] = _in_template


def _in_template(text: str, /, **values: object) -> Markup:
    """Return a message of a template, all of which escape what they show.

    A list has four hundred of them. Jinja's own way takes four calls for each, and Flask-Babel
    looks for the request three times: pages would take a tenth longer.
    """
    found = Markup(_catalogue().ugettext(text))  # noqa: S704 - our own catalogues
    return found % values if values or "%" in found else found


def _catalogue() -> NullTranslations:
    found: NullTranslations | None = g.get("catalogue")
    if found is None:
        found = g.catalogue = _catalogue_of(reader_language().code)
    return found
