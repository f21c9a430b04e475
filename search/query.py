"""Defines a reader's query.

It is bounded, so that none can cost more than a page is worth.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from content_models.base_map.drawing import Bounds
from content_models.help import Condition
from search.openings import Offers, Wanted
from search.vicinity import Vicinity
from search.words import MAXIMUM_CHARACTERS, SearchText, parse_search_text

__all__ = ["FACET_FIELDS", "MAXIMUM_CHARACTERS", "NUMBER_FIELDS", "Query", "Sort"]

FACET_FIELDS = (
    "kind",
    "theme",
    "method",
    "audience",
    "country",
    "legal_form",
    "place",
    "language",
    "spoken",
    "publisher",
)
"""Fields that can be filtered by and counted.

``theme`` holds keys; ``method`` how people learn in an activity; ``legal_form`` that of an
enterprise, by its code; ``language`` the locales in which an item exists; ``place`` the towns where
an organisation receives people; ``spoken`` the languages that its people speak; ``publisher`` the
keys of partners.
"""

NUMBER_FIELDS = ("max_minutes", "group_size")
"""Numbers that can be filtered by: the longest time, and the number of people it has to suit."""
LARGEST_NUMBER = 9_999
"""The largest value of either. A week of work has 2,400 minutes."""

OPEN = "open"
OFFER_FIELDS = (OPEN, *Condition)
"""Fields of what organisations offer (``openings.Wanted``), met by one offer all at once."""

MAXIMUM_VALUES_PER_FILTER = 30
MAXIMUM_PAGE = 1_000
RESULTS_PER_PAGE = 20
MAXIMUM_PER_PAGE = 100


class Sort(StrEnum):
    """Lists the orders of results.

    Without words to rank by, relevance falls back to newest. ``NEAREST`` needs a vicinity.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    TITLE = "title"
    NEAREST = "nearest"


@dataclass(frozen=True)
class Query:
    """A query is one search, by one reader.

    A value beyond a bound is brought within it.

    Attributes:
        reader: the interface language; each item is found once, in the version that serves it.
        text: the reader's words, parsed; empty finds everything.
        filters: values by facet field; an item must have one of those of each field. Unknown
            values find nothing; the portal leaves them out before.
        max_minutes: leaves out what takes longer, and what does not say how long it takes.
        group_size: leaves out what is for smaller or for larger groups only, and what is not done
            in groups at all.
        facets: the fields to count. A field's counts ignore its own filter, so that a reader sees
            what another choice in it would give.
        near: where the reader looks for help; what is within its circle is found, and what
            reaches the reader from outside.
        wanted: what one and the same offer of an organisation must be; None where items are not
            looked at for what they offer.
        offers: what is wanted as an index holds it, which the searcher finds out: an item must have
            one of them. None where any item will do.
        counted_offers: what further choices would leave, by name, counted in place of ``offers``.
        bounds: leaves out what has no place on this part of the map.
        country: whose items come first by distance or title, empty for none.
        stale_before: what was last checked before, in seconds since 1970, comes later. None makes
            no difference, so that an order depends on what is asked alone, never on a clock.
        page: from 1.
        repair: whether unknown words may be replaced by the index's own.
    """

    reader: str
    text: SearchText = field(default_factory=lambda: parse_search_text(""))
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    max_minutes: int | None = None
    group_size: int | None = None
    facets: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    near: Vicinity | None = None
    wanted: Wanted | None = None
    offers: Offers | None = None
    counted_offers: dict[str, Offers] = field(default_factory=dict)
    bounds: Bounds | None = None
    country: str = ""
    stale_before: float | None = None
    page: int = 1
    per_page: int = RESULTS_PER_PAGE
    repair: bool = True

    def __post_init__(self) -> None:
        """Bring page, filters and numbers within bounds."""
        values = {
            field: tuple(values)[:MAXIMUM_VALUES_PER_FILTER]
            for field, values in self.filters.items()
            if values
        }
        for name, bounded in (
            ("filters", values),
            ("max_minutes", _within_bounds(self.max_minutes)),
            ("group_size", _within_bounds(self.group_size)),
            ("page", min(max(self.page, 1), MAXIMUM_PAGE)),
            ("per_page", min(max(self.per_page, 1), MAXIMUM_PER_PAGE)),
        ):
            object.__setattr__(self, name, bounded)  # how a frozen dataclass sets its own fields

    def pages_of(self, total: int) -> int:
        """Count the pages of so many results. Beyond ``MAXIMUM_PAGE`` no list goes."""
        return min(max(1, -(-total // self.per_page)), MAXIMUM_PAGE)


def _within_bounds(number: int | None) -> int | None:
    return None if number is None else min(max(number, 1), LARGEST_NUMBER)
