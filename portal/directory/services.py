"""Says what the directory lists, and finds what surrounds an organisation."""

from collections.abc import Iterable
from dataclasses import replace

from content_models.kinds.organisation import Organisation
from content_models.places import Location
from content_models.published.reading import StoreSnapshot
from content_models.references import short_id
from portal.directory.models import OrganisationPage
from portal.listing.models import Card
from portal.listing.services import Scope, cards
from portal.reading import addresses
from portal.reading.items import Item
from portal.reading.kinds import Search
from search.query import Query, Sort
from search.vicinity import Vicinity, positions_of

SCOPE = Scope(
    address=addresses.directory,
    facets=("place", "theme", "spoken", "audience", "country"),
    fixed={"kind": ("organisation",)},
    sorts=(Sort.RELEVANCE, Sort.NEAREST, Sort.TITLE),
    usual=Sort.TITLE,
    is_local=True,
    beside=addresses.directory_map,
)
MAP_SCOPE = replace(SCOPE, address=addresses.directory_map, beside=addresses.directory, is_map=True)
NEARBY_KM = 20
"""A bus goes so far."""
MOST_NEARBY = 5


def around_organisation(
    snapshot: StoreSnapshot, search: Search, item: Item[Organisation]
) -> OrganisationPage:
    """Return an organisation with its themes, and others near it that serve a same need."""
    themes = tuple(item.links_to(item.document.themes))
    return OrganisationPage(item, themes, _nearby(snapshot, search, item))


def locations_named(document: Organisation, identifier: str) -> Iterable[Location]:
    """Return the location of a short identifier; all of them for what names none."""
    named = [each for each in document.locations if each.key and short_id(each.key) == identifier]
    return named or document.locations


def _nearby(snapshot: StoreSnapshot, search: Search, item: Item[Organisation]) -> tuple[Card, ...]:
    document = item.document
    position = next(iter(positions_of(document)), None)
    if position is None or not document.themes:
        return ()
    # What helps from afar is near nobody in particular.
    around = Vicinity(position.coordinates, reaches=(), circle_km=NEARBY_KM)
    results = search(
        Query(
            reader=item.reader,
            filters=SCOPE.fixed | {"theme": tuple(map(str, document.themes))},
            near=around,
            sort=Sort.NEAREST,
            per_page=MOST_NEARBY + 1,
        )
    )
    others = [hit for hit in results.hits if hit.key != document.key][:MOST_NEARBY]
    found = cards(snapshot, others, item.reader, vicinity=around)
    # A draft is not found itself: then the nearest widens the circle.
    return tuple(card for card in found if card.distance and card.distance.is_near)
