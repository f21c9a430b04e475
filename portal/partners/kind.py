"""Says how partners are shown."""

from typing import Any

from content_models.blocks import Image
from content_models.kinds.partner import Partner
from content_models.vocabularies import Country
from portal.partners.services import around_partner
from portal.partners.structured_data import partner
from portal.reading.kinds import ItemKind
from portal.reading.samples import Texts


def sample(texts: Texts, _image: Image) -> dict[str, Any]:
    """Return the fields of a partner in the style guide."""
    return {"title": texts.name, "country": Country.FRANCE, "place": "Pau"}


KINDS = (
    ItemKind(
        document=Partner,
        template="partners/partner.html",
        description="A partner with the address of its page.",
        card="partners/card.html",
        around=around_partner,
        structured_data=partner,
        sample=sample,
    ),
)
