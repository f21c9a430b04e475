"""Writes what a meaning asks for in the words of OpenSearch's queries.

Only terms, phrases and numbers are sent, never what somebody typed as a query.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content_models.base_map.drawing import Bounds
from search.meaning import Meaning, Sought
from search.openings import Offers
from search.opensearch_engine.documents import FORMS, OFFERS, POSITIONS, WEIGHTS, offer_term
from search.opensearch_engine.terms import term_of
from search.query import Query
from search.scoring import PART_OF_COMPOUND, PART_OF_CONCEPT, SATURATION, enough_for_most, rarity
from search.vicinity import AROUND_THE_CORNER_KM, Vicinity

Clause = dict[str, Any]

EVERYTHING: Clause = {"match_all": {}}
NOTHING: Clause = {"match_none": {}}
ALL_FIRST = 512.0
"""Added to the score of what has all that was asked for. Thirty words of a million documents score
less together."""
_A_LITTLE_LESS = 1 - 1e-6
"""Scores have seven digits: what has just enough must not miss it by the last of them."""


@dataclass(frozen=True)
class Rarity:
    """Says how rare a thing is: by own words, by themes, and by either."""

    own: float
    concepts: float
    either: float


@dataclass(frozen=True)
class Thing:
    """A thing is had by a document's own words, or by a theme.

    Attributes:
        number: the place of ``sought`` in the meaning.
        exact: false where no document has an acronym in capitals, so that its other forms count.
    """

    number: int
    sought: Sought
    exact: bool

    @property
    def own(self) -> Clause:
        """Return the documents that have it by their own words."""
        if self.exact:
            return having((self.sought.exact,))
        if len(self.sought.words) > 1:
            return any_of(_phrase(forms) for forms in self.sought.ways)
        return any_of([having(form for (form,) in self.sought.ways), *self._compound()])

    @property
    def concepts(self) -> Clause:
        """Return the documents that have it by the name of a theme."""
        return having(self.sought.concepts)

    @property
    def either(self) -> Clause:
        """Return the documents that have it; of each found it is said by what."""
        return any_of(
            [
                {"bool": {"filter": [self.own], "_name": own_name(self.number)}},
                {"bool": {"filter": [self.concepts], "_name": concept_name(self.number)}},
            ]
        )

    def score(self, rare: Rarity) -> Clause:
        """Return what it adds to the score, by own words or by a theme."""
        return _greatest(
            [
                *self._own_scores(rare.own),
                *_weighed(self.sought.concepts, PART_OF_CONCEPT * rare.concepts),
            ]
        )

    def _own_scores(self, rare: float) -> list[Clause]:
        if self.exact:
            return _weighed((self.sought.exact,), rare)
        if len(self.sought.words) == 1:
            return [
                *_weighed((form for (form,) in self.sought.ways), rare),
                *self._compound(PART_OF_COMPOUND * rare),
            ]
        # The rarest word of a phrase in a document would say more, but cannot be asked for.
        return [
            {
                "bool": {
                    "filter": [_phrase(forms)],
                    "should": _weighed(forms, rare / len(forms)),
                }
            }
            for forms in self.sought.ways
        ]

    def _compound(self, rare: float = 0.0) -> list[Clause]:
        """Return what has all parts of a compound, scored by each part."""
        parts = self.sought.parts
        if not parts:
            return []
        scores = [_greatest(_weighed(forms, rare / len(parts))) for forms in parts] if rare else []
        return [{"bool": {"filter": [having(forms) for forms in parts], "should": scores}}]


def own_name(number: int) -> str:
    """Return the name by which answers tell of a thing had by own words."""
    return f"own-{number}"


def concept_name(number: int) -> str:
    """Return the name by which answers tell of a thing had by a theme."""
    return f"concept-{number}"


def any_of(clauses: Iterable[Clause]) -> Clause:
    """Return the documents that one of some clauses finds."""
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def all_of(clauses: Iterable[Clause]) -> Clause:
    """Return the documents that every one of some clauses finds; without any, all documents."""
    return {"bool": {"filter": list(clauses)}}


def none_of(clauses: Iterable[Clause]) -> Clause:
    """Return the documents that none of some clauses finds."""
    return {"bool": {"must_not": list(clauses)}}


def having(forms: Iterable[str]) -> Clause:
    """Return the documents that hold one of some forms."""
    terms = [term_of(form) for form in forms]
    return {"terms": {FORMS: terms}} if terms else NOTHING


def serving(reader: str) -> Clause:
    """Return the documents that serve a reader."""
    return {"term": {"serves": reader}}


def unwanted(meaning: Meaning) -> Clause:
    """Return the documents that hold what a reader does not want."""
    return any_of(having(forms) for forms in meaning.excluded)


def filters_of(query: Query) -> dict[str, Clause]:
    """Return the documents that each filter leaves, by its field."""
    filters: dict[str, Clause] = {
        field: {"terms": {f"facets.{field}": values}} for field, values in query.filters.items()
    }
    if query.max_minutes is not None:
        filters["max_minutes"] = {"range": {"minutes": {"lte": query.max_minutes}}}
    if query.group_size is not None:
        filters["group_size"] = all_of(
            [
                {"range": {"smallest_group": {"lte": query.group_size}}},
                {"range": {"largest_group": {"gte": query.group_size}}},
            ]
        )
    if query.offers is not None:
        filters[OFFERS] = offering(query.offers)
    if query.near and query.near.circle_km is not None:
        reaching = {"terms": {"reaches": query.near.reaches}}
        filters["near"] = any_of([within_circle(query.near), reaching])
    if query.bounds:
        filters["bounds"] = _within_bounds(query.bounds)
    return filters


def offering(offers: Offers) -> Clause:
    """Return the documents that have one of some offers."""
    return {"terms": {OFFERS: sorted(map(offer_term, offers))}}


def within_circle(near: Vicinity) -> Clause:
    """Return the documents that are within a reader's circle."""
    if near.circle_km is None:
        return {"exists": {"field": POSITIONS}}
    return {"geo_distance": {"distance": f"{near.circle_km}km", POSITIONS: _point(near)}}


