"""Asks for what has all or most of a meaning, and reads the answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from search.engine import Candidate, Found
from search.meaning import Meaning
from search.opensearch_engine import asking
from search.opensearch_engine.asking import EVERYTHING, Clause
from search.opensearch_engine.client import MOST_PER_ANSWER
from search.opensearch_engine.documents import (
    CANDIDATE_FIELDS,
    OFFERS,
    candidate_of,
    only,
)
from search.query import Query, Sort
from search.results import FacetCount

CANDIDATES = only(CANDIDATE_FIELDS)
"""Joined to a question that is to be answered with candidates."""
PLACED = only(("key", "position_texts"))
_MOST_VALUES = 20_000
"""Most values of a facet. Each shard sends as many, so that counts are exact."""
_ORDERS = {
    Sort.TITLE: {"folded_title": "asc"},
    Sort.NEWEST: {"published_at": "desc"},
    Sort.RELEVANCE: {"published_at": "desc"},
    Sort.NEAREST: {"key": "asc"},
}


class SearchRequest:
    """Asks for what has all or most of a meaning, and reads the answer."""

    def __init__(self, query: Query, meaning: Meaning) -> None:
        self._query = query
        self._filters = asking.filters_of(query)
        self._wanted = [asking.serving(query.reader)]
        if meaning.excluded:
            self._wanted.append(asking.none_of([asking.unwanted(meaning)]))
        self._has_words = bool(meaning.sought)
        self._has_all: Clause = EVERYTHING
        self._scores: list[Clause] = []
        self._numbers = range(len(meaning.sought))
        self._meaning = meaning

    def weigh(self, counts: tuple[dict[str, int], int]) -> None:
        """Take note of how rare each thing sought is."""
        things = asking.rarities_of(self._meaning, *counts)
        self._has_all = asking.all_of(thing.either for thing, _ in things)
        self._wanted.append(asking.having_most(things))
        self._scores = [
            {"constant_score": {"filter": self._has_all, "boost": asking.ALL_FIRST}},
            *(
                thing.score(rare)
                for thing, rare in things
                if self._query.sort is Sort.RELEVANCE and rare.either
            ),
        ]

    def body(self, places: range) -> dict[str, Any]:
        """Return the question for counts, facets and the candidates at some places."""
        is_near = places.stop <= MOST_PER_ANSWER
        return {
            **self.order(),
            "from": places.start if is_near else 0,
            "size": len(places) if is_near else 0,
            "track_total_hits": False,
            "aggs": {
                "all": {"filter": self._has_all, "aggs": self._counted()},
                "most": {"filter": asking.none_of([self._has_all]), "aggs": self._counted()},
            },
        }

    def order(self) -> dict[str, Any]:
        """Return the question for candidates in order."""
        ranks = asking.ranks_of(self._query) if self._is_ranked else []
        by_score: list[Any] = [{"_score": "desc"}] if self._has_words or ranks else []
        return {
            "query": {"bool": {"filter": self._wanted, "should": [*self._scores, *ranks]}},
            "post_filter": asking.all_of(self._filters.values()),
            "sort": [*by_score, self._by(), {"key": "asc"}],
            **CANDIDATES,
        }

    def _by(self) -> dict[str, Any]:
        near = self._query.near
        if near and self._query.sort is Sort.NEAREST:
            return asking.nearest_first(near)
        return _ORDERS[self._query.sort]

    @property
    def _is_ranked(self) -> bool:
        """True if what is near and in the reader's country comes first."""
        return self._query.sort in {Sort.NEAREST, Sort.TITLE}

    def placed(self, limit: int, *, with_most: bool) -> dict[str, Any]:
        """Return the question for keys and positions alone, in no order."""
        having = asking.none_of([self._has_all]) if with_most else self._has_all
        return {
            "query": asking.all_of([*self._wanted, having, *self._filters.values()]),
            "size": limit,
            "sort": ["_doc"],
            "track_total_hits": False,
            **PLACED,
        }

    def found(self, counted: Mapping[str, Any], hits: Sequence[Mapping[str, Any]]) -> Found:
        """Read the answer."""
        total = counted["all"]["passing"]["doc_count"]
        of_facets = counted["all" if total else "most"]
        return Found(
            total=total,
            with_most=counted["most"]["passing"]["doc_count"],
            has_all=bool(counted["all"]["doc_count"]),
            has_most=bool(counted["most"]["doc_count"]),
            candidates=tuple(map(self._candidate, hits)),
            choices={
                name: of_facets[f"choice {name}"]["doc_count"]
                for name in self._query.counted_offers
            },
            facets={field: _facet(of_facets[f"facet {field}"]) for field in self._query.facets},
        )

    def _counted(self) -> dict[str, Any]:
        """Return what is counted: what passes all filters, and the values of each facet."""
        counted: dict[str, Any] = {"passing": {"filter": asking.all_of(self._filters.values())}}
        for field in self._query.facets:
            others = [each for name, each in self._filters.items() if name != field]
            values = {"terms": {"field": f"facets.{field}", "size": _MOST_VALUES}}
            counted[f"facet {field}"] = {
                "filter": asking.all_of(others),
                "aggs": {"values": values},
            }
        others = [each for name, each in self._filters.items() if name != OFFERS]
        for name, offers in self._query.counted_offers.items():
            filters = [*others, asking.offering(offers)]
            counted[f"choice {name}"] = {"filter": asking.all_of(filters)}
        return counted

    def _candidate(self, hit: Mapping[str, Any]) -> Candidate:
        names = set(hit.get("matched_queries", ()))
        has = [
            (asking.own_name(number) in names, asking.concept_name(number) in names)
            for number in self._numbers
        ]
        has_all = all(own or concept for own, concept in has)
        is_scored = self._has_words and self._query.sort is Sort.RELEVANCE
        score = hit["_score"] - (asking.ALL_FIRST if has_all else 0.0) if is_scored else 0.0
        return candidate_of(
            hit,
            score=max(score, 0.0),
            has_all=has_all,
            by_concept=any(concept and not own for own, concept in has),
        )


def _facet(counted: Mapping[str, Any]) -> tuple[FacetCount, ...]:
    """Return the values of a facet, most frequent first, then by value."""
    counts = [FacetCount(each["key"], each["doc_count"]) for each in counted["values"]["buckets"]]
    return tuple(sorted(counts, key=lambda each: (-each.count, each.value)))
