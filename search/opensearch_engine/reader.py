"""Answers questions about an index of the cluster."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from rapidfuzz.distance import OSA

from search.analysed import Spelt
from search.engine import Candidate, Found, Placements, Spelling, Texts
from search.meaning import Meaning
from search.opensearch_engine import asking
from search.opensearch_engine.asking import EVERYTHING, Clause
from search.opensearch_engine.client import MOST_PER_ANSWER, Client
from search.opensearch_engine.documents import (
    SPELLINGS,
    TIMED_OFFERS,
    WORDS,
    candidate_of,
    name_of,
    placements_of,
    texts_of,
)
from search.opensearch_engine.searching import CANDIDATES, SearchRequest
from search.opensearch_engine.terms import pattern_of, term_of
from search.query import Query

_MOST_NEAR = 40
_LOOKED_THROUGH = 500
"""Documents of each shard that are looked through for words. To look through all took 140 ms where
there were 4,000; the frequent words are in these, and are then counted in all."""
_LOOKED_THROUGH_FOR_A_WORD = 50
_LIKELY_WORDS = 40
_SPELLINGS_OF_A_WORD = 10
_FORMS_PER_QUESTION = 500
_OFFERS_PER_ANSWER = 5_000
_INSPECTED = 20
"""Words that are looked at for each one returned."""
_NO_HITS: dict[str, Any] = {"size": 0, "track_total_hits": False}


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
        search = SearchRequest(query, meaning)
        if meaning.sought:
            search.weigh(self._counts(meaning))
        first = self._client.search(self._index, search.body(places))
        hits = first["hits"]["hits"]
        if places.stop > MOST_PER_ANSWER:
            hits = list(self._deep(search, places))
        return search.found(first["aggregations"], hits)

    def placements(self, query: Query, meaning: Meaning, limit: int) -> Placements:
        """Return where the documents are that have all of a meaning or, without any, most."""
        search = SearchRequest(query, meaning)
        if meaning.sought:
            search.weigh(self._counts(meaning))
        most = min(limit, MOST_PER_ANSWER)
        answers = (
            self._client.search(self._index, search.placed(most, with_most=with_most))
            for with_most in (False, True)
        )
        found: Iterator[list[dict[str, Any]]] = (each["hits"]["hits"] for each in answers)
        return placements_of(next(filter(None, found), []))

    def pick(self, query: Query, keys: Collection[UUID]) -> list[Candidate]:
        """Return the versions of some items that serve the reader and pass the filters."""
        if not keys:
            return []
        filters = [asking.serving(query.reader), *asking.filters_of(query).values()]
        named = {"terms": {"key": [key.hex for key in keys]}}
        body = {"query": asking.all_of([named, *filters]), "sort": ["key"], **CANDIDATES}
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

    def timed_offers(self) -> set[str]:
        """Return the offers with hours that documents have."""
        found: set[str] = set()
        after: dict[str, Any] = {}
        while True:
            sources = [{TIMED_OFFERS: {"terms": {"field": TIMED_OFFERS}}}]
            values = {"composite": {"size": _OFFERS_PER_ANSWER, "sources": sources, **after}}
            body = _NO_HITS | {"query": EVERYTHING, "aggs": {"values": values}}
            answer = self._client.search(self._index, body)["aggregations"]["values"]
            found.update(each["key"][TIMED_OFFERS] for each in answer["buckets"])
            if "after_key" not in answer:
                return found
            after = {"after": answer["after_key"]}

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
            **CANDIDATES,
        }
        answer = self._client.search(self._index, body)
        return [candidate_of(hit) for hit in answer["hits"]["hits"]]

    def _counts(self, meaning: Meaning) -> tuple[dict[str, int], int]:
        """Count what ``asking.counts_of`` names, and all documents."""
        counts = self._counted(EVERYTHING, asking.counts_of(meaning) | {"": EVERYTHING})
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

    def _deep(self, search: SearchRequest, places: range) -> Iterator[dict[str, Any]]:
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


def _some(documents: int, pattern: str, limit: int) -> dict[str, Any]:
    """Return what counts the spellings that match a pattern in some documents of each shard."""
    spellings = {"terms": {"field": SPELLINGS, "include": pattern, "size": limit}}
    return {"sampler": {"shard_size": documents}, "aggs": {"spellings": spellings}}


def _spelling(term: str, frequency: int) -> Spelling:
    spelt = Spelt.of_term(term)
    return Spelling(spelt.folded, spelt.spelling, spelt.locale, frequency)
