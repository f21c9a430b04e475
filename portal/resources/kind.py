"""Says how the partners' resources are shown."""

from typing import Any

from content_models.blocks import Image
from content_models.kinds.partner_resource import PartnerResource
from content_models.vocabularies import Licence, ResourceType
from portal.reading.kinds import ItemKind
from portal.reading.samples import Texts
from portal.resources.services import around_resource, keys_of_resource
from portal.resources.structured_data import resource


def sample(_texts: Texts, image: Image) -> dict[str, Any]:
    """Return the fields of a resource in the style guide."""
    return {
        "resource_type": ResourceType.GUIDE,
        "languages": ("fr", "ar"),
        "pages": 24,
        "picture": image,
        "licence": Licence.CC_BY,
    }


KINDS = (
    ItemKind(
        document=PartnerResource,
        template="resources/resource.html",
        description="A resource with the address of its page.",
        card="resources/card.html",
        around=around_resource,
        more_keys=keys_of_resource,
        structured_data=resource,
        sample=sample,
    ),
)
