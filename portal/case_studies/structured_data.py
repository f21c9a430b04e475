"""Describes a case study as schema.org and LRMI do."""

from portal.case_studies.models import CaseStudyPage
from portal.reading.structured_data.nodes import Node, node
from portal.reading.structured_data.works import picture_address, way_to, written
from portal.reading.wording import Wording

RESOURCE_TYPE = "case study"
"""In English in every language, as the LRMI vocabularies of resource types have it."""


def case_study(page: CaseStudyPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of a case study.

    It is a text to read (``Article``) and to learn from.
    """
    document = page.item.document
    themes = [node("DefinedTerm", name=each.title) for each in page.themes]
    article = written(
        ("Article", "LearningResource"),
        page.item,
        base_url,
        original="Article",
        publisher=page.publisher,
        headline=document.title,
        learningResourceType=RESOURCE_TYPE,
        about=[_enterprise(page), *themes],
        image=picture_address(document.picture, base_url),
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
