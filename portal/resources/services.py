"""Opening a resource."""

from uuid import UUID

from content_models.kinds.partner_resource import PartnerResource
from content_models.published.reading import Reader
from portal.partners.services import partner_of
from portal.reading.items import Item, find_item
from portal.resources.models import ResourcePage


def resource_page(reader: Reader, language: str, segment: str) -> ResourcePage:
    """The resource at an address; raises the errors of ``items``."""
    return around_resource(
        reader, find_item(reader, language, segment, PartnerResource, keys_of_resource)
    )


def around_resource(reader: Reader, item: Item[PartnerResource]) -> ResourcePage:
    """A resource with what surrounds it."""
    return ResourcePage(
        item=item,
        themes=tuple(item.links_to(item.document.themes)),
        publisher=partner_of(reader, item.links_to(keys_of_resource(item.document))),
    )


def keys_of_resource(document: PartnerResource) -> tuple[UUID, ...]:
    """The items that the page of a resource names besides its themes."""
    return () if document.publisher is None else (document.publisher,)
