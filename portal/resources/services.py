"""Opening a resource."""

from uuid import UUID

from content_models.documents import PartnerResource
from content_models.published.reading import Reader
from portal.items import find_item
from portal.partners.services import partner_of
from portal.resources.models import ResourcePage


def resource_page(reader: Reader, language: str, segment: str) -> ResourcePage:
    """The resource at an address; raises the errors of ``items``."""
    item = find_item(reader, language, segment, PartnerResource, _publishers)
    return ResourcePage(
        item=item,
        themes=tuple(item.links_to(item.document.themes)),
        publisher=partner_of(reader, item.links_to(_publishers(item.document))),
    )


def _publishers(document: PartnerResource) -> tuple[UUID, ...]:
    return () if document.publisher is None else (document.publisher,)
