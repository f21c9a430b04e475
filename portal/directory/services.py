"""Searching the directory, and opening an organisation."""

from content_models.kinds.organisation import Organisation
from content_models.published.reading import Reader
from portal.directory.forms import FIELDS
from portal.directory.models import OrganisationPage
from portal.listing.forms import ListingForm
from portal.listing.models import Listing
from portal.listing.services import Scope, list_items
from portal.reading import addresses
from portal.reading.items import Item, find_item
from portal.reading.wording import Wording
from search.engine import Index

SCOPE = Scope(address=addresses.directory, facets=FIELDS, fixed={"kind": ("organisation",)})


def search_directory(reader: Reader, index: Index, wording: Wording, form: ListingForm) -> Listing:
    """A page of the directory; raises ``PastTheEndError``."""
    return list_items(reader, index, wording, form, SCOPE)


def organisation_page(reader: Reader, language: str, segment: str) -> OrganisationPage:
    """The organisation at an address; raises the errors of ``items``."""
    return around_organisation(reader, find_item(reader, language, segment, Organisation))


def around_organisation(_reader: Reader, item: Item[Organisation]) -> OrganisationPage:
    """An organisation with what surrounds it."""
    return OrganisationPage(item, tuple(item.links_to(item.document.themes)))
