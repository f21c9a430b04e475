"""Looks up filter values, from an address or from the index.

One way leads from an address to the index, the other from the index to a label.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from uuid import UUID

from content_models.countries import COUNTRIES
from content_models.kinds import KINDS
from content_models.language_names import language_name
from content_models.languages import INTERFACE_LANGUAGES
from content_models.published import Found, Link
from content_models.published.reading import StoreSnapshot
from content_models.references import short_id_in
from content_models.vocabularies import (
    AUDIENCE_LABELS,
    METHOD_LABELS,
    Audience,
    LegalForm,
    Method,
)
from portal.listing.forms import NEED
from portal.listing.models import FacetGroup, FacetOption
from portal.listing.needs import Needs, needs_of
from portal.listing.numbers import count_in, number_label
from portal.listing.offered import label_of_offer
from portal.reading.wording import Wording
from search.query import NUMBER_FIELDS, OFFER_FIELDS, Query
from search.results import FacetCount
from search.searcher import Searcher

MOST_OPTIONS = 200
"""Values of a field to choose from, the most frequent: more would be a page of megabytes."""

MOST_TOWNS = 12
"""Towns to choose from. There may be thousands, and any of them is found by its name."""


@dataclass(frozen=True)
class Choice:
    """A choice is a known filter value.

    Attributes:
        indexed: as the index holds it.
        value: as the address names it.
        label: as a reader reads it.
    """

    indexed: str
    value: str
    label: str


class Choices:
    """Looks up filter values, and labels them in one reader's language."""

    def __init__(self, snapshot: StoreSnapshot, wording: Wording, searcher: Searcher) -> None:
        self._snapshot = snapshot
        self._wording = wording
        self._searcher = searcher

    @property
    def language(self) -> str:
        """Return the code of the reader's language."""
        return self._wording.code

    def choice(self, field: str, value: str) -> Choice | None:
        """Return the choice that a value in an address means; None where it means nothing."""
        if field == "theme":
            return self._theme(value)
        if field == NEED:
            return self._need(value)
        if field in OFFER_FIELDS:
            label = label_of_offer(field, value, self._wording)
            return Choice(value, value, label) if label else None
        if field in NUMBER_FIELDS:
            return self._number(field, value)
        if field == "place" and value not in self._places:
            return None
        label = self._label(field, value)
        return Choice(value, value, label) if label else None

    def of_index(self, field: str, value: str) -> list[Choice]:
        """Return the choice that a value of the index is, if it is known."""
        if field == NEED:
            need = self.needs.of_key(value)
            return [Choice(need.code, need.code, need.label)] if need else []
        return list(self._known(field, [value]))

    @cached_property
    def needs(self) -> Needs:
        """Return all needs, read once for a page that asks."""
        return needs_of(self._snapshot, self._wording.code)

    def group(
        self, field: str, counts: Iterable[FacetCount], chosen: Iterable[Choice]
    ) -> FacetGroup:
        """Return a field's values to choose from: those counted, and those already chosen."""
        count_of = {each.indexed: 0 for each in chosen}
        is_chosen = frozenset(count_of)
        count_of |= {each.value: each.count for each in counts}
        most = MOST_TOWNS if field == "place" else MOST_OPTIONS
        # There may be a thousand towns: only those that can be among the first are named.
        least = min(nlargest(most, count_of.values()), default=0)
        first = [value for value, count in count_of.items() if count >= least or value in is_chosen]
        options = [
            FacetOption(each.value, each.label, count_of[each.indexed], each.indexed in is_chosen)
            for each in self._known(field, first)
        ]
        options.sort(key=lambda each: (-each.count, each.label.casefold()))
        shown = [*options[:most], *filter(_is_chosen, options[most:])]
        left_out = len(options) - len(shown) + len(count_of) - len(first)
        return FacetGroup(field, tuple(shown), left_out=left_out)

    def _known(self, field: str, indexed: list[str]) -> list[Choice]:
        if field == "theme":
            keys = [UUID(value) for value in indexed]
            return [_theme_choice(link) for link in self._links(keys).values()]
        labelled = ((value, self._label(field, value)) for value in indexed)
        return [Choice(value, value, label) for value, label in labelled if label]

    def _theme(self, value: str) -> Choice | None:
        identifier = short_id_in(value)
        found = self._snapshot.find(identifier) if identifier else None
        if not isinstance(found, Found) or found.kind != "term":
            return None
        return _theme_choice(self._links([found.key])[found.key])

    def _need(self, value: str) -> Choice | None:
        need = self.needs.codes.get(value)
        return Choice(need.code, value, need.label) if need else None

    def _number(self, field: str, value: str) -> Choice | None:
        number = count_in(value)
        if number is None:
            return None
        return Choice(str(number), value, number_label(field, number, self._wording))

    @cached_property
    def _places(self) -> frozenset[str]:
        """Return the places that there are, which only the index knows."""
        query = Query(reader=self._wording.code, facets=("place",), per_page=1)
        return frozenset(each.value for each in self._searcher.search(query).facets["place"])

    def _links(self, keys: list[UUID]) -> dict[UUID, Link]:
        return self._snapshot.links(keys, self._wording.code)

    def _label(self, field: str, value: str) -> str | None:
        labels: dict[str, Callable[[str], str | None]] = {
            "kind": self._kind_label,
            "method": self._method_label,
            "audience": self._audience_label,
            "country": self._country_label,
            "legal_form": _legal_form_label,
            "place": str,
            "language": self._language_label,
            "spoken": self._spoken_label,
        }
        return labels[field](value)

    def _kind_label(self, value: str) -> str | None:
        kind = KINDS.get(value)
        return self._wording.translate(kind.plural) if kind and kind.has_page else None

    def _method_label(self, value: str) -> str | None:
        is_known = value in set(Method)
        return self._wording.translate(METHOD_LABELS[Method(value)]) if is_known else None

    def _audience_label(self, value: str) -> str | None:
        is_known = value in set(Audience)
        return self._wording.translate(AUDIENCE_LABELS[Audience(value)]) if is_known else None

    def _country_label(self, value: str) -> str | None:
        return self._wording.country(value) if value in COUNTRIES else None

    def _language_label(self, value: str) -> str | None:
        return self._wording.language_title(value) if value in INTERFACE_LANGUAGES else None

    def _spoken_label(self, value: str) -> str | None:
        is_known = language_name(value, self._wording.code) is not None
        return self._wording.language_title(value) if is_known else None


def _legal_form_label(value: str) -> str | None:
    """Return the name of a legal form, which stays in its country's language."""
    return LegalForm(value).label if value in set(LegalForm) else None


def _is_chosen(option: FacetOption) -> bool:
    return option.is_chosen


def _theme_choice(link: Link) -> Choice:
    return Choice(str(link.key), link.segment, link.title)
