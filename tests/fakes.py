"""Stand-ins for what is slow or far away."""
# ruff: noqa: ARG002 (they do not need all they are asked with)

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

import numpy as np

from content_models.distances import Points
from content_models.documents import Work
from content_models.kinds import KINDS_WITH_A_PAGE, Document
from content_models.kinds.activity import Activity
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.organisation import Organisation
from content_models.languages import best_version
from search.analysis.folding import fold, fold_word
from search.analysis.stems import sought_forms
from search.engine import (
    Candidate,
    Found,
    IndexUnavailableError,
    Placements,
    Spelling,
    Texts,
)
from search.entries import Entry
from search.kinds import findable
from search.meaning import Meaning
from search.offers import is_timed
from search.query import Query, Sort
from search.results import FacetCount
from search.vicinity import coordinates_in


class FakeIndex:
    """Finds documents whose title or summary hold every word typed. Keeps them in memory.

    Besides documents it knows ``spellings``: the right one of some words, folded.
    """

    def __init__(self) -> None:
        self.documents: dict[tuple[UUID, str], Document] = {}
        self.is_damaged = False
        self.spellings: dict[str, str] = {}
        self.queries: list[Query] = []

    def show(self, documents: Iterable[Document]) -> None:
        """Hold these documents."""
        for document in documents:
            if document.kind in KINDS_WITH_A_PAGE:
                self.documents[document.key, document.locale] = document

    def hide(self, key: UUID) -> None:
        """Forget an item."""
        self.documents = {each: kept for each, kept in self.documents.items() if each[0] != key}

    def reader(self) -> "FakeIndex":
        """What reads it: itself."""
        self._refuse_if_damaged()
        return self

    def find(self, query: Query, meaning: Meaning, places: range) -> Found:
        """Find documents, slowly and simply."""
        self.queries.append(query)
        served = [each for each in self._served(query.reader) if _has(each, meaning)]
        matching = [each for each in served if _passes(each, query)]
        matching.sort(key=lambda each: each.title if query.sort == Sort.TITLE else "")
        return Found(
            total=len(matching),
            with_most=0,
            has_all=bool(served),
            has_most=False,
            candidates=tuple(map(_candidate, matching[places.start : places.stop])),
            facets={name: self._counts(name, served, query) for name in query.facets},
            choices={
                name: sum(_passes(each, replace(query, offers=offers)) for each in served)
                for name, offers in query.counted_offers.items()
            },
        )

    def pick(self, query: Query, keys: Collection[UUID]) -> list[Candidate]:
        """Those of some items that pass the filters."""
        served = self._served(query.reader)
        return [_candidate(each) for each in served if each.key in keys and _passes(each, query)]

    def placements(self, query: Query, meaning: Meaning, limit: int) -> Placements:
        """Where documents are that ``find`` finds."""
        found = self.find(query, meaning, range(limit)).candidates
        pairs = [
            (place, coordinates_in(text))
            for place, each in enumerate(found)
            for text in each.positions
        ]
        return Placements(
            tuple(each.key for each in found),
            np.array([place for place, _ in pairs], dtype=np.intp),
            Points.of([at for _, at in pairs]),
        )

    def texts(self, candidates: Sequence[Candidate]) -> list[Texts]:
        """No texts: nothing is marked."""
        return [Texts("", "", "", ()) for _ in candidates]

    def occurring(self, forms: Collection[str], reader: str) -> set[str]:
        """The forms of right spellings."""
        return {form for right in self.spellings.values() for form in sought_forms(right)} & {
            *forms
        }

    def timed_offers(self) -> set[str]:
        """The offers with hours."""
        offers = (each for document in self.documents.values() for each in _offers(document))
        return set(filter(is_timed, offers))

    def near(self, folded: str, slips: int) -> list[tuple[Spelling, int]]:
        """The right spelling of a word."""
        right = self.spellings.get(folded)
        return [(Spelling(fold_word(right), right, "", 1), 1)] if right else []

    def words_beginning(
        self, folded: str, reader: str, among: Sequence[Collection[str]], limit: int
    ) -> list[Spelling]:
        """None: titles are enough."""
        return []

    def titles_beginning(self, folded: str, reader: str, limit: int) -> list[Candidate]:
        """Documents whose title begins so."""
        served = [each for each in self._served(reader) if fold(each.title).startswith(folded)]
        return [_candidate(each) for each in served][:limit]

    def tidy(self) -> None:
        """Nothing needs it."""

    def replace(self, items: Mapping[UUID, Sequence[Entry]]) -> None:
        """Unused: tests call ``show``."""

    def add_all(self, entries: Iterable[Entry]) -> None:
        """Unused: tests call ``show``."""

    def digests(self) -> dict[tuple[UUID, str], str]:
        """The fingerprint of every version."""
        return {key: document.digest for key, document in self.documents.items()}

    def close(self) -> None:
        """Nothing is held."""

    def _served(self, reader: str) -> list[Document]:
        locales: dict[UUID, list[str]] = {}
        for key, locale in self.documents:
            locales.setdefault(key, []).append(locale)
        return [self.documents[key, best_version(reader, found)] for key, found in locales.items()]

    def _counts(self, name: str, served: list[Document], query: Query) -> tuple[FacetCount, ...]:
        others = {field: values for field, values in query.filters.items() if field != name}
        counts: dict[str, int] = {}
        for each in served:
            if _passes(each, query, others):
                for value in self._values(each, name):
                    counts[value] = counts.get(value, 0) + 1
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(FacetCount(value, count) for value, count in ordered)

    def _values(self, document: Document, name: str) -> tuple[str, ...]:
        if name == "language":
            return tuple(locale for key, locale in self.documents if key == document.key)
        return _values(document, name)

    def _refuse_if_damaged(self) -> None:
        if self.is_damaged:
            raise IndexUnavailableError("the index is damaged")


