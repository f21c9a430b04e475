"""What the page of a draft needs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from content_models.kinds import Document
from content_models.published.reading import Reader
from portal.reading.items import Item
from search.engine import Index

Around = Callable[[Reader, Index, Item[Any]], object]
"""Finds what surrounds an item."""


@dataclass(frozen=True)
class Kind:
    """How the portal shows one kind.

    Attributes:
        template: of its page.
        around: finds what surrounds an item, as the kind's own page does.
        more_keys: the items that the page names, besides themes and links in the text.
    """

    template: str
    around: Around
    more_keys: Callable[[Any], Iterable[UUID]] = lambda _document: ()


@dataclass(frozen=True)
class DraftPage:
    """A draft with what its template needs."""

    template: str
    item: Item[Document]
    page: object
