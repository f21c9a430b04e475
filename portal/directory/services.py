"""Says what the directory lists, and finds what surrounds an organisation."""

from dataclasses import replace

from content_models.kinds.organisation import Organisation
from content_models.published.reading import StoreSnapshot
from portal.directory.models import OrganisationPage
from portal.listing.services import Scope
from portal.reading import addresses
from portal.reading.items import Item
from portal.reading.kinds import Search
from search.query import Sort

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


def around_organisation(
    _snapshot: StoreSnapshot, _search: Search, item: Item[Organisation]
) -> OrganisationPage:
    """Return an organisation with its themes."""
    return OrganisationPage(item, tuple(item.links_to(item.document.themes)))
