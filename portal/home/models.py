"""Defines what the home page shows."""

from dataclasses import dataclass

from portal.listing.models import Card, FacetOption


@dataclass(frozen=True)
class HomePage:
    """The home page shows what there is to find.

    Attributes:
        newest: case studies.
        themes: those with most case studies.
        counts: the number of items by kind.
        places: towns with organisations, by name.
        spoken: languages that organisations speak, the most spoken first.
    """

    newest: tuple[Card, ...]
    themes: tuple[FacetOption, ...]
    counts: dict[str, int]
    places: tuple[FacetOption, ...]
    spoken: tuple[FacetOption, ...]
