"""Filters, counts and orders matches in memory, to make a page."""

import functools
import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from operator import or_
from typing import Any

from search.prior import Prior
from search.query import Query, Sort
from search.results import FacetCount
from search.whoosh_engine.facts import mask_of, numbers_in
from search.whoosh_engine.matching import Matches
from search.whoosh_engine.segments import Leaf
from search.whoosh_engine.stored import Content, Facts

WEIGHED = 100
"""The best by score, which are put in order by their titles and origins, too."""
_SCORE_DIGITS = 6
"""Scores that differ by less differ by the order of additions only."""


@dataclass(frozen=True)
class Selection:
    """A selection holds the matching documents of one segment and their scores.

    The documents match the text and serve the reader. ``scores`` is empty where there is no text.

    Attributes:
        matching: the mask of the documents that have all that was asked for.
        most: the mask of those that have most of it.
        by_concept: numbers of those that have some of it by the name of a theme alone.
    """

    leaf: Leaf
    matching: int
    scores: Mapping[int, float]
    allowed: Mapping[str, int]
    most: int = 0
    by_concept: Set[int] = frozenset()

    @classmethod
    def of_everything(cls, leaf: Leaf, query: Query) -> "Selection":
        """Select all documents that serve the reader: without words, everything matches."""
        return cls(leaf, leaf.serving(query.reader), {}, _allowed(leaf, query))

    @classmethod
    def of_matches(cls, matches: Matches, query: Query) -> "Selection":
        """Select the documents found that serve the reader."""
        leaf = matches.leaf
        serving = leaf.serving(query.reader)
        return cls(
            leaf,
            matching=mask_of(matches.scores, leaf.facts.size) & serving,
            scores={**matches.scores, **matches.most},
            allowed=_allowed(leaf, query),
            most=mask_of(matches.most, leaf.facts.size) & serving,
            by_concept=matches.by_concept,
        )

    def chosen(self, *, without: str = "", with_most: bool = False) -> int:
        """Return the mask of documents that pass all filters, except one field's.

        They are those that have all that was asked for or, ``with_most``, most of it.
        """
        mask = self.most if with_most else self.matching
        for field, allowed in self.allowed.items():
            if field != without:
                mask &= allowed
        return mask


@dataclass(frozen=True)
class Place:
    """A place is the number of a document in a segment.

    ``is_by_concept`` is true if it has some of what was asked for by the name of a theme alone.
    ``has_all`` is false if it has most of it only.
    """

    leaf: Leaf
    number: int
    is_by_concept: bool = False
    has_all: bool = True

    @property
    def facts(self) -> Facts:
        """Return the facts of the document."""
        return self.leaf.facts.documents[self.number]

    def content(self) -> Content:
        """Read the texts of the document, while the snapshot is held."""
        return self.leaf.segment.content(self.number)


def count_facets(selections: list[Selection], query: Query) -> dict[str, tuple[FacetCount, ...]]:
    """Count the values of each facet asked for, most frequent first, then by value.

    Counted are the results that have all that was asked for or, where there are none, most of it.
    """
    with_most = not any(selection.chosen() for selection in selections)
    return {field: _count(selections, field, with_most=with_most) for field in query.facets}


def page_of(selections: list[Selection], query: Query, prior: Prior) -> list[Place]:
    """Return the results on a page, those that have all first."""
    ranked: list[tuple[bool, Any, int, int]] = []
    for place, selection in enumerate(selections):
        order = _order(selection, query.sort)
        for with_most in (False, True):
            chosen = numbers_in(selection.chosen(with_most=with_most))
            ranked += [(with_most, order(number), place, number) for number in chosen]
    first = (query.page - 1) * query.per_page
    best = heapq.nsmallest(max(first + query.per_page, WEIGHED), ranked)
    if query.sort is Sort.RELEVANCE:
        best[:WEIGHED] = sorted(best[:WEIGHED], key=lambda each: _weighed(each, selections, prior))
    return [
        Place(selection.leaf, number, number in selection.by_concept, has_all=not with_most)
        for with_most, _, place, number in best[first : first + query.per_page]
        for selection in (selections[place],)
    ]


def _weighed(
    ranked: tuple[bool, Any, int, int], selections: list[Selection], prior: Prior
) -> tuple[bool, float, Any]:
    """Return the sort key of a candidate by score, title and origin."""
    with_most, order, place, number = ranked
    selection = selections[place]
    score = selection.scores.get(number, 0.0)
    facts = selection.leaf.facts.documents[number]
    weighed = score * prior.factor(facts.title, facts.locale, facts.facets.get("country", ()))
    return with_most, -round(weighed, _SCORE_DIGITS), order


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


def _count(selections: list[Selection], field: str, *, with_most: bool) -> tuple[FacetCount, ...]:
    counts: Counter[str] = Counter()
    for selection in selections:
        chosen = selection.chosen(without=field, with_most=with_most)
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
