"""Carries a search that found nothing along in a form."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from content_models.inbox import Section
from portal.listing.forms import NEED, ListingForm, read_form
from portal.sending.models import Searched
from search.query import FACET_FIELDS, NUMBER_FIELDS

FIELDS = (*FACET_FIELDS, *NUMBER_FIELDS, NEED)
"""Those of all lists; a list passes over what it does not know."""
MAXIMUM_SEARCHED_CHARACTERS = 4_000
"""Of a list's query. What a reader clicks together has some hundreds."""
MAXIMUM_FILTERS_CHARACTERS = 1_000


def searched_in(listing: ListingForm) -> str:
    """Return the search of a list as a form carries it."""
    words = [("q", listing.text.typed)] if listing.text.typed else []
    return urlencode([*words, *_chosen(listing)])


def read_searched(sent: MultiDict[str, str]) -> Searched:
    """Read the search that a form carries; nothing is an error here."""
    name = sent.get("section", "")
    section = Section(name) if name in set(Section) else None
    searched = parse_qsl(sent.get("searched", "")[:MAXIMUM_SEARCHED_CHARACTERS], errors="replace")
    listing = read_form(MultiDict(searched), FIELDS if section else ())
    return Searched(section, words=listing.text.typed, filters=_filters(listing))


def carried(searched: Searched) -> str:
    """Return a search that was read as a form carries it."""
    words = urlencode([("q", searched.words)]) if searched.words else ""
    return "&".join(part for part in (words, searched.filters) if part)


def _filters(listing: ListingForm) -> str:
    """Return the filters, as many as there is room for."""
    kept = ""
    for pair in _chosen(listing):
        longer = f"{kept}&{urlencode([pair])}" if kept else urlencode([pair])
        if len(longer) > MAXIMUM_FILTERS_CHARACTERS:
            break
        kept = longer
    return kept


def _chosen(listing: ListingForm) -> Iterable[tuple[str, str]]:
    return [(name, value) for name, values in listing.chosen.items() for value in values]
