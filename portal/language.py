"""Which language a request is answered in: the address decides, then the browser's wishes."""

from pathlib import Path

from babel.support import Translations
from flask import Flask, g, request
from flask_babel import Babel, get_translations, gettext
from werkzeug.routing import BaseConverter, Map

from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES, InterfaceLanguage
from portal.wording import Wording

TRANSLATIONS_FOLDER = Path(__file__).parent / "translations"


class CataloguesMissingError(Exception):
    """A language has no compiled catalogue: its readers would be answered in English."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"no catalogue for {code!r} in {TRANSLATIONS_FOLDER / code}: translate its messages.po,"
            " or take the language out of LANGUAGES, and run"
            " python -m content_models.catalogues compile"
        )


class LanguageConverter(BaseConverter):
    """An interface language in an address; any other segment is no address of ours."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map)
        self.regex = "|".join(INTERFACE_LANGUAGES)

    def to_python(self, value: str) -> InterfaceLanguage:
        """The language of a segment."""
        return INTERFACE_LANGUAGES[value]


def language_in_path(path: str) -> InterfaceLanguage | None:
    """The language that an address names in its first segment."""
    return INTERFACE_LANGUAGES.get(path.lstrip("/").partition("/")[0])


def wished_language() -> InterfaceLanguage:
    """The language that the browser asks for, of those we have."""
    wished = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    found = next((code for code in wished if code in INTERFACE_LANGUAGES), DEFAULT_LANGUAGE)
    return INTERFACE_LANGUAGES[found]


def reader_language() -> InterfaceLanguage:
    """The language of this answer."""
    if "language" not in g:
        g.language = language_in_path(request.path) or wished_language()
    language: InterfaceLanguage = g.language
    return language


def wording() -> Wording:
    """Names, dates and numbers in the language of this answer."""
    return Wording(reader_language(), gettext)


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
    # A page holds some fifty messages; looking the catalogue up once for all of them is a tenth of
    # the page's cost, and so is Jinja's own detour from `_` to `gettext`.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # added by its extension
        gettext=lambda text: _catalogue().ugettext(text),
        ngettext=lambda one, many, number: _catalogue().ungettext(one, many, number),
        newstyle=True,
    )
    app.jinja_env.globals["_"] = app.jinja_env.globals["gettext"]


def _catalogue() -> Translations:
    try:
        catalogue: Translations = g.catalogue
    except AttributeError:
        catalogue = g.catalogue = get_translations()
    return catalogue
