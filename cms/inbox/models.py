"""Defines a wish as an editor sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from content_models.inbox import Inbox, Wish, WishFilter


@dataclass(frozen=True)
class Row:
    """A row is one line of the list.

    Attributes:
        identifier: of the wish.
        received_at: in UTC.
        language: its name in itself.
        section: its name, or empty.
        searched: the words and filters that found nothing, to read.
        search_address: where the same search can be made again; empty where there was none.
        text: the reader's own words; anybody may have written them.
        is_handled: whether an editor is done with it.
    """

    identifier: str
    received_at: datetime
    language: str
    section: str | Promise
    searched: str
    search_address: str
    text: str
    is_handled: bool


class WishPages(Sequence[Wish]):
    """Lets Django's paginator count the wishes of a filter, and read them in slices."""

    def __init__(self, inbox: Inbox, chosen: WishFilter) -> None:
        self._inbox = inbox
        self._chosen = chosen

    def __len__(self) -> int:
        return self._inbox.count(self._chosen)

    def __getitem__(self, index: Any) -> Any:
        start, stop, _step = index.indices(len(self))
        return self._inbox.page(self._chosen, start=start, limit=stop - start)
