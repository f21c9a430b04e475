"""Checks what the addresses of codes and sheets hold."""

from collections.abc import Iterable

from content_models.languages import INTERFACE_LANGUAGES
from portal.reading.addresses import LONGEST_PAGE
from search.gazetteer.finding import COUNTRY_OF_LANGUAGE


def is_page(path: str) -> bool:
    """True if a text is the path of a page in some language.

    It may have a query.

    Attack: a code that leads elsewhere, printed from an address of ours.
    """
    language = path.lstrip("/").partition("/")[0]
    starts_once = path.startswith("/") and not path.startswith(("//", "/\\"))
    return starts_once and language in INTERFACE_LANGUAGES and len(path) <= LONGEST_PAGE


def second_language(wished: str, reader: str, countries: Iterable[str] = ()) -> str:
    """Return the language beside the reader's on a sheet.

    Unless another is wished, it is that of the first of the countries where the organisation is:
    the sheet is shown at a desk there. Else it is French, or English for readers of French.
    """
    if wished in INTERFACE_LANGUAGES and wished != reader:
        return wished
    spoken = [language for country in countries for language in _languages_of(country)]
    usual = (code for code in (*spoken, "fr", "en", *INTERFACE_LANGUAGES))
    return next((code for code in usual if code in INTERFACE_LANGUAGES and code != reader), reader)


def _languages_of(country: str) -> list[str]:
    return [language for language, its in COUNTRY_OF_LANGUAGE.items() if its == country]
