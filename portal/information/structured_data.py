"""A page of information as schema.org describes it."""

from content_models.kinds.info_page import InfoPage
from portal.reading.items import Item
from portal.reading.structured_data.nodes import Node, node
from portal.reading.structured_data.works import original_of, way_through_the_library
from portal.reading.wording import Wording


def info_page(item: Item[InfoPage], words: Wording, base_url: str) -> tuple[Node, ...]:
    """The page itself (``WebPage``)."""
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
    return described, way_through_the_library(document, words, base_url)
