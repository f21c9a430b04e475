"""Names languages in a reader's language, as CLDR does, through Babel."""

from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

CLDR_LOCALES = {"en": "en_GB", "de": "de_AT"}
"""Where CLDR's default for a language is not that of the partner countries."""
READERS_WHO_WRITE_LANGUAGES_SMALL = frozenset({"el"})
"""In these languages a sentence names a language without the capital that CLDR gives it."""
END_OF_A_LANGUAGE_IN_GREEK = "κά"
"""Most names of languages end so in Greek, and no name of a country."""
NOT_SPOKEN = frozenset({"mul", "root", "und", "zxx"})
"""CLDR names them among the languages: several, none, unknown."""
OF_A_COUNTRY = frozenset({"fa-AF"})
"""Languages with a country that people choose by a name of their own: Dari."""


@lru_cache
def cldr_locale(code: str) -> Locale:
    """Return what CLDR knows of a language, in the countries of the partnership."""
    return Locale.parse(CLDR_LOCALES.get(code, code))


@lru_cache(maxsize=1000)
def language_name(tag: str, reader: str) -> str | None:
    """Return a language's name as a sentence in a reader's language has it.

    It is None where CLDR knows no such language. A tag with its own name has it (``fa-AF``, Dari);
    otherwise its parts follow in brackets.
    """
    locale = cldr_locale(reader)
    whole = locale.languages.get(tag.replace("-", "_"))
    if whole:
        return _inside_a_sentence(whole, locale)
    language, *subtags = tag.split("-")
    name = locale.languages.get(language)
    if not name:
        return None
    name = _inside_a_sentence(name, locale)
    parts = [
        locale.scripts.get(each.title()) or locale.territories.get(each.upper()) or each
        for each in subtags
    ]
    return f"{name} ({', '.join(parts)})" if parts else name


def _inside_a_sentence(name: str, locale: Locale) -> str:
    if locale.language not in READERS_WHO_WRITE_LANGUAGES_SMALL:
        return str(name)
    first, *others = name.split(" ")
    small = [each.lower() if each.endswith(END_OF_A_LANGUAGE_IN_GREEK) else each for each in others]
    return " ".join([first.lower(), *small])


@lru_cache(maxsize=32)
def languages_by_name(reader: str) -> dict[str, str]:
    """Return all languages that people may speak, each with its name in a reader's language.

    Names that the language lacks are English.
    """
    known = dict(cldr_locale("en").languages) | dict(cldr_locale(reader).languages)
    named = {tag.replace("_", "-"): str(name) for tag, name in known.items()}
    return {
        tag: name
        for tag, name in named.items()
        if tag not in NOT_SPOKEN and ("-" not in tag or tag in OF_A_COUNTRY)
    }


def is_named(tag: str) -> bool:
    """True if CLDR has a name for a language."""
    return tag.partition("-")[0] not in NOT_SPOKEN and language_name(tag, "en") is not None


def with_usual_tag(tag: str) -> str:
    """Return the tag that CLDR has for a language, e.g. fa-AF for prs."""
    if is_named(tag):
        return tag
    return str(get_global("language_aliases").get(tag, tag)).replace("_", "-")


def language_of_country(code: str) -> str:
    """Return the first language of a country, e.g. el for gr; else nothing."""
    spoken = get_official_languages(code.upper(), de_facto=True)
    return str(spoken[0]).partition("_")[0] if spoken else ""
