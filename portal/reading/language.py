"""Which language a request is answered in: the address decides, then the browser's wishes."""

from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from babel.support import NullTranslations, Translations
from flask import Flask, request
from flask_babel import Babel
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
    """The language that an address names in its first segment, or a feed's in its second."""
    named = path.lstrip("/").removeprefix(f"{FEEDS}/")
    return INTERFACE_LANGUAGES.get(named.partition("/")[0])


def wished_language() -> InterfaceLanguage:
    """The language that the browser asks for, of those we have."""
    wished = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    found = next((code for code in wished if code in INTERFACE_LANGUAGES), DEFAULT_LANGUAGE)
    return INTERFACE_LANGUAGES[found]


def reader_language() -> InterfaceLanguage:
    """The language of this answer."""
    return _spoken()[0]


def answer_in(language: InterfaceLanguage) -> None:
    """Answer this request in a language, whatever its address and the browser say."""
    _of_this_answer.set((language, _messages_of(language.code)))


def wording() -> Wording:
    """Names, dates and numbers in the language of this answer."""
    return Wording(reader_language(), _messages().catalogue.ugettext)


def wording_in(language: InterfaceLanguage) -> Wording:
    """Names, dates and numbers in any language, beside that of this answer."""
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

    @app.before_request
    def begin() -> None:
        _of_this_answer.set(None)

    # Jinja's own way to a message calls three functions and formats what has nothing to format.
    # A page holds some fifty messages: that was a tenth of its cost.
    app.jinja_env.globals.update(_=translated, gettext=translated, ngettext=counted)


def translated(text: str, **variables: object) -> Markup:
    """A message of a template in the language of this answer, its variables escaped."""
    message = _messages()[text]
    return message % variables if variables else message


def counted(one: str, many: str, count: int, /, **variables: object) -> Markup:
    """A message of a template that depends on a number, its variables escaped."""
    # Catalogues are ours, and each message is in the code: not text from outside.
    message = Markup(_messages().catalogue.ungettext(one, many, count))  # noqa: S704
    return message % variables


class Messages(dict[str, Markup]):
    """The messages of one language that templates have asked for, ready to go into a page."""

    def __init__(self, catalogue: NullTranslations) -> None:
        super().__init__()
        self.catalogue = catalogue

    def __missing__(self, text: str) -> Markup:
        # Catalogues are ours, and each message is in the code: not text from outside.
        message = self[text] = Markup(self.catalogue.ugettext(text))  # noqa: S704
        return message


@lru_cache
def _messages_of(code: str) -> Messages:
    return Messages(_catalogue_of(code))


def _messages() -> Messages:
    return _spoken()[1]


def _spoken() -> "tuple[InterfaceLanguage, Messages]":
    """The language of this answer and its messages, which a page asks for some fifty times."""
    spoken = _of_this_answer.get()
    if spoken is None:
        answer_in(language_in_path(request.path) or wished_language())
        return _spoken()
    return spoken


_of_this_answer: "ContextVar[tuple[InterfaceLanguage, Messages] | None]" = ContextVar(
    "language of this answer", default=None
)
"""Emptied when a request begins: a thread answers many. Flask's ``g`` is three calls away."""
