"""Gathers the texts and values by which a document is found.

See ``entries.Entry``.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from content_models.documents import Work
from content_models.kinds import Document
from content_models.kinds.term import Term
from search.card_words import card_words
from search.concepts import NEED, Concept
from search.everyday import place_names
from search.kinds import findable
from search.names import country_names, language_names
from search.page_text import text_of_blocks
from search.query import FACET_FIELDS


def facets_of(version: Document) -> dict[str, tuple[str, ...]]:
    """Return a version's values by facet field, without the languages of its item."""
    nothing: dict[str, tuple[str, ...]] = dict.fromkeys(FACET_FIELDS, ())
    of_any_kind = {
        "kind": (version.kind,),
        "theme": tuple(str(key) for key in themes_of(version)),
        "publisher": tuple(str(key) for key in publishers_of(version)),
    }
    return nothing | of_any_kind | findable(version).facets(version)


def themes_of(version: Document) -> tuple[UUID, ...]:
    """Return the terms that a version is about, its sector first."""
    return findable(version).themes(version)


def publishers_of(version: Document) -> tuple[UUID, ...]:
    """Return the partner that publishes a version, where one does."""
    return (version.publisher,) if isinstance(version, Work) and version.publisher else ()


def body_of(version: Document) -> Iterable[str]:
    """Yield the prose of a version's page."""
    yield text_of_blocks(version.body)
    yield from findable(version).prose(version)


def words_of_others(version: Document, versions: Sequence[Document]) -> Iterable[str]:
    """Yield titles, names and summaries of the other versions."""
    for other in versions:
        if other.locale != version.locale:
            yield from (other.title, *findable(other).names(other), other.summary)


def concepts_of(version: Document, named: Mapping[UUID, Sequence[Document]]) -> Iterable[Concept]:
    """Yield a version's themes and other values with their names in every language."""
    for key in themes_of(version):
        names = tuple(
            (translation.locale, name)
            for translation in named.get(key, ())
            for name in (translation.title, *findable(translation).synonyms(translation))
        )
        if names:
            yield Concept("theme", str(key), names)
    yield from _needs_of(version, named)
    for field, values in facets_of(version).items():
        for value in values:
            if called := _names_of(field, value):
                yield Concept(field, value, called)


def _needs_of(version: Document, named: Mapping[UUID, Sequence[Document]]) -> Iterable[Concept]:
    """Yield the needs that a version's themes answer, each once."""
    needs = {
        need.key: need.names
        for key in themes_of(version)
        for term in named.get(key, ())
        if isinstance(term, Term)
        for need in term.needs
    }
    yield from (Concept(NEED, str(key), names) for key, names in needs.items())


def _names_of(field: str, value: str) -> tuple[tuple[str, str], ...]:
    """Return the names of a value, each after the tag of its language."""
    match field:
        case "country":
            return country_names(value)
        case "spoken":
            return language_names(value)
        case "place":
            return tuple(("", name) for name in place_names(value))
        case _:
            return card_words(field, value)


def labels_of(version: Document, named: Mapping[UUID, Sequence[Document]]) -> Iterable[str]:
    """Yield the names of a version's publisher, places, countries and languages."""
    for key in publishers_of(version):
        yield from (translation.title for translation in named.get(key, ()))
    for place in findable(version).places(version):
        yield from place_names(place)
    for tag in findable(version).languages(version):
        yield from (name for _, name in language_names(tag))
    for country in facets_of(version)["country"]:
        yield from (name for _, name in country_names(country))
