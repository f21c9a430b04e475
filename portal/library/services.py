"""Searching the library, and opening a case study."""

from uuid import UUID

from content_models.kinds import KINDS_WITH_A_PAGE
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.partner import Partner
from content_models.published import Link
from content_models.published.reading import Reader
from portal.library.forms import FACETS
from portal.library.models import CaseStudyPage
from portal.listing.forms import ListingForm
from portal.listing.models import Card, Listing
from portal.listing.services import Scope, list_items
from portal.reading import addresses
from portal.reading.items import Item, find_item
from portal.reading.wording import Wording
from search.engine import Index
from search.results import Fragment

SCOPE = Scope(address=addresses.library, facets=FACETS, has_numbers=True)


def search_library(reader: Reader, index: Index, wording: Wording, form: ListingForm) -> Listing:
    """A page of the library; raises ``PastTheEndError``."""
    return list_items(reader, index, wording, form, SCOPE)


def case_study_page(reader: Reader, language: str, segment: str) -> CaseStudyPage:
    """The case study at an address; raises the errors of ``items``."""
    return around_case_study(
        reader, find_item(reader, language, segment, CaseStudy, keys_of_case_study)
    )


def around_case_study(reader: Reader, item: Item[CaseStudy]) -> CaseStudyPage:
    """A case study with what surrounds it."""
    document = item.document
    theme_keys = dict.fromkeys((*_one(document.sector), *document.themes))
    around = item.links_to((*_one(document.publisher), *document.related))
    documents = reader.documents([(link.key, link.locale) for link in around])
    publisher = documents[0] if documents and documents[0].key == document.publisher else None
    return CaseStudyPage(
        item=item,
        themes=tuple(item.links_to(theme_keys)),
        publisher=publisher if isinstance(publisher, Partner) else None,
        related=tuple(
            Card(each, _address(item.reader, each.key, item.links), (Fragment(each.title),))
            for each in documents
            if each is not publisher and each.kind in KINDS_WITH_A_PAGE
        ),
    )


def keys_of_case_study(document: CaseStudy) -> tuple[UUID, ...]:
    """The items that its page names, besides themes and links in the text."""
    return (*_one(document.sector), *_one(document.publisher), *document.related)


def _one(key: UUID | None) -> tuple[UUID, ...]:
    return () if key is None else (key,)


def _address(language: str, key: UUID, links: dict[UUID, Link]) -> str:
    link = links[key]
    return addresses.item(language, link.kind, link.segment)
