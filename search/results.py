"""What a search answers."""

from dataclasses import dataclass, field
from uuid import UUID

from content_models.kinds import KindName


@dataclass(frozen=True)
class Fragment:
    """A piece of plain text, marked where it matches. Escape it when it is shown."""

    text: str
    is_match: bool = False


@dataclass(frozen=True)
class Hit:
    """One item, in the version that serves the reader.

    ``title`` and ``excerpt`` are fragments in order; ``excerpt`` is empty without words to match,
    or where they were found only in another version or in names of themes.
    """

    key: UUID
    locale: str
    kind: KindName
    title: tuple[Fragment, ...]
    excerpt: tuple[Fragment, ...] = ()


@dataclass(frozen=True)
class FacetCount:
    """How many items of the results have a value."""

    value: str
    count: int


@dataclass(frozen=True)
class Repair:
    """A word of the query that the index does not know, and the word that was searched instead."""

    typed: str
    used: str


@dataclass(frozen=True)
class Results:
    """A page of results. ``facets`` go by field, the most frequent value first."""

    total: int
    hits: tuple[Hit, ...] = ()
    facets: dict[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    page: int = 1
    pages: int = 1
