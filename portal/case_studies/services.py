"""Finds what surrounds a case study."""

from uuid import UUID

from content_models.kinds import KINDS_WITH_A_PAGE
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.partner import Partner
from content_models.published import Link
from content_models.published.reading import StoreSnapshot
from portal.case_studies.models import CaseStudyPage
from portal.listing.models import Card
from portal.reading import addresses
from portal.reading.items import Item
from portal.reading.kinds import Search
from search.results import Fragment


def around_case_study(
    snapshot: StoreSnapshot, _search: Search, item: Item[CaseStudy]
) -> CaseStudyPage:
    """Return a case study with its themes, its publisher and what is related to it."""
    document = item.document
    around = item.links_to((*_one(document.publisher), *document.related))
    documents = snapshot.documents([(link.key, link.locale) for link in around])
    publisher = documents[0] if documents and documents[0].key == document.publisher else None
    return CaseStudyPage(
        item=item,
        themes=tuple(item.links_to(themes_of_case_study(document))),
        publisher=publisher if isinstance(publisher, Partner) else None,
        related=tuple(
            Card(each, _address(item.reader, each.key, item.links), (Fragment(each.title),))
            for each in documents
            if each is not publisher and each.kind in KINDS_WITH_A_PAGE
        ),
    )


def themes_of_case_study(document: CaseStudy) -> tuple[UUID, ...]:
    """Return the themes of a case study, its sector first."""
    return tuple(dict.fromkeys((*_one(document.sector), *document.themes)))


def keys_of_case_study(document: CaseStudy) -> tuple[UUID, ...]:
    """Return the items that its page names, besides themes and links in the text."""
    return (*_one(document.sector), *_one(document.publisher), *document.related)


def _one(key: UUID | None) -> tuple[UUID, ...]:
    return () if key is None else (key,)


def _address(language: str, key: UUID, links: dict[UUID, Link]) -> str:
    link = links[key]
    return addresses.item(language, link.kind, link.segment)
