"""Defines what the page of a resource shows."""

from dataclasses import dataclass

from content_models.kinds.partner import Partner
from content_models.kinds.partner_resource import PartnerResource
from content_models.published import Link
from portal.reading.items import Item


@dataclass(frozen=True)
class ResourcePage:
    """A resource page holds a resource, its themes and the partner that publishes it."""

    item: Item[PartnerResource]
    themes: tuple[Link, ...]
    publisher: Partner | None
