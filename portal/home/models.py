"""Defines what the home page shows."""

from dataclasses import dataclass

from portal.listing.models import Card, FacetOption, NeedOffer
from portal.reading.promise import LIBRARY_KINDS, PROMISED_KINDS


@dataclass(frozen=True)
class HomePage:
    """The home page shows what there is to find.

    Attributes:
        newest: case studies.
        themes: those with most case studies.
        counts: the number of items by kind.
        needs: those with which some organisation helps.
        spoken: the languages that organisations speak, by name.
        has_partners: whether any partner is published.
    """

    newest: tuple[Card, ...]
    themes: tuple[FacetOption, ...]
    counts: dict[str, int]
    needs: tuple[NeedOffer, ...]
    spoken: tuple[FacetOption, ...]
    has_partners: bool

    @property
    def has_library(self) -> bool:
        """Return whether there is anything in the library."""
        return not LIBRARY_KINDS.isdisjoint(self.counts)

    @property
    def has_all_works(self) -> bool:
        """Return whether the library holds something of each kind that is named beside it."""
        return self.counts.keys() >= LIBRARY_KINDS

    @property
    def keeps_its_promise(self) -> bool:
        """Return whether there is everything that the first sentence names."""
        return self.counts.keys() >= PROMISED_KINDS
