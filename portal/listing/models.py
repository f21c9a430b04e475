"""Defines what a list page shows."""

from dataclasses import dataclass
from enum import StrEnum

from content_models.kinds import Document
from content_models.published import Link
from search.query import NUMBER_FIELDS, Sort
from search.results import Fragment, Repair


@dataclass(frozen=True)
class FacetOption:
    """A facet option is one value that can be chosen.

    ``value`` is as it stands in the address.
    """

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetGroup:
    """A facet group holds a field's values, those of most items first.

    ``left_out`` is the number of those that are not shown, being too many for a page.
    """

    field: str
    options: tuple[FacetOption, ...]
    left_out: int = 0


@dataclass(frozen=True)
class NumberField:
    """A number field takes a number to filter by.

    ``typed`` is as it stands in the address, and empty where there is none. ``is_known`` is False
    for what is no such number and has been ignored.
    """

    field: str
    typed: str
    is_known: bool = True


@dataclass(frozen=True)
class Chip:
    """A chip is a filter in use, with the address of the list without it.

    ``is_known`` is False for a value that the portal does not know and has ignored.
    """

    field: str
    label: str
    address_without: str
    is_known: bool = True

    @property
    def is_number(self) -> bool:
        """True if readers type it, rather than choose it."""
        return self.field in NUMBER_FIELDS


@dataclass(frozen=True)
class Offer:
    """An offer is a filter that the words name, or words that may be meant.

    The address is the list's, with it instead of the words.
    """

    label: str
    address: str


class Reason(StrEnum):
    """Lists why an item stands among the results of a search."""

    TITLE = "title"
    TEXT = "text"
    THEME = "theme"
    ELSEWHERE = "elsewhere"
    """In another version, in a file, or in names of its place, country or publisher."""
    MEANING = "meaning"
    LANGUAGE = "language"


@dataclass(frozen=True)
class Card:
    """A card is one item of a list, in the version that serves the reader.

    ``title`` and ``excerpt`` are marked where they match; without an excerpt the summary stands.

    Attributes:
        themes: names of the themes by which alone it was found.
        has_all: whether it has all the words typed, not only most of them.
        is_related: whether it was found by its meaning, and by no words.
        reasons: why it was found; empty where nothing was typed.
        needs: the themes of an organisation, to be told under its name.
    """

    document: Document
    address: str
    title: tuple[Fragment, ...]
    excerpt: tuple[Fragment, ...] = ()
    themes: tuple[str, ...] = ()
    has_all: bool = True
    is_related: bool = False
    reasons: tuple[Reason, ...] = ()
    needs: tuple[Link, ...] = ()


@dataclass(frozen=True)
class SortChoice:
    """A sort choice is an order, with the address of the list in it."""

    sort: Sort
    address: str
    is_current: bool


@dataclass(frozen=True)
class Pager:
    """A pager says where this page of a list stands.

    The addresses are empty where there is no such page.
    """

    page: int
    pages: int
    previous: str = ""
    following: str = ""


@dataclass(frozen=True)
class Listing:
    """A listing is one page of a list.

    ``total`` is the number of items that have all the words typed; the ``with_most`` that have most
    of them follow, then the ``related`` that were found by their meaning alone. ``has_words`` is
    false where signs or pictures alone were typed.
    """

    path: str
    typed: str
    was_cut: bool
    sort: Sort | None
    total: int
    cards: tuple[Card, ...]
    groups: tuple[FacetGroup, ...]
    chips: tuple[Chip, ...]
    repairs: tuple[Repair, ...]
    sorts: tuple[SortChoice, ...]
    pager: Pager
    address_without_filters: str
    address_as_typed: str = ""
    has_words: bool = True
    offers: tuple[Offer, ...] = ()
    spellings: tuple[Offer, ...] = ()
    numbers: tuple[NumberField, ...] = ()
    with_most: int = 0
    related: int = 0

    @property
    def counted(self) -> int:
        """Return how many results the facets count: those with all words or, without any, most."""
        return self.total or self.with_most

    @property
    def is_mixed(self) -> bool:
        """True if what was found by meaning stands among what has most of the words."""
        return bool(self.related and self.with_most and not self.total)

    @property
    def is_narrowed(self) -> bool:
        """True if words or filters narrow the list."""
        return bool(self.typed or self.chips)

    @property
    def unknown_chips(self) -> tuple[Chip, ...]:
        """Return the chosen values that were ignored."""
        return tuple(chip for chip in self.chips if not chip.is_known)
