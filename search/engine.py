"""Defines the interface of search engines.

An engine keeps what was indexed and answers plain questions about it: which documents have these
forms of words, which serve this reader, how many have each value. What a reader's words mean, how
results are weighed, repaired, completed, marked and fused stands outside (``search.searcher``), so
that every engine answers alike. Every engine passes the tests of tests/search/engine_contract.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Protocol
from uuid import UUID

import numpy as np
import numpy.typing as npt

from content_models.distances import Points
from content_models.kinds import KindName
from search.concepts import Concept
from search.entries import Entry
from search.meaning import Meaning
from search.query import Query
from search.results import FacetCount


class IndexUnavailableError(Exception):
    """The index is missing, damaged, away or of another version."""


class EngineAwayError(IndexUnavailableError):
    """The engine does not answer, though the index may be sound: wait."""


@dataclass(frozen=True)
class Candidate:
    """A candidate is a document found, before its place on a page is known.

    Attributes:
        countries: where it is, by ISO 3166-1 code; empty for what is of no country.
        published_at: in seconds since 1970.
        positions: where one goes to it, as its entry holds them.
        known_since: when it was last checked, in seconds since 1970; infinity for what is not.
        score: by its words; 0 where there were none to look for.
        has_all: whether it has all that was asked for, not only most of it.
        by_concept: whether it has some of it by the name of a theme alone.
    """

    key: UUID
    locale: str
    kind: KindName
    title: str
    countries: tuple[str, ...]
    published_at: float
    positions: tuple[str, ...] = ()
    known_since: float = inf
    score: float = 0.0
    has_all: bool = True
    by_concept: bool = False


@dataclass(frozen=True)
class Found:
    """Holds what an index has for a query.

    Attributes:
        total: the number of documents that have all that was asked for and pass the filters.
        with_most: the number of those that have most of it.
        has_all: whether any that serves the reader has all of it, whatever the filters.
        has_most: whether any has most of it.
        candidates: those at the places asked for, in the query's order: what has all comes first.
        facets: counts by field, the most frequent value first, then by value: of the documents
            that have all or, where there are none, of those that have most.
        choices: how many of these each of the query's ``counted_offers`` would leave.
    """

    total: int
    with_most: int
    has_all: bool
    has_most: bool
    candidates: tuple[Candidate, ...]
    facets: dict[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    choices: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Texts:
    """Holds the texts of a document of which excerpts are cut."""

    names: str
    summary: str
    body: str
    concepts: tuple[Concept, ...]


@dataclass(frozen=True)
class Placements:
    """Placements are the positions of many documents, each document once.

    Attributes:
        keys: of the documents' items.
        items: for each position, the place of its item among the keys.
        points: the positions.
    """

    keys: tuple[UUID, ...]
    items: npt.NDArray[np.intp]
    points: Points


@dataclass(frozen=True)
class Spelling:
    """A spelling is a word as people write it, in one language.

    ``frequency`` is the number of documents that hold it; ``locale`` is empty for words of texts
    that mix languages.
    """

    folded: str
    spelling: str
    locale: str
    frequency: int


class Reader(Protocol):
    """A reader sees the index as one commit left it, safe to share between threads.

    Each method may raise ``IndexUnavailableError``.
    """

    def find(self, query: Query, meaning: Meaning, places: range) -> Found:
        """Return what has all or most of a meaning.

        Args:
            query: gives the reader, filters, facets and sorting; its text is not looked at.
            meaning: without words, it finds everything.
            places: which candidates to return, the first one at 0.
        """

    def placements(self, query: Query, meaning: Meaning, limit: int) -> Placements:
        """Return where the documents are that have a meaning: all of it, or else most.

        Args:
            query: gives the reader and filters; the place asked for counts as one of them.
            meaning: without words, everything has it.
            limit: how many documents are looked at; if there are more, which is not said.
        """

    def pick(self, query: Query, keys: Collection[UUID]) -> list[Candidate]:
        """Return the versions of some items that serve the reader and pass the query's filters."""

    def texts(self, candidates: Sequence[Candidate]) -> list[Texts]:
        """Return the texts of some candidates, in their order."""

    def occurring(self, forms: Collection[str], reader: str) -> set[str]:
        """Return those forms that some document holds which serves a reader."""

    def timed_offers(self) -> set[str]:
        """Return the offers with hours that documents have, or had that are gone."""

    def near(self, folded: str, slips: int) -> list[tuple[Spelling, int]]:
        """Return words within so many slips of a folded word, with the number of slips.

        A slip is a letter missing, added, wrong, or swapped with its neighbour. Words of documents
        that are gone may be among them. The word itself is not.
        """

    def words_beginning(
        self, folded: str, reader: str, among: Sequence[Collection[str]], limit: int
    ) -> list[Spelling]:
        """Return words of a reader's language that begin so, the most frequent first.

        Args:
            folded: the beginning.
            reader: the interface language; counted are the documents that serve it.
            among: for each word before, its forms. Counted are documents that hold one form of
                each; words that none of them hold are left out.
            limit: how many to return at most.
        """

    def titles_beginning(self, folded: str, reader: str, limit: int) -> list[Candidate]:
        """Return documents that have a word in their title that begins so.

        They serve the reader. ``folded`` may hold several words. In the order of folded titles.
        """


class Index(Protocol):
    """An index is one build, safe to share between threads.

    It has one writer at a time. What ``replace`` has committed is seen by the next ``reader`` of
    any process.
    """

    def reader(self) -> Reader:
        """Return a reader of the last commit, or raise ``IndexUnavailableError``."""

    def replace(self, items: Mapping[UUID, Sequence[Entry]]) -> None:
        """Replace the entries of each item, in one commit.

        An item without entries is removed. Repeating it changes nothing. Raises
        ``IndexUnavailableError`` where it cannot be written, and then nothing has changed.
        """

    def add_all(self, entries: Iterable[Entry]) -> None:
        """Fill a new index, as fast as can be, in one commit."""

    def tidy(self) -> None:
        """Do what makes searches faster and can wait, such as merging; found is the same."""

    def digests(self) -> dict[tuple[UUID, str], str]:
        """Return the document digest of every entry, by key and locale."""

    def close(self) -> None:
        """Free what it holds."""


class Engine(Protocol):
    """Keeps index builds, each under a name."""

    def create(self, build: str) -> Index:
        """Make an empty index, in place of any of that name."""

    def open(self, build: str) -> Index:
        """Open an index, or raise ``IndexUnavailableError``."""

    def check(self, build: str) -> None:
        """Read all of an index as it is kept now, or raise ``IndexUnavailableError``."""

    def builds(self) -> list[str]:
        """Return the names of all indexes there are, sound or not."""

    def drop(self, build: str) -> None:
        """Delete an index; one that does not exist is no error."""
