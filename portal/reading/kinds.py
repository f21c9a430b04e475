"""Defines the portal's part of the register of kinds.

It holds what the portal needs to know of a kind to show its items. The folder of a kind tells of it
in ``kind.py``; ``create_app`` reads the folders.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, runtime_checkable
from uuid import UUID

from content_models.blocks import Image
from content_models.documents import BaseDocument, Kind
from content_models.inbox import Topic
from content_models.kinds import Document
from content_models.published.reading import StoreSnapshot
from portal.reading.items import Item, ItemPage
from portal.reading.samples import Texts
from portal.reading.structured_data.nodes import Node
from portal.reading.structured_data.works import web_page
from portal.reading.wording import Wording
from search.query import Query
from search.results import Results

Search: TypeAlias = Callable[[Query], Results]
"""Asks the index; raises ``IndexUnavailableError``."""


TOPICS_OF_A_TEXT = (
    Topic.TEXT,
    Topic.OUTDATED,
    Topic.LINK,
    Topic.TRANSLATION,
    Topic.OTHER,
)
"""What can be wrong with a page that one reads."""


@dataclass(frozen=True)
class PlainPage:
    """A plain page holds an item with nothing around it."""

    item: Item[Any]


def nothing_around(_snapshot: StoreSnapshot, _search: Search, item: Item[Any]) -> PlainPage:
    """Return the item alone."""
    return PlainPage(item)


@runtime_checkable
class Pictured(Protocol):
    """A pictured document may begin with a picture."""

    @property
    def picture(self) -> Image | None: ...  # noqa: D102


@dataclass(frozen=True)
class ItemKind:
    """Says how the portal shows the items of one kind.

    Attributes:
        document: the type of its documents, which holds its entry in the register of all rooms.
        template: of its page; it extends ``item.html``.
        description: of an item, for the readers of the API's description.
        card: the template whose macro ``card`` shows an item in a list.
        around: finds what surrounds an item on its page.
        more_keys: the items that the page names, besides themes and links in the text.
        themes_of: the themes of an item, the most telling one first.
        structured_data: what its page is about (see ``structured_data``).
        sample: the fields that an item of the style guide needs besides those of all kinds.
        topics: what readers may report of it.
        values: the template whose macro ``values`` shows what its page says on a topic.
    """

    document: type[Document]
    template: str
    description: str = "An item with the address of its page."
    card: str = "components/plain_card.html"
    around: Callable[[StoreSnapshot, Search, Item[Any]], ItemPage] = nothing_around
    more_keys: Callable[[Any], Iterable[UUID]] = lambda _document: ()
    themes_of: Callable[[Any], Iterable[UUID]] = lambda document: document.themes
    structured_data: Callable[[Any, Wording, str], tuple[Node, ...]] = web_page
    sample: Callable[[Texts, Image], dict[str, Any]] = lambda _texts, _image: {}
    topics: tuple[Topic, ...] = TOPICS_OF_A_TEXT
    values: str = "components/no_values.html"

    @property
    def entry(self) -> Kind:
        """Return the kind as all rooms know it."""
        return self.document.entry

    def picture(self, document: BaseDocument) -> Image | None:
        """Return the picture that an item's page begins with, where it has one."""
        return document.picture if isinstance(document, Pictured) else None


Kinds: TypeAlias = Mapping[str, ItemKind]
"""The register: every kind with a page, by its name."""
