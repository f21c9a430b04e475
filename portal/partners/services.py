"""Lists the partners, and finds what surrounds one."""

from content_models.kinds import KINDS_OF_THE_LIBRARY
from content_models.kinds.partner import Partner
from content_models.published.reading import StoreSnapshot
from portal.listing.models import Card
from portal.listing.services import cards
from portal.partners.models import PartnerPage
from portal.reading.items import Item
from portal.reading.kinds import Search
from search.query import MAXIMUM_PER_PAGE, Query, Sort
from search.searcher import Searcher


def all_partners(snapshot: StoreSnapshot, searcher: Searcher, language: str) -> tuple[Card, ...]:
    """Return the partners by name, each in the version that serves the reader best."""
    query = Query(
        reader=language,
        filters={"kind": ("partner",)},
        sort=Sort.TITLE,
        per_page=MAXIMUM_PER_PAGE,
    )
    return cards(snapshot, searcher.search(query).hits, language)


def around_partner(snapshot: StoreSnapshot, search: Search, item: Item[Partner]) -> PartnerPage:
    """Return a partner with what it has published."""
    query = Query(
        reader=item.reader,
        filters={"publisher": (str(item.document.key),), "kind": KINDS_OF_THE_LIBRARY},
        sort=Sort.NEWEST,
        per_page=MAXIMUM_PER_PAGE,
    )
    return PartnerPage(item, cards(snapshot, search(query).hits, item.reader))
