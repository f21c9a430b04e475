"""What the home page shows."""

from dataclasses import dataclass

from portal.listing.models import Card, FacetOption


@dataclass(frozen=True)
class HomePage:
    """``counts`` holds the number of items by kind."""

    newest: tuple[Card, ...]
    themes: tuple[FacetOption, ...]
    counts: dict[str, int]
