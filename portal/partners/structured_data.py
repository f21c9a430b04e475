"""Describes a partner as schema.org does."""

from content_models.vocabularies import message
from portal.partners.models import PartnerPage
from portal.reading import addresses
from portal.reading.markup import host_of
from portal.reading.structured_data.breadcrumbs import HOME, breadcrumbs
from portal.reading.structured_data.nodes import Node, node
from portal.reading.wording import Wording

PARTNERS = message("Partners")


def partner(page: PartnerPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of a partner (``Organization``)."""
    item = page.item
    document = item.document
    picture = document.picture
    described = node(
        "Organization",
        name=document.title,
        description=document.summary,
        url=document.website if host_of(document.website) else "",
        address=node(
            "PostalAddress",
            addressLocality=document.place,
            addressCountry=document.country.value,
        ),
        image=addresses.absolute(base_url, picture.fallback.url) if picture else None,
        mainEntityOfPage=node(
            "WebPage",
            url=base_url + item.canonical,
            inLanguage=document.locale,
            datePublished=document.published_at.isoformat(timespec="seconds"),
            dateModified=document.updated_at.isoformat(timespec="seconds"),
        ),
    )
    trail = (
        (words.translate(HOME), base_url + addresses.home(words.code)),
        (words.translate(PARTNERS), base_url + addresses.partners(words.code)),
    )
    return described, breadcrumbs(trail, document.title)