def _within_bounds(bounds: Bounds) -> Clause:
    """Return the documents that have a position on a part of the map."""
    corners = {
        "top": bounds.north,
        "left": bounds.west,
        "bottom": bounds.south,
        "right": bounds.east,
    }
    return {"geo_bounding_box": {POSITIONS: corners}}


def ranks_of(query: Query) -> list[Clause]:
    """Return the scores by which what is near comes first, and then the reader's country.

    Then comes what was checked of late, or stands around the corner.
    """
    ranks = [(4.0, within_circle(query.near))] if query.near else []
    if query.country:
        ranks.append((2.0, {"term": {"facets.country": query.country}}))
    if query.stale_before is not None:
        fresh = none_of([{"range": {"known_since": {"lt": query.stale_before}}}])
        corner = query.near and within_circle(query.near.within(AROUND_THE_CORNER_KM))
        ranks.append((1.0, any_of([fresh, corner]) if corner else fresh))
    return [{"constant_score": {"filter": clause, "boost": boost}} for boost, clause in ranks]


def nearest_first(near: Vicinity) -> dict[str, Any]:
    """Return the order by distance; what has no position comes last."""
    how = {"order": "asc", "mode": "min", "unit": "km", "distance_type": "arc"}
    return {"_geo_distance": {POSITIONS: _point(near), **how}}


def _point(near: Vicinity) -> dict[str, float]:
    return {"lat": near.position.latitude, "lon": near.position.longitude}


def counts_of(meaning: Meaning) -> dict[str, Clause]:
    """Return what to count of all documents, to know how rare each thing is."""
    counted: dict[str, Clause] = {}
    for number, sought in enumerate(meaning.sought):
        for exact in (False, True) if sought.exact else (False,):
            thing = Thing(number, sought, exact)
            counted[_count_name("own", thing)] = thing.own
            counted[_count_name("either", thing)] = any_of([thing.own, thing.concepts])
        counted[f"concepts-{number}"] = Thing(number, sought, exact=False).concepts
    return counted


def rarities_of(
    meaning: Meaning, counts: Mapping[str, int], size: int
) -> list[tuple[Thing, Rarity]]:
    """Return the things of a meaning, each with how rare it is.

    Args:
        meaning: what is asked for.
        counts: how many documents each clause of ``counts_of`` finds.
        size: how many documents there are.
    """
    found = []
    for number, sought in enumerate(meaning.sought):
        thing = Thing(number, sought, exact=bool(sought.exact))
        if thing.exact and not counts[_count_name("own", thing)]:
            thing = Thing(number, sought, exact=False)
        rare = Rarity(
            own=rarity(counts[_count_name("own", thing)], size),
            concepts=rarity(counts[f"concepts-{number}"], size),
            either=rarity(counts[_count_name("either", thing)], size),
        )
        found.append((thing, rare))
    return found


def _count_name(what: str, thing: Thing) -> str:
    return f"{what}-{thing.number}{'-exact' if thing.exact else ''}"


def having_most(things: Sequence[tuple[Thing, Rarity]]) -> Clause:
    """Return the documents that have at least most, by rarity."""
    parts = [
        {"constant_score": {"filter": any_of([thing.own, thing.concepts]), "boost": rare.either}}
        for thing, rare in things
        if rare.either
    ]
    if not parts:
        return NOTHING
    enough = enough_for_most(rare.either for _, rare in things) * _A_LITTLE_LESS
    return {"function_score": {"query": any_of(parts), "min_score": enough}}


def _phrase(forms: Sequence[str]) -> Clause:
    return {"match_phrase": {FORMS: " ".join(map(term_of, forms))}}


def _weighed(forms: Iterable[str], boost: float) -> list[Clause]:
    """Return the scores by the weight of each form in a document."""
    if not boost:
        return []
    return [
        {
            "rank_feature": {
                "field": f"{WEIGHTS}.{term_of(form)}",
                "boost": boost,
                "saturation": {"pivot": SATURATION},
            }
        }
        for form in forms
    ]


def _greatest(scores: Collection[Clause]) -> Clause:
    """Return the greatest of some scores: a word has several forms, but counts once."""
    return {"dis_max": {"queries": list(scores)}} if scores else NOTHING
