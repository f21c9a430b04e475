"""Defines the answer to a search."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from content_models.kinds import KindName
from search.query import Query


@dataclass(frozen=True)
class Fragment:
    """A fragment is a piece of plain text, marked where it matches.

    Escape it when it is shown.
    """

    text: str
    is_match: bool = False


@dataclass(frozen=True)
class Hit:
    """A hit is one item, in the version that serves the reader.

    ``title`` and ``excerpt`` are fragments in order; ``excerpt`` is empty without words to match,
    or where they were found only in another version or in names of themes.

    Attributes:
        themes: keys of the themes by whose names alone it has some of the words.
        named: facet fields of its values that the words name, e.g. its themes or its town.
        says_otherwise: whether its text says an everyday need of the query in other words. It is
            looked for where nothing else says why the item was found.
        has_all: whether it has all that was asked for, not only most of it.
        is_related: whether it was found by its meaning, and by no words.
    """

    key: UUID
    locale: str
    kind: KindName
    title: tuple[Fragment, ...]
    excerpt: tuple[Fragment, ...] = ()
    themes: tuple[UUID, ...] = ()
    named: tuple[str, ...] = ()
    says_otherwise: bool = False
    has_all: bool = True
    is_related: bool = False


@dataclass(frozen=True)
class FacetCount:
    """A facet count says how many of the results have a value."""

    value: str
    count: int


@dataclass(frozen=True)
class Repair:
    """A repair replaces a word that the index does not know.

    ``typed`` is the word of the query, ``used`` the word that was searched instead, or could be.
    """

    typed: str
    used: str


@dataclass(frozen=True)
class Circle:
    """A circle is how far around the reader was looked.

    ``was_widened`` says that nothing was in the circle asked for, ``is_empty`` that nothing is in
    the widest either: then only what reaches the reader from afar is found.
    """

    kilometres: float
    was_widened: bool
    is_empty: bool = False


@dataclass(frozen=True)
class NextOpening:
    """A next opening is when the first of several items opens, and which."""

    at: datetime
    key: UUID
    locale: str


@dataclass(frozen=True)
class Results:
    """Results are one page of hits.

    Those that have all that was asked for come first; those that have most of it follow. What words
    do not find and means the same stands below them, on the last page. Where nothing has all, or
    so much is said that hardly anything can, they are one list, the nearest first.

    Attributes:
        total: the number of results that have all of it.
        with_most: the number of those that have most of it.
        related: the number of those that were found by their meaning alone. No other number and
            no facet counts them.
        is_mixed: whether all results are one list, by words and meaning together.
        named: field and value of each filter that the words name, and nothing besides.
        repairs: words that were surely meant otherwise, and were searched so.
        offered: words that may have been meant otherwise; a word may have several.
        facets: counts by field, the most frequent value first: of the results that have all or,
            where there are none, of those that have most.
        circle: of a query with a vicinity.
        choices: of a query with something wanted, how many each further choice would leave: by the
            value of each ``Condition`` and each ``Open``. They count what facets count.
        is_of_its_time: whether another time slot could have another answer.
        answered: the query with its words as they were searched for, within that circle.
    """

    total: int
    hits: tuple[Hit, ...] = ()
    facets: dict[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    offered: tuple[Repair, ...] = ()
    page: int = 1
    pages: int = 1
    with_most: int = 0
    related: int = 0
    is_mixed: bool = False
    named: tuple[tuple[str, str], ...] = ()
    circle: Circle | None = None
    choices: dict[str, int] = field(default_factory=dict)
    is_of_its_time: bool = False
    answered: Query | None = None
