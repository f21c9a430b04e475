"""Listing the partners, and opening one."""

from collections.abc import Sequence

from content_models.kinds import KINDS_OF_THE_LIBRARY
from content_models.kinds.partner import Partner
from content_models.published import Link
from content_models.published.reading import Reader
from portal.listing.models import Card
from portal.listing.services import cards
from portal.partners.models import PartnerPage
from portal.reading.items import Item, find_item
from search.engine import Index
from search.query import MAXIMUM_PER_PAGE, Query, Sort


def all_partners(reader: Reader, index: Index, language: str) -> tuple[Card, ...]:
    """The partners by name, each in the version that serves the reader best."""
    query = Query(
        reader=language,
        filters={"kind": ("partner",)},
        sort=Sort.TITLE,
        per_page=MAXIMUM_PER_PAGE,
    )
    return cards(reader, index.search(query).hits, language)


def partner_page(reader: Reader, index: Index, language: str, segment: str) -> PartnerPage:
    """The partner at an address; raises the errors of ``items``."""
    return around_partner(reader, index, find_item(reader, language, segment, Partner))


def around_partner(reader: Reader, index: Index, item: Item[Partner]) -> PartnerPage:
    """A partner with what it has published."""
    query = Query(
        reader=item.reader,
        filters={"publisher": (str(item.document.key),), "kind": KINDS_OF_THE_LIBRARY},
        sort=Sort.NEWEST,
        per_page=MAXIMUM_PER_PAGE,
    )
    return PartnerPage(item, cards(reader, index.search(query).hits, item.reader))


def partner_of(reader: Reader, links: Sequence[Link]) -> Partner | None:
    """The first partner among some linked items."""
    documents = reader.documents([(link.key, link.locale) for link in links])
    return next((each for each in documents if isinstance(each, Partner)), None)
