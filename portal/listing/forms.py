"""Reads what a reader asked of a list, as the address says it."""

from dataclasses import dataclass, field, replace

from werkzeug.datastructures import MultiDict

from portal.listing.asked import Asked, read_asked
from portal.listing.map_view import AT, MapView, read_view
from portal.web.parameters import WHERE_FIELDS
from search.query import MAXIMUM_VALUES_PER_FILTER, NUMBER_FIELDS, OFFER_FIELDS, Sort
from search.results import Repair
from search.words import SearchText, parse_search_text

EXACT = "exact"
"""The parameter that leaves words as they are typed."""
NEED = "need"
"""The parameter that names a need by its code."""
YES = "1"
"""The value of a parameter that is there or not."""
MAXIMUM_VALUE_CHARACTERS = 120
"""Longer than any slug with its id; anything longer is not shown back."""


@dataclass(frozen=True)
class ListingForm:
    """A listing form holds the words, filters, order and page of an address.

    Attributes:
        text: the words, parsed.
        chosen: values by facet or number field as they stand in the address, known or not.
        sort: None where the address names no order.
        page: from 1.
        is_exact: whether the words are to be searched as typed, none repaired.
        asked: where the reader is.
        at: the part of the map that narrows the list; None for all of it. Whoever changes what is
            listed sees all of it again.
    """

    text: SearchText
    chosen: dict[str, tuple[str, ...]]
    sort: Sort | None = None
    page: int = 1
    is_exact: bool = False
    asked: Asked = field(default_factory=Asked)
    at: MapView | None = None

    @property
    def is_empty(self) -> bool:
        """True if nothing narrows the list."""
        return self.text.is_empty and not self.chosen and not self.asked.parameters()

    @property
    def narrows(self) -> bool:
        """True if words or filters narrow the list, and not a place alone."""
        return bool(self.text.typed or self.chosen)

    def parameters(self) -> list[tuple[str, str]]:
        """Return the address parameters that say the same."""
        pairs = [("q", self.text.typed)] if self.text.typed else []
        pairs += [(field, value) for field, values in self.chosen.items() for value in values]
        pairs += self.asked.parameters()
        if self.at is not None:
            pairs.append((AT, self.at.text))
        if self.is_exact:
            pairs.append((EXACT, YES))
        if self.sort is not None:
            pairs.append(("sort", self.sort.value))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return pairs

    def page_parameters(self) -> list[tuple[str, str]]:
        """Return the page as a parameter, for the list in its usual order only.

        It says which part of the whole list this is; the list in another order is no other list.
        """
        return [("page", str(self.page))] if self.page > 1 and self.sort is None else []

    def without(self, field: str, value: str) -> "ListingForm":
        """Return the same with one filter value less, from the first page."""
        left = tuple(each for each in self.chosen[field] if each != value)
        others = {name: values for name, values in self.chosen.items() if name != field}
        return replace(self, chosen=others | ({field: left} if left else {}), page=1, at=None)

    def at_place(self, asked: Asked) -> "ListingForm":
        """Return the same for another place, from the first page."""
        return replace(self, asked=asked, page=1, at=None)

    def without_filters(self) -> "ListingForm":
        """Return the same words without any filter."""
        return replace(self, chosen={}, asked=Asked(), page=1, at=None)

    def sorted_by(self, sort: Sort) -> "ListingForm":
        """Return the same in another order, from the first page."""
        return replace(self, sort=sort, page=1)

    def with_only(self, field: str, value: str) -> "ListingForm":
        """Return the same with just this value of a filter, from the first page."""
        return replace(self, chosen=self.chosen | {field: (value,)}, page=1, at=None)

    def choosing(self, field: str, value: str) -> "ListingForm":
        """Return the same with a filter value in place of the words that name it."""
        chosen = self.chosen | {field: (*self.chosen.get(field, ()), value)}
        return replace(self, text=SearchText(), chosen=chosen, page=1, is_exact=False, at=None)

    def meaning(self, repair: Repair) -> "ListingForm":
        """Return the same with one word in place of another, from the first page."""
        text = self.text.with_words({repair.typed: repair.used})
        return replace(self, text=text, page=1, is_exact=False, at=None)

    def as_typed(self) -> "ListingForm":
        """Return the same with no word repaired, from the first page."""
        return replace(self, is_exact=True, page=1, at=None)

    def on_map(self, at: MapView | None) -> "ListingForm":
        """Return the same for another part of the map; None is all of it."""
        return replace(self, at=at, page=1)

    def at_page(self, page: int) -> "ListingForm":
        """Return another page of the same."""
        return replace(self, page=page)


def read_form(arguments: MultiDict[str, str], fields: tuple[str, ...]) -> ListingForm:
    """Read an address's parameters; nothing in them is an error."""
    chosen = [name for name in fields if name not in {*WHERE_FIELDS, AT}]
    values = {name: _values(name, arguments.getlist(name)) for name in chosen}
    return ListingForm(
        text=parse_search_text(arguments.get("q", "")),
        chosen={name: found for name, found in values.items() if found},
        sort=_sort(arguments.get("sort", "")),
        page=read_page(arguments.get("page", "")),
        is_exact=arguments.get(EXACT, "") == YES,
        asked=read_asked(arguments) if set(WHERE_FIELDS) <= set(fields) else Asked(),
        at=read_view(arguments.get(AT, "")) if AT in fields else None,
    )


def read_page(text: str) -> int:
    """Return a page number; whatever is none means the first page."""
    is_number = text.isascii() and text.isdigit() and len(text) <= MAXIMUM_PAGE_DIGITS
    return max(1, int(text)) if is_number else 1


MAXIMUM_PAGE_DIGITS = 9
"""More digits than any list has pages; bounds the number before it is computed with."""


def _values(field: str, raw: list[str]) -> tuple[str, ...]:
    stripped = (value.strip()[:MAXIMUM_VALUE_CHARACTERS] for value in raw)
    most = 1 if field in (*NUMBER_FIELDS, *OFFER_FIELDS) else MAXIMUM_VALUES_PER_FILTER
    return tuple(dict.fromkeys(value for value in stripped if value))[:most]


def _sort(raw: str) -> Sort | None:
    return Sort(raw) if raw in set(Sort) else None
