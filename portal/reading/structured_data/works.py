"""Describes what all written things have in common in schema.org."""

from content_models.documents import BaseDocument
from content_models.kinds.partner import Partner
from portal.reading import addresses
from portal.reading.items import Item, ItemPage
from portal.reading.markup import host_of
from portal.reading.structured_data.breadcrumbs import HOME, LIBRARY, breadcrumbs
from portal.reading.structured_data.nodes import Node, Value, node
from portal.reading.wording import Wording


def web_page(page: ItemPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of an item as a ``WebPage``.

    It serves items of which no more can be said.
    """
    item = page.item
    document = item.document
    described = node(
        "WebPage",
        url=base_url + item.canonical,
        name=document.title,
        description=document.summary,
        inLanguage=document.locale,
        isAccessibleForFree=True,
        translationOfWork=original_of(item, "WebPage", base_url),
        datePublished=document.published_at.isoformat(timespec="seconds"),
        dateModified=document.updated_at.isoformat(timespec="seconds"),
    )
    return described, way_to(document, words, base_url)


def original_of(item: Item[BaseDocument], types: Value, base_url: str) -> Node | None:
    """Return the text that an item was translated from, where readers can see it."""
    source = item.document.translation.source_locale or ""
    path = item.translations.get(source)
    return node(types, url=base_url + path, inLanguage=source) if path else None


def publisher_of(partner: Partner | None) -> Node | None:
    """Return the partner that publishes something, where one does."""
    if partner is None:
        return None
    website = partner.website if host_of(partner.website) else ""
    return node("Organization", name=partner.title, url=website)


def way_to(document: BaseDocument, words: Wording, base_url: str) -> Node:
    """Return the breadcrumbs of an item, through the library where it belongs there."""
    trail = [(words.translate(HOME), base_url + addresses.home(words.code))]
    if document.entry.is_in_library:
        trail.append((words.translate(LIBRARY), base_url + addresses.library(words.code)))
    return breadcrumbs(trail, document.title)
