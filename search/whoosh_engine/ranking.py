"""Filters, counts and orders matches in memory, to make a page."""

import functools
import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import or_
from typing import Any

from search.query import Query, Sort
from search.results import FacetCount
from search.whoosh_engine.facts import mask_of, numbers_in
from search.whoosh_engine.matching import Matches
from search.whoosh_engine.segments import Leaf
from search.whoosh_engine.stored import Content, Facts

_SCORE_DIGITS = 6
"""Scores that differ by less differ by the order of additions only."""


@dataclass(frozen=True)
class Selection:
    """A selection holds the matching documents of one segment and their scores.

    The documents match the text and serve the reader. ``scores`` is empty where there is no text.
    """

    leaf: Leaf
    matching: int
    scores: Mapping[int, float]
    allowed: Mapping[str, int]

    @classmethod
    def of_everything(cls, leaf: Leaf, query: Query) -> "Selection":
        """Select all documents that serve the reader: without words, everything matches."""
        return cls(leaf, leaf.serving(query.reader), {}, _allowed(leaf, query))

    @classmethod
    def of_matches(cls, matches: Matches, query: Query) -> "Selection":
        """Select the documents found that serve the reader."""
        leaf = matches.leaf
        matching = mask_of(matches.scores, leaf.facts.size) & leaf.serving(query.reader)
        return cls(leaf, matching, matches.scores, _allowed(leaf, query))

    def chosen(self, *, without: str = "") -> int:
        """Return the mask of documents that pass all filters, except one field's."""
        mask = self.matching
        for field, allowed in self.allowed.items():
            if field != without:
                mask &= allowed
        return mask


@dataclass(frozen=True)
class Place:
    """A place is the number of a document in a segment."""

    leaf: Leaf
    number: int

    @property
    def facts(self) -> Facts:
        """Return the facts of the document."""
        return self.leaf.facts.documents[self.number]

    def content(self) -> Content:
        """Read the texts of the document, while the snapshot is held."""
        return self.leaf.segment.content(self.number)


def count_facets(selections: list[Selection], query: Query) -> dict[str, tuple[FacetCount, ...]]:
    """Count the values of each facet asked for, most frequent first, then by value."""
    return {field: _count(selections, field) for field in query.facets}


def page_of(selections: list[Selection], query: Query) -> list[Place]:
    """Return the results on the page asked for, in order."""
    ranked: list[tuple[Any, int, int]] = []
    for place, selection in enumerate(selections):
        order = _order(selection, query.sort)
        ranked += [(order(number), place, number) for number in numbers_in(selection.chosen())]
    first = (query.page - 1) * query.per_page
    best = heapq.nsmallest(first + query.per_page, ranked)
    return [Place(selections[place].leaf, number) for _, place, number in best[first:]]


def _order(selection: Selection, sort: Sort) -> Callable[[int], tuple[Any, ...]]:
    """Return a sort key for document numbers, a total order across segments.

    Its last part is the item's key.
    """
    facts, scores = selection.leaf.facts, selection.scores
    if sort is Sort.TITLE:
        return facts.titles.__getitem__
    if sort is Sort.RELEVANCE and scores:
        return lambda number: (-round(scores[number], _SCORE_DIGITS), facts.newest[number])
    return facts.newest.__getitem__


def _count(selections: list[Selection], field: str) -> tuple[FacetCount, ...]:
    counts: Counter[str] = Counter()
    for selection in selections:
        chosen = selection.chosen(without=field)
        for value, having in selection.leaf.facts.having.get(field, {}).items():
            counts[value] += (chosen & having).bit_count()
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(FacetCount(value, count) for value, count in ordered if count)


def _allowed(leaf: Leaf, query: Query) -> dict[str, int]:
    """Return the mask of the documents that each filter leaves."""
    facts = leaf.facts
    allowed = {}
    for field, values in query.filters.items():
        having = facts.having.get(field, {})
        allowed[field] = _any(having.get(value, 0) for value in values)
    if (most := query.max_minutes) is not None:
        allowed["max_minutes"] = _any(
            taking for minutes, taking in facts.taking.items() if minutes <= most
        )
    if (size := query.group_size) is not None:
        allowed["group_size"] = _any(
            fitting
            for (smallest, largest), fitting in facts.fitting.items()
            if smallest <= size <= largest
        )
    return allowed


def _any(masks: Iterable[int]) -> int:
    return functools.reduce(or_, masks, 0)
