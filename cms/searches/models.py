"""Defines a counted search as an editor sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from content_models.searches import CountedSearch, SearchCounts, SearchFilter


@dataclass(frozen=True)
class Row:
    """A row is one line of a list.

    Attributes:
        words: as they are counted.
        language: the code of the page's language.
        language_name: its name in itself.
        section: the name of the list that was searched.
        address: where the same search can be made again.
        searched: how often it was made.
        days: on how many days.
        results: how many have all words.
        with_most: how many have most of them.
        related: how many only mean the same.
        decision: of an editor, in words; empty where there is none.
        theme: to which the words were added.
        add_address: of the page that adds the words to a theme.
    """

    words: str
    language: str
    language_name: str
    section: str | Promise
    address: str
    searched: int
    days: int
    results: int
    with_most: int
    related: int
    decision: str | Promise
    theme: str
    add_address: str


class SearchPages(Sequence[CountedSearch]):
    """Lets Django's paginator count the searches of a filter, and read them in slices."""

    def __init__(self, counts: SearchCounts, chosen: SearchFilter) -> None:
        self._counts = counts
        self._chosen = chosen

    def __len__(self) -> int:
        return self._counts.count(self._chosen)

    def __getitem__(self, index: Any) -> Any:
        start, stop, _step = index.indices(len(self))
        return self._counts.page(self._chosen, start=start, limit=stop - start)
