"""Every address that a search engine may know."""

from content_models.published.reading import Reader
from content_models.vocabularies import KINDS_WITH_A_PAGE
from portal import addresses

MAXIMUM_ADDRESSES = 50_000
"""A sitemap may hold no more (sitemaps.org, protocol 0.9)."""


def page_addresses(reader: Reader, language: str) -> list[str]:
    """The pages whose content is in one language."""
    keys = [key for key, locale in reader.digests() if locale == language]
    links = reader.links(keys, language).values()
    items = [
        addresses.item(language, link.kind, link.segment)
        for link in links
        if link.kind in KINDS_WITH_A_PAGE
    ]
    lists = [addresses.home(language), addresses.library(language), addresses.directory(language)]
    return [*lists, *sorted(items)][:MAXIMUM_ADDRESSES]
