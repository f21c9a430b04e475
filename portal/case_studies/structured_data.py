"""Describes a case study as schema.org and LRMI do."""

from content_models.vocabularies import LICENCE_ADDRESSES
from portal.case_studies.models import CaseStudyPage
from portal.reading import addresses
from portal.reading.structured_data.nodes import Node, node
from portal.reading.structured_data.works import original_of, publisher_of, way_to
from portal.reading.wording import Wording

RESOURCE_TYPE = "case study"
"""In English in every language, as the LRMI vocabularies of resource types have it."""


def case_study(page: CaseStudyPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of a case study.

    It is a text to read (``Article``) and to learn from.
    """
    document = page.item.document
    address = base_url + page.item.canonical
    picture = document.picture
    article = node(
        ("Article", "LearningResource"),
        url=address,
        headline=document.title,
        name=document.title,
        description=document.summary,
        inLanguage=document.locale,
        learningResourceType=RESOURCE_TYPE,
        about=[_enterprise(page), *(node("DefinedTerm", name=each.title) for each in page.themes)],
        license=LICENCE_ADDRESSES.get(document.licence),
        isAccessibleForFree=True,
        translationOfWork=original_of(page.item, "Article", base_url),
        publisher=publisher_of(page.publisher),
        datePublished=document.published_at.isoformat(timespec="seconds"),
        dateModified=document.updated_at.isoformat(timespec="seconds"),
        image=addresses.absolute(base_url, picture.fallback.url) if picture else None,
    )
    return article, way_to(document, words, base_url)


def _enterprise(page: CaseStudyPage) -> Node:
    document = page.item.document
    return node(
        "Organization",
        name=document.enterprise_name,
        foundingDate=str(document.year_founded or ""),
        address=node(
            "PostalAddress",
            addressLocality=document.place,
            addressCountry=document.country.value,
        ),
    )
