"""Answers questions about an index of the cluster."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from rapidfuzz.distance import OSA

from search.analysed import Spelt
from search.engine import Candidate, Found, Spelling, Texts
from search.meaning import Meaning
from search.opensearch_engine import asking
from search.opensearch_engine.asking import Clause
from search.opensearch_engine.client import MOST_PER_ANSWER, Client
from search.opensearch_engine.documents import (
    CANDIDATE_FIELDS,
    SPELLINGS,
    WORDS,
    candidate_of,
    name_of,
    only,
    texts_of,
)
from search.opensearch_engine.terms import pattern_of, term_of
from search.query import Query, Sort
from search.results import FacetCount

_MOST_VALUES = 20_000
"""Of a facet. Each shard sends as many, so that counts are exact."""
_MOST_NEAR = 40
_LOOKED_THROUGH = 500
"""Documents of each shard that are looked through for words. To look through all took 140 ms where
there were 4,000; the frequent words are in these, and are then counted in all."""
_LOOKED_THROUGH_FOR_A_WORD = 50
_LIKELY_WORDS = 40
_SPELLINGS_OF_A_WORD = 10
_FORMS_PER_QUESTION = 500
_INSPECTED = 20
"""Words that are looked at for each one returned."""
_ORDERS = {
    Sort.TITLE: {"folded_title": "asc"},
    Sort.NEWEST: {"published_at": "desc"},
    Sort.RELEVANCE: {"published_at": "desc"},
}


class OpenSearchReader:
    """Implements ``Reader``.

    Each question is answered from one state of each shard. Commits show at the next question, not
    at the next reader.
    """

    def __init__(self, client: Client, index: str) -> None:
        self._client = client
        self._index = index

    def find(self, query: Query, meaning: Meaning, places: range) -> Found:
        """Return what has all or most of a meaning."""
        search = _Search(query, meaning)
        if meaning.sought:
            search.weigh(self._counts(meaning))
        first = self._client.search(self._index, search.body(places))
        hits = first["hits"]["hits"]
        if places.stop > MOST_PER_ANSWER:
            hits = list(self._deep(search, places))
        return search.found(first["aggregations"], hits)

    def pick(self, query: Query, keys: Collection[UUID]) -> list[Candidate]:
        """Return the versions of some items that serve the reader and pass the filters."""
        if not keys:
            return []
        filters = [asking.serving(query.reader), *asking.filters_of(query).values()]
        named = {"terms": {"key": [key.hex for key in keys]}}
        body = {"query": asking.all_of([named, *filters]), "sort": ["key"], **_CANDIDATES}
        return [candidate_of(hit) for hit in self._client.every_hit(self._index, body)]

    def texts(self, candidates: Sequence[Candidate]) -> list[Texts]:
        """Return the texts of some candidates, in their order.

        They are empty for what has been taken away since it was found.
        """
        if not candidates:
            return []
        names = [
            {"_id": name_of(each.key, each.locale), "routing": each.key.hex} for each in candidates
        ]
        answer = self._client.read(
            lambda nodes: nodes.mget(index=self._index, body={"docs": names}, realtime=False)
        )
        return [
            texts_of(each["_source"]) if each.get("found") else Texts("", "", "", ())
            for each in answer["docs"]
        ]

    def occurring(self, forms: Collection[str], reader: str) -> set[str]:
        """Return those forms that some document holds which serves a reader."""
        ordered = sorted(forms)
        found: set[str] = set()
        for start in range(0, len(ordered), _FORMS_PER_QUESTION):
            part = ordered[start : start + _FORMS_PER_QUESTION]
            counts = self._counted(
                asking.serving(reader),
                {str(number): asking.having((form,)) for number, form in enumerate(part)},
            )
            found.update(form for number, form in enumerate(part) if counts[str(number)])
        return found

    def near(self, folded: str, slips: int) -> list[tuple[Spelling, int]]:
        """Return words within so many slips of a folded word, with the number of slips."""
        near = {}
        for word in self._suggested(folded, slips):
            made = OSA.distance(folded, word)
            if 0 < made <= slips:
                near[word] = made
        return [(each, near[each.folded]) for each in self._spellings_of(list(near))]

    def words_beginning(
        self, folded: str, reader: str, among: Sequence[Collection[str]], limit: int
    ) -> list[Spelling]:
        """Return words of a reader's language that begin so, the most frequent first.

        Where no document holds all words before, those of all documents are returned.
        """
        if limit <= 0:
            return []
        serving = asking.serving(reader)
        words = list(map(asking.having, among))
        found = self._beginning(asking.all_of([serving, *words]), reader, folded)
        if not found and words and not self._counted(serving, {"": asking.all_of(words)})[""]:
            found = self._beginning(serving, reader, folded)
        return found[:limit]

    def titles_beginning(self, folded: str, reader: str, limit: int) -> list[Candidate]:
        """Return documents that serve a reader, by the beginning of a word in their title."""
        if limit <= 0:
            return []
        beginning = {"prefix": {"title_words": folded}}
        body = {
            "query": asking.all_of([asking.serving(reader), beginning]),
            "sort": ["folded_title", "key"],
            "size": limit,
            **_CANDIDATES,
        }
        answer = self._client.search(self._index, body)
        return [candidate_of(hit) for hit in answer["hits"]["hits"]]

    def _counts(self, meaning: Meaning) -> tuple[dict[str, int], int]:
        """Count what ``asking.counts_of`` names, and all documents."""
        counts = self._counted({"match_all": {}}, asking.counts_of(meaning) | {"": _EVERYTHING})
        return counts, counts[""]

    def _counted(self, query: Clause, counted: Mapping[str, Clause]) -> dict[str, int]:
        """Return how many documents of a query each clause finds."""
        if not counted:
            return {}
        body = _NO_HITS | {
            "query": query,
            "aggs": {"counts": {"filters": {"filters": counted}}},
        }
        buckets = self._client.search(self._index, body)["aggregations"]["counts"]["buckets"]
        return {name: bucket["doc_count"] for name, bucket in buckets.items()}

    def _deep(self, search: "_Search", places: range) -> Iterator[dict[str, Any]]:
        """Yield the hits at places that one answer does not reach."""
        for place, hit in enumerate(self._client.every_hit(self._index, search.order())):
            if place >= places.stop:
                return
            if place >= places.start:
                yield hit

    def _suggested(self, folded: str, slips: int) -> list[str]:
        term = {
            "field": WORDS,
            "analyzer": "keyword",
            "size": _MOST_NEAR,
            "max_edits": slips,
            "prefix_length": 0,
            "min_word_length": 1,
            "suggest_mode": "always",
            "accuracy": 0.0,
            "max_inspections": _INSPECTED,
            "max_term_freq": float(2**24),  # frequent words are misspelt, too
            "string_distance": "damerau_levenshtein",
        }
        body = {"size": 0, "suggest": {"near": {"text": term_of(folded), "term": term}}}
        suggested = self._client.search(self._index, body)["suggest"]["near"]
        return [option["text"] for each in suggested for option in each["options"]]

    def _beginning(self, among: Clause, language: str, folded: str) -> list[Spelling]:
        """Return the most frequent words of some documents that begin so."""
        beginning = f"{language}\t{folded}"
        body = _NO_HITS | {
            "query": asking.all_of([among, {"prefix": {SPELLINGS: beginning}}]),
            "aggs": {"some": _some(_LOOKED_THROUGH, f"{pattern_of(beginning)}.*", _LIKELY_WORDS)},
        }
        some = self._client.search(self._index, body)["aggregations"]["some"]
        found = {each["key"]: each["doc_count"] for each in some["spellings"]["buckets"]}
        if some["doc_count"] >= _LOOKED_THROUGH:
            found = self._counted(among, {term: {"term": {SPELLINGS: term}} for term in found})
        spellings = (_spelling(term, count) for term, count in found.items() if count)
        return sorted(spellings, key=lambda each: (-each.frequency, each.folded, each.spelling))

    def _spellings_of(self, folded: Sequence[str]) -> Iterator[Spelling]:
        """Yield the spellings of some folded words, in each language.

        Those of a frequent word are counted in some documents, and taken for as frequent in all.
        """
        if not folded:
            return
        body = _NO_HITS | {
            "query": {"terms": {WORDS: list(map(term_of, folded))}},
            "aggs": {
                f"word {number}": {
                    "filter": {"term": {WORDS: term_of(word)}},
                    "aggs": {
                        "some": _some(
                            _LOOKED_THROUGH_FOR_A_WORD,
                            f"[^\t]*\t{pattern_of(word)}\t.*",
                            _SPELLINGS_OF_A_WORD,
                        )
                    },
                }
                for number, word in enumerate(folded)
            },
        }
        for counted in self._client.search(self._index, body)["aggregations"].values():
            some = counted["some"]
            for each in some["spellings"]["buckets"]:
                share = each["doc_count"] / some["doc_count"]
                yield _spelling(each["key"], round(share * counted["doc_count"]))


_EVERYTHING: Clause = {"match_all": {}}
_NO_HITS: dict[str, Any] = {"size": 0, "track_total_hits": False}
_CANDIDATES = only(CANDIDATE_FIELDS)


class _Search:
    """Asks for what has all or most of a meaning, and reads the answer."""

    def __init__(self, query: Query, meaning: Meaning) -> None:
        self._query = query
        self._filters = asking.filters_of(query)
        self._wanted = [asking.serving(query.reader)]
        if meaning.excluded:
            self._wanted.append(asking.none_of([asking.unwanted(meaning)]))
        self._has_words = bool(meaning.sought)
        self._has_all: Clause = _EVERYTHING
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
        by_score: list[Any] = [{"_score": "desc"}] if self._has_words else []
        return {
            "query": {"bool": {"filter": self._wanted, "should": self._scores}},
            "post_filter": asking.all_of(self._filters.values()),
            "sort": [*by_score, _ORDERS[self._query.sort], {"key": "asc"}],
            **_CANDIDATES,
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


def _some(documents: int, pattern: str, limit: int) -> dict[str, Any]:
    """Return what counts the spellings that match a pattern in some documents of each shard."""
    spellings = {"terms": {"field": SPELLINGS, "include": pattern, "size": limit}}
    return {"sampler": {"shard_size": documents}, "aggs": {"spellings": spellings}}


def _spelling(term: str, frequency: int) -> Spelling:
    spelt = Spelt(*term.split("\t"))
    return Spelling(spelt.folded, spelt.spelling, spelt.locale, frequency)
