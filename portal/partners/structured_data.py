"""Describes a partner as schema.org does."""

from content_models.vocabularies import message
from portal.partners.models import PartnerPage
from portal.reading import addresses
from portal.reading.structured_data.breadcrumbs import breadcrumbs
from portal.reading.structured_data.nodes import Node, node
from portal.reading.structured_data.works import page_of, picture_address, website_of
from portal.reading.wording import Wording

PARTNERS = message("Partners")


def partner(page: PartnerPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of a partner (``Organization``)."""
    document = page.item.document
    described = node(
        "Organization",
        name=document.title,
        description=document.summary,
        url=website_of(document.website),
        address=node(
            "PostalAddress",
            addressLocality=document.place,
            addressCountry=document.country.value,
        ),
        image=picture_address(document.picture, base_url),
        mainEntityOfPage=page_of(page.item, base_url),
    )
    partners = (words.translate(PARTNERS), addresses.partners(words.code))
    return described, breadcrumbs(words, base_url, document.title, partners)
