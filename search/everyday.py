"""Knows what people call everyday needs in any language, and what they call towns.

Themes carry the words of an office, in the languages of the content. Readers type those of the
street, in their own. A theme or a town that is called by one name of an entry is called by all.
"""

import functools
from collections.abc import Iterable
from pathlib import Path

import yaml

from search.concepts import tokens_of_name

Names = tuple[tuple[str, str], ...]
"""Each name after the tag of its language; a town's own name is of no language."""

_FOLDER = Path(__file__).parent
_NEEDS = _FOLDER / "everyday_words.yaml"
_PLACES = _FOLDER / "place_names.yaml"


def also_called(names: Names) -> Names:
    """Return the names of all entries that share a name with these, without these."""
    by_token = _needs_by_token()
    tokens = (token for locale, name in names for token in tokens_of_name(name, locale))
    entries = dict.fromkeys(entry for token in tokens for entry in by_token.get(token, ()))
    found = dict.fromkeys(name for entry in entries for name in entry)
    return tuple(name for name in found if name not in names)


def place_names(place: str) -> tuple[str, ...]:
    """Return what a town or region is called, its own name first."""
    return (place, *(name for name in _places().get(place, ()) if name != place))


@functools.cache
def _needs_by_token() -> dict[str, tuple[Names, ...]]:
    found: dict[str, tuple[Names, ...]] = {}
    for entry in _entries(_NEEDS).values():
        tokens = {token for locale, name in entry for token in tokens_of_name(name, locale)}
        for token in tokens:
            found[token] = (*found.get(token, ()), entry)
    return found


@functools.cache
def _places() -> dict[str, tuple[str, ...]]:
    return {
        place: tuple(dict.fromkeys(name for _, name in names))
        for place, names in _entries(_PLACES).items()
    }


def _entries(file: Path) -> dict[str, Names]:
    content = yaml.safe_load(file.read_text("utf-8"))
    return {
        entry: tuple((language, name) for language, listed in names.items() for name in listed)
        for entry, names in content.items()
    }
