"""A case study as schema.org and LRMI describe it."""

from content_models.vocabularies import LICENCE_ADDRESSES
from portal import addresses
from portal.library.models import CaseStudyPage
from portal.pages import host_of
from portal.structured_data.breadcrumbs import HOME, LIBRARY, breadcrumbs
from portal.structured_data.nodes import Node, node
from portal.wording import Wording

RESOURCE_TYPE = "case study"
"""In English in every language, as the LRMI vocabularies of resource types have it."""


def case_study(page: CaseStudyPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """The page of a case study: a text to read (``Article``) and to learn from."""
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
        translationOfWork=_original(page, base_url),
        publisher=_publisher(page),
        datePublished=document.published_at.isoformat(timespec="seconds"),
        dateModified=document.updated_at.isoformat(timespec="seconds"),
        image=addresses.absolute(base_url, picture.fallback.url) if picture else None,
    )
    trail = (
        (words.translate(HOME), base_url + addresses.home(words.code)),
        (words.translate(LIBRARY), base_url + addresses.library(words.code)),
    )
    return article, breadcrumbs(trail, document.title)


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


def _original(page: CaseStudyPage, base_url: str) -> Node | None:
    """The text that this one was translated from, where readers can see it."""
    source = page.item.document.translation.source_locale or ""
    path = page.item.translations.get(source)
    return node("Article", url=base_url + path, inLanguage=source) if path else None


def _publisher(page: CaseStudyPage) -> Node | None:
    partner = page.publisher
    if partner is None:
        return None
    website = partner.website if host_of(partner.website) else ""
    return node("Organization", name=partner.title, url=website)
