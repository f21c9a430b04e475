"""Filters, counts and orders matches in memory."""

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import numpy as np
import numpy.typing as npt

from content_models.distances import Points
from search.engine import Candidate, Placements
from search.query import Query, Sort
from search.results import FacetCount
from search.scoring import SCORE_DIGITS
from search.vicinity import AROUND_THE_CORNER_KM, Vicinity
from search.whoosh_engine.matching import Matches
from search.whoosh_engine.segments import OFFER, REACH, Leaf, Mask, Segment


@dataclass(frozen=True)
class PlacedCandidate(Candidate):
    """A placed candidate knows where its document is."""

    segment: Segment | None = None
    number: int = 0


class Selection:
    """A selection holds the matches of one segment that pass a query's filters."""

    def __init__(self, matches: Matches, query: Query) -> None:
        self.matches = matches
        self.segment = matches.leaf.segment
        self._query = query
        self._filters = _filters(matches.leaf, query)
        if query.offers is not None:
            self._filters[OFFER] = self.segment.offering(query.offers)
        if query.near and query.near.circle_km is not None:
            self._filters["near"] = self.is_near | self._reaching(query.near)
        if query.bounds:
            self._filters["bounds"] = self.segment.within(query.bounds)

    @cached_property
    def distances(self) -> npt.NDArray[np.float64]:
        """Return how far from the reader each document is, in kilometres."""
        near = self._query.near
        return self.segment.distances(near.position) if near else np.zeros(self.segment.size)

    @cached_property
    def is_near(self) -> Mask:
        """Return the documents within the reader's circle."""
        near = self._query.near
        circle = np.inf if near is None or near.circle_km is None else near.circle_km
        return self.distances <= circle

    @cached_property
    def rank(self) -> npt.NDArray[np.int_]:
        """Return 4 if near, plus 2 if in the reader's country, plus 1 if fresh."""
        countries = self.segment.values("country")
        here = countries.having((self._query.country,), self.segment.size)
        rank: npt.NDArray[np.int_] = 4 * self.is_near.astype(int) + 2 * here + self._is_not_stale
        return rank

    @cached_property
    def _is_not_stale(self) -> Mask:
        """Return what was checked of late, or stands around the corner."""
        near, stale_before = self._query.near, self._query.stale_before
        if stale_before is None:
            return np.zeros(self.segment.size, bool)
        fresh: Mask = self.segment.known_since >= stale_before
        return fresh | (self.distances <= AROUND_THE_CORNER_KM) if near else fresh

    @cached_property
    def has_all(self) -> Mask:
        """Return those that have all that was asked for."""
        return self._passing(self.matches.has_all)

    @cached_property
    def has_most(self) -> Mask:
        """Return those that have most of it."""
        return self._passing(self.matches.has_most)

    def counted(self, field: str, *, with_most: bool) -> Mask:
        """Return the documents that a field's counts are of: its own filter does not apply."""
        if field not in self._filters:
            return self.has_most if with_most else self.has_all
        matching = self.matches.has_most if with_most else self.matches.has_all
        return self._passing(matching, without=field)

    def candidate(self, number: int) -> PlacedCandidate:
        """Return one of its documents as a candidate."""
        return candidate_of(
            self.segment,
            number,
            score=float(self.matches.scores[number]),
            has_all=bool(self.matches.has_all[number]),
            by_concept=bool(self.matches.by_concept[number]),
        )

    def _reaching(self, near: Vicinity) -> Mask:
        return self.segment.values(REACH).having(near.reaches, self.segment.size)

    def _passing(self, mask: Mask, without: str = "") -> Mask:
        for field, passing in self._filters.items():
            if field != without:
                mask = mask & passing
        return mask


def candidate_of(
    segment: Segment,
    number: int,
    *,
    score: float = 0.0,
    has_all: bool = True,
    by_concept: bool = False,
) -> PlacedCandidate:
    """Return a document of a segment as a candidate."""
    card = segment.card(number)
    return PlacedCandidate(
        key=segment.key(number),
        locale=card.locale,
        kind=card.kind,
        title=card.title,
        countries=card.countries,
        published_at=float(segment.published[number]),
        positions=card.positions,
        known_since=float(segment.known_since[number]),
        score=score,
        has_all=has_all,
        by_concept=by_concept,
        segment=segment,
        number=number,
    )


def placements(selections: Sequence[Selection], limit: int, *, with_most: bool) -> Placements:
    """Return where the first of the documents selected are, in no order."""
    keys: list[UUID] = []
    items: list[npt.NDArray[np.intp]] = []
    points: list[Points] = []
    for selection in selections:
        mask = selection.has_most if with_most else selection.has_all
        chosen = np.flatnonzero(mask)[: limit - len(keys)]
        place_of = np.full(selection.segment.size, -1, dtype=np.intp)
        place_of[chosen] = np.arange(len(chosen)) + len(keys)
        documents, positions = selection.segment.positions_of(place_of >= 0)
        keys += map(selection.segment.key, chosen.tolist())
        items.append(place_of[documents])
        points.append(positions)
    return Placements(
        tuple(keys),
        np.concatenate(items or [np.empty(0, np.intp)]),
        Points(
            np.concatenate([each.latitudes for each in points] or [np.empty(0)]),
            np.concatenate([each.longitudes for each in points] or [np.empty(0)]),
        ),
    )


