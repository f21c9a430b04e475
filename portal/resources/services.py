"""Finds what surrounds a resource."""

from uuid import UUID

from content_models.kinds.partner_resource import PartnerResource
from content_models.published.reading import StoreSnapshot
from portal.reading.items import Item
from portal.reading.kinds import Search
from portal.reading.publishers import partner_of
from portal.resources.models import ResourcePage


def around_resource(
    snapshot: StoreSnapshot, _search: Search, item: Item[PartnerResource]
) -> ResourcePage:
    """Return a resource with its themes and its publisher."""
    return ResourcePage(
        item=item,
        themes=tuple(item.links_to(item.document.themes)),
        publisher=partner_of(snapshot, item.links_to(keys_of_resource(item.document))),
    )


def keys_of_resource(document: PartnerResource) -> tuple[UUID, ...]:
    """Return the items that the page of a resource names besides its themes."""
    return () if document.publisher is None else (document.publisher,)
