"""Describes what written things have in common in schema.org."""

from collections.abc import Iterable

from content_models.blocks import Image
from content_models.documents import BaseDocument, Work
from content_models.kinds.partner import Partner
from content_models.published import Link
from content_models.vocabularies import LICENCE_ADDRESSES
from portal.reading import addresses
from portal.reading.items import Item, ItemPage
from portal.reading.markup import host_of
from portal.reading.structured_data.breadcrumbs import LIBRARY, breadcrumbs
from portal.reading.structured_data.nodes import Node, Value, node
from portal.reading.wording import Wording


def web_page(page: ItemPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of an item as a ``WebPage``.

    It serves items of which no more can be said.
    """
    described = written("WebPage", page.item, base_url, original="WebPage")
    return described, way_to(page.item.document, words, base_url)


def written(
    types: Value,
    item: Item[BaseDocument],
    base_url: str,
    *,
    original: Value = None,
    themes: Iterable[Link] = (),
    publisher: Partner | None = None,
    **more: Value,
) -> Node:
    """Describe something that is written, by what all such things have.

    Args:
        types: of the node.
        item: what is written.
        base_url: of absolute addresses.
        original: types of the text that it was translated from; None where that is not told.
        themes: what it is about.
        publisher: who publishes it.
        more: further properties, and others in place of these.
    """
    document = item.document
    licence = document.licence if isinstance(document, Work) else None
    properties: dict[str, Value] = {
        "url": base_url + item.canonical,
        "name": document.title,
        "description": document.summary,
        "inLanguage": document.locale,
        "about": [node("DefinedTerm", name=each.title) for each in themes],
        "license": LICENCE_ADDRESSES.get(licence) if licence else None,
        "isAccessibleForFree": True,
        "translationOfWork": original_of(item, original, base_url) if original else None,
        "publisher": publisher_of(publisher),
        **dates(document),
    }
    return node(types, **properties | more)


def page_of(item: Item[BaseDocument], base_url: str, **more: Value) -> Node:
    """Describe the page about something that has no dates of its own in schema.org."""
    document = item.document
    address = base_url + item.canonical
    return node("WebPage", url=address, inLanguage=document.locale, **dates(document), **more)


def dates(document: BaseDocument) -> dict[str, str]:
    """Return when a version was published first, and last."""
    return {
        "datePublished": document.published_at.isoformat(timespec="seconds"),
        "dateModified": document.updated_at.isoformat(timespec="seconds"),
    }


def picture_address(picture: Image | None, base_url: str) -> str | None:
    """Return the absolute address of a picture, where there is one."""
    return addresses.absolute(base_url, picture.fallback.url) if picture else None


def website_of(address: str) -> str:
    """Return an address that leads to the web, or nothing: see ``markup.host_of``."""
    return address if host_of(address) else ""


def original_of(item: Item[BaseDocument], types: Value, base_url: str) -> Node | None:
    """Return the text that an item was translated from, where readers can see it."""
    source = item.document.translation.source_locale or ""
    path = item.translations.get(source)
    return node(types, url=base_url + path, inLanguage=source) if path else None


def publisher_of(partner: Partner | None) -> Node | None:
    """Return the partner that publishes something, where one does."""
    if partner is None:
        return None
    return node("Organization", name=partner.title, url=website_of(partner.website))


def way_to(document: BaseDocument, words: Wording, base_url: str) -> Node:
    """Return the breadcrumbs of an item, through the library where it belongs there."""
    library = (words.translate(LIBRARY), addresses.library(words.code))
    above = (library,) if document.entry.is_in_library else ()
    return breadcrumbs(words, base_url, document.title, *above)