class FakeEngine:
    """Keeps fake indexes by name."""

    def __init__(self) -> None:
        self.indexes: dict[str, FakeIndex] = {}

    def create(self, build: str) -> FakeIndex:
        """A new index."""
        self.indexes[build] = FakeIndex()
        return self.indexes[build]

    def open(self, build: str) -> FakeIndex:
        """An index that was created."""
        if build not in self.indexes:
            raise IndexUnavailableError(f"there is no index {build!r}")
        return self.indexes[build]

    def check(self, build: str) -> None:
        """Refuse a damaged one."""
        self.open(build)._refuse_if_damaged()

    def builds(self) -> list[str]:
        """All names."""
        return list(self.indexes)

    def drop(self, build: str) -> None:
        """Delete one."""
        self.indexes.pop(build, None)


def _candidate(document: Document) -> Candidate:
    return Candidate(
        document.key,
        document.locale,
        document.kind,
        document.title,
        countries=(),
        published_at=document.published_at.timestamp(),
    )


def _is_brief(document: Document, query: Query) -> bool:
    if query.max_minutes is None:
        return True
    minutes = findable(document).minutes(document)
    return minutes is not None and minutes <= query.max_minutes


def _fits(document: Document, query: Query) -> bool:
    if query.group_size is None:
        return True
    smallest, largest = findable(document).groups(document) or (0, 0)
    return smallest <= query.group_size <= largest


def _has(document: Document, meaning: Meaning) -> bool:
    text = f"{document.title} {document.summary}".casefold()
    return all(" ".join(each.words).casefold() in text for each in meaning.sought)


def _passes(
    document: Document, query: Query, filters: Mapping[str, Sequence[str]] | None = None
) -> bool:
    chosen = query.filters if filters is None else filters
    if not (_is_brief(document, query) and _fits(document, query)):
        return False
    if query.offers is not None and query.offers.isdisjoint(_offers(document)):
        return False
    return all(set(values) & set(_values(document, name)) for name, values in chosen.items())


def _offers(document: Document) -> tuple[str, ...]:
    return findable(document).offers(document)


def _values(document: Document, name: str) -> tuple[str, ...]:
    match name, document:
        case "kind", _:
            return (document.kind,)
        case "theme", _:
            return tuple(str(key) for key in document.themes)
        case "language", _:
            return (document.locale,)
        case "method", Activity():
            return tuple(method.value for method in document.methods)
        case "publisher", _ if isinstance(document, Work):
            return (str(document.publisher),)
        case "country", CaseStudy():
            return (document.country.value,)
        case _, Organisation():
            return _values_of_organisation(document, name)
        case _:
            return ()


def _values_of_organisation(organisation: Organisation, name: str) -> tuple[str, ...]:
    match name:
        case "country":
            return organisation.countries
        case "audience":
            return tuple(audience.value for audience in organisation.audiences)
        case "place":
            return tuple(dict.fromkeys(location.place for location in organisation.locations))
        case "spoken":
            return organisation.spoken_languages
        case _:
            return ()
