"""Describes the site and who makes it, as schema.org does."""

from content_models.vocabularies import message
from portal.home.models import HomePage
from portal.reading import addresses
from portal.reading.promise import PROMISE
from portal.reading.structured_data.nodes import Node, node
from portal.reading.wording import Wording

PARTNERSHIP_DESCRIPTION = message(
    "A European adult-education partnership of eight organisations from France, Greece, Austria "
    "and the United Kingdom."
)
SEARCH_WORDS = "search_term_string"
"""The name that search engines' documentation gives to what a reader types."""


def home(
    words: Wording, site_name: str, base_url: str, logo: str, page: HomePage
) -> tuple[Node, ...]:
    """Describe the home page.

    It is a ``WebSite`` with its search; the partnership is an ``Organization``. Neither is
    described by what is not there.

    Args:
        words: of the reader's language.
        site_name: the name of this installation.
        base_url: of absolute addresses.
        logo: path of the mark.
        page: what it shows.
    """
    address = base_url + addresses.home(words.code)
    partnership = f"{base_url}/#partnership"
    search = base_url + addresses.library(words.code) + "?q={" + SEARCH_WORDS + "}"
    action = node("SearchAction", target=node("EntryPoint", urlTemplate=search))
    action["query-input"] = f"required name={SEARCH_WORDS}"
    site = node(
        "WebSite",
        url=address,
        name=site_name,
        description=words.translate(PROMISE) if page.keeps_its_promise else None,
        inLanguage=words.code,
        publisher={"@id": partnership},
        potentialAction=action,
    )
    organisation = node(
        "Organization",
        name=site_name,
        url=address,
        logo=base_url + logo,
        description=words.translate(PARTNERSHIP_DESCRIPTION) if page.has_partners else None,
    )
    organisation["@id"] = partnership
    return site, organisation
