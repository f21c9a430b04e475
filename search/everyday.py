"""Knows what people call everyday needs in any language, and what they call towns.

Offices have one word for a need, people have many, in many languages. An entry of
``everyday_words.yaml`` holds those that mean the same. It is indexed as one form, which a document
has by its own words and by its themes, and a reader's words lead to it.
"""

import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from search.analysis.asking import is_telling
from search.analysis.folding import WORDS_REMEMBERED
from search.analysis.stems import indexed_forms
from search.analysis.tokens import words
from search.concepts import Concept, parts_of_name, tokens_of, tokens_of_name

Names = tuple[tuple[str, str], ...]
"""Each name after the tag of its language."""

_FOLDER = Path(__file__).parent
_NEEDS = _FOLDER / "everyday_words.yaml"
_PLACES = _FOLDER / "place_names.yaml"
_MARK = "~"
"""Begins the form of an entry that a document has by its own words; no word begins so."""
_MARK_OF_CONCEPT = "≈"
"""Begins the form of an entry that a document has by a theme."""
_CONCEPTS_REMEMBERED = 5_000
_LINKED = frozenset({"theme"})
"""Fields whose values stand for needs; methods and kinds do not."""


def forms_named_by(spoken: Sequence[str]) -> tuple[str, ...]:
    """Return the forms of the entries that some telling words name, in any language."""
    by_token = _forms_by_token()
    found = (form for token in tokens_of(spoken) for form in by_token.get(token, ()))
    return tuple(dict.fromkeys(found))


def forms_said_in(spoken: Iterable[str], locale: str) -> Iterator[tuple[str, ...]]:
    """Yield the forms of the entries that a text names, one place after another."""
    names = _names_by_first_stem()
    stems = [stem for word in spoken if (stem := _telling_stem(word, locale))]
    for place, stem in enumerate(stems):
        named = names.get((locale, stem))
        if named:
            yield tuple(
                form for name, form in named if tuple(stems[place : place + len(name)]) == name
            )


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def _telling_stem(word: str, locale: str) -> str:
    return indexed_forms(word, locale)[-1] if is_telling(word) else ""


@functools.lru_cache(maxsize=_CONCEPTS_REMEMBERED)
def forms_of(concept: Concept) -> frozenset[str]:
    """Return the forms of the entries that share a name with a theme."""
    if concept.field not in _LINKED:
        return frozenset()
    by_token = _forms_by_token()
    found = (form for token in concept.tokens for form in by_token.get(token, ()))
    return frozenset(map(by_concept, found))


def entries_of(concept: Concept) -> frozenset[str]:
    """Return the entries that share a name with a theme."""
    return frozenset(form.removeprefix(_MARK_OF_CONCEPT) for form in forms_of(concept))


def names_of(concept: Concept) -> Names:
    """Return the names of the entries that share a name with a theme."""
    entries = _entries(_NEEDS)
    return tuple(name for entry in sorted(entries_of(concept)) for name in entries[entry])


def first_name(form: str, language: str) -> str:
    """Return what an entry is called first in a language, or an empty text."""
    return _first_names().get((form, language), "")


def is_need(form: str) -> bool:
    """Return whether a form stands for an entry that documents have by their own words."""
    return form.startswith(_MARK)


def by_concept(form: str) -> str:
    """Return the form under which a theme stands for an entry."""
    return form.replace(_MARK, _MARK_OF_CONCEPT, 1)


def place_names(place: str) -> tuple[str, ...]:
    """Return what a town or region is called, its own name first."""
    return (place, *(name for name in _places().get(place, ()) if name != place))


@functools.cache
def _forms_by_token() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for entry, names in _entries(_NEEDS).items():
        for locale, name in names:
            for token in _tokens_of_parts(name, locale):
                found.setdefault(token, {})[_MARK + entry] = None
    return {token: tuple(forms) for token, forms in found.items()}


def _tokens_of_parts(name: str, locale: str) -> Iterator[str]:
    for part in parts_of_name(name):
        yield from tokens_of_name(part, locale)


@functools.cache
def _first_names() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for entry, names in _entries(_NEEDS).items():
        for language, name in names:
            found.setdefault((_MARK + entry, language), name)
    return found


@functools.cache
def _names_by_first_stem() -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[tuple[str, str], dict[tuple[tuple[str, ...], str], None]] = {}
    for entry, names in _entries(_NEEDS).items():
        for locale, name in names:
            telling = filter(is_telling, words(name))
            stems = tuple(_telling_stem(word, locale) for word in telling)
            if stems:
                found.setdefault((locale, stems[0]), {})[stems, _MARK + entry] = None
    return {first: tuple(named) for first, named in found.items()}


@functools.cache
def _places() -> dict[str, tuple[str, ...]]:
    return {
        place: tuple(dict.fromkeys(name for _, name in names))
        for place, names in _entries(_PLACES).items()
    }


@functools.cache
def _entries(file: Path) -> dict[str, Names]:
    content = yaml.safe_load(file.read_text("utf-8"))
    return {
        entry: tuple((language, name) for language, listed in names.items() for name in listed)
        for entry, names in content.items()
    }