def _filters(leaf: Leaf, query: Query) -> dict[str, Mask]:
    """Return the documents that each filter leaves."""
    segment = leaf.segment
    passing = {
        field: segment.values(field).having(values, segment.size)
        for field, values in query.filters.items()
    }
    if (most := query.max_minutes) is not None:
        minutes = segment.values("minutes")
        fitting = [each for each in minutes if int(each) <= most]
        passing["max_minutes"] = minutes.having(fitting, segment.size)
    if (size := query.group_size) is not None:
        groups = segment.values("groups")
        fitting = [each for each in groups if _is_within(size, each)]
        passing["group_size"] = groups.having(fitting, segment.size)
    return passing


def _is_within(size: int, groups: str) -> bool:
    smallest, largest = map(int, groups.split("-"))
    return smallest <= size <= largest


def count_facets(
    selections: Sequence[Selection], query: Query, *, with_most: bool
) -> dict[str, tuple[FacetCount, ...]]:
    """Count the values of each facet asked for, most frequent first, then by value."""
    return {field: _count(selections, field, with_most=with_most) for field in query.facets}


def count_choices(
    selections: Sequence[Selection], query: Query, *, with_most: bool
) -> dict[str, int]:
    """Count what each further choice among offers would leave."""
    counted = [
        (each.segment, each.counted(OFFER, with_most=with_most))
        for each in (selections if query.counted_offers else ())
    ]
    return {
        name: sum(int(np.count_nonzero(mask & of.offering(offers))) for of, mask in counted)
        for name, offers in query.counted_offers.items()
    }


def _count(
    selections: Sequence[Selection], field: str, *, with_most: bool
) -> tuple[FacetCount, ...]:
    counts: Counter[str] = Counter()
    for selection in selections:
        mask = selection.counted(field, with_most=with_most)
        for value, count in selection.segment.values(field).counts(mask):
            counts[value] += count
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(FacetCount(value, count) for value, count in ordered if count)


def ordered(
    selections: Sequence[Selection], query: Query, *, with_most: bool, stop: int
) -> Iterator[tuple[Selection, int]]:
    """Yield the first of the documents selected, in the query's order, a total one."""
    chosen = [np.flatnonzero(each.has_most if with_most else each.has_all) for each in selections]
    if query.sort is Sort.TITLE:
        return _by_title(selections, chosen, stop)
    if query.sort is Sort.NEAREST:
        return _by_distance(selections, chosen, stop)
    return _by_number(selections, chosen, stop, by_score=query.sort is Sort.RELEVANCE)


def _by_title(
    selections: Sequence[Selection], chosen: Sequence[npt.NDArray[np.intp]], stop: int
) -> Iterator[tuple[Selection, int]]:
    titled = (
        (
            -selection.rank[number],
            selection.segment.titles[number],
            selection.segment.key(number).int,
            place,
            number,
        )
        for place, (selection, numbers) in enumerate(zip(selections, chosen, strict=True))
        for number in numbers.tolist()
    )
    for _, _, _, place, number in heapq.nsmallest(stop, titled):
        yield selections[place], number


def _by_distance(
    selections: Sequence[Selection], chosen: Sequence[npt.NDArray[np.intp]], stop: int
) -> Iterator[tuple[Selection, int]]:
    """Yield the documents by rank, then the nearest, then by key."""
    pairs = list(zip(selections, chosen, strict=True))
    ranks = np.concatenate([each.rank[numbers] for each, numbers in pairs] or [np.empty(0, int)])
    if not len(ranks):
        return
    distances = np.concatenate([each.distances[numbers] for each, numbers in pairs])
    keys = np.concatenate([each.segment.keys[numbers] for each, numbers in pairs])
    best = np.lexsort((keys[:, 1], keys[:, 0], distances, -ranks))[:stop]
    yield from _placed(selections, chosen, best)


def _by_number(
    selections: Sequence[Selection],
    chosen: Sequence[npt.NDArray[np.intp]],
    stop: int,
    *,
    by_score: bool,
) -> Iterator[tuple[Selection, int]]:
    """Yield the documents by score, then the newest, then by key.

    Only those are sorted that can be among the first.
    """
    if not sum(map(len, chosen)):
        return
    pairs = list(zip(selections, chosen, strict=True))
    published = np.concatenate([each.segment.published[numbers] for each, numbers in pairs])
    first = published
    if by_score:
        scores = np.concatenate([each.matches.scores[numbers] for each, numbers in pairs])
        first = np.round(scores, SCORE_DIGITS)
    places = np.arange(len(first))
    if len(first) > stop:
        least = np.partition(first, -stop)[-stop]
        places = np.flatnonzero(first >= least)
    keys = np.concatenate([each.segment.keys[numbers] for each, numbers in pairs])[places]
    order = np.lexsort((keys[:, 1], keys[:, 0], -published[places], -first[places]))
    yield from _placed(selections, chosen, places[order[:stop]])


def _placed(
    selections: Sequence[Selection],
    chosen: Sequence[npt.NDArray[np.intp]],
    best: npt.NDArray[np.intp],
) -> Iterator[tuple[Selection, int]]:
    """Yield documents by their places among all that are chosen."""
    numbers = np.concatenate(chosen)[best].tolist()
    which = np.repeat(np.arange(len(chosen)), [len(each) for each in chosen])[best].tolist()
    for selection, number in zip(which, numbers, strict=True):
        yield selections[selection], number
