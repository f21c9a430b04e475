"""Describes a partner's resource as schema.org and LRMI do."""

from content_models.vocabularies import LICENCE_ADDRESSES
from portal.reading import addresses
from portal.reading.markup import host_of
from portal.reading.structured_data.nodes import Node, node
from portal.reading.structured_data.works import original_of, publisher_of, way_to
from portal.reading.wording import Wording
from portal.resources.models import ResourcePage


def resource(page: ResourcePage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of a resource.

    It is something to learn from and, with files, a document.
    """
    document = page.item.document
    picture = document.picture
    described = node(
        ("DigitalDocument", "LearningResource") if document.files else "LearningResource",
        url=base_url + page.item.canonical,
        name=document.title,
        description=document.summary,
        inLanguage=document.languages or document.locale,
        # In English in every language, as the LRMI vocabularies of resource types have it.
        learningResourceType=document.resource_type.value.replace("-", " "),
        about=[node("DefinedTerm", name=each.title) for each in page.themes],
        license=LICENCE_ADDRESSES.get(document.licence),
        isAccessibleForFree=True,
        creditText=document.author,
        copyrightYear=document.year,
        timeRequired=f"PT{document.minutes}M" if document.minutes else "",
        sameAs=document.link if host_of(document.link) else "",
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
        spatialCoverage=document.country.value if document.country else None,
        translationOfWork=original_of(page.item, "LearningResource", base_url),
        publisher=publisher_of(page.publisher),
        datePublished=document.published_at.isoformat(timespec="seconds"),
        dateModified=document.updated_at.isoformat(timespec="seconds"),
        image=addresses.absolute(base_url, picture.fallback.url) if picture else None,
    )
    return described, way_to(document, words, base_url)
