"""Defines what the page of a partner shows."""

from dataclasses import dataclass

from content_models.kinds.partner import Partner
from portal.listing.models import Card
from portal.reading.items import Item


@dataclass(frozen=True)
class PartnerPage:
    """A partner page holds a partner with what it has published.

    The newest comes first, each item in the reader's best language.
    """

    item: Item[Partner]
    published: tuple[Card, ...]
