"""Describes a partner's resource as schema.org and LRMI do."""

from portal.reading import addresses
from portal.reading.structured_data.nodes import Node, node
from portal.reading.structured_data.works import picture_address, way_to, website_of, written
from portal.reading.wording import Wording
from portal.resources.models import ResourcePage


def resource(page: ResourcePage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of a resource.

    It is something to learn from and, with files, a document.
    """
    document = page.item.document
    described = written(
        ("DigitalDocument", "LearningResource") if document.files else "LearningResource",
        page.item,
        base_url,
        original="LearningResource",
        themes=page.themes,
        publisher=page.publisher,
        inLanguage=document.languages or document.locale,
        # In English in every language, as the LRMI vocabularies of resource types have it.
        learningResourceType=document.resource_type.value.replace("-", " "),
        creditText=document.author,
        copyrightYear=document.year,
        timeRequired=f"PT{document.minutes}M" if document.minutes else "",
        sameAs=website_of(document.link),
        encoding=[
            node(
                "MediaObject",
                name=file.title,
                contentUrl=addresses.absolute(base_url, file.url),
                encodingFormat=file.media_type,
                contentSize=str(file.size),
            )
            for file in document.files
        ],
        spatialCoverage=node("Country", name=document.country.value) if document.country else None,
        image=picture_address(document.picture, base_url),
    )
    return described, way_to(document, words, base_url)
