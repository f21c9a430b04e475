"""Answers questions about one commit of the index."""

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import reduce
from itertools import chain, islice
from uuid import UUID

import numpy as np

from search.analysed import Spelt
from search.engine import Candidate, Found, Placements, Spelling, Texts
from search.meaning import Meaning
from search.query import Query
from search.whoosh_engine.damage import READING_ERRORS, unavailable_on
from search.whoosh_engine.matching import Matches, documents_with, everything, find
from search.whoosh_engine.segments import Leaf, Mask, Segment
from search.whoosh_engine.selecting import (
    PlacedCandidate,
    Selection,
    candidate_of,
    count_choices,
    count_facets,
    ordered,
    placements,
)
from search.whoosh_engine.snapshot import Snapshot

_WORDS_LOOKED_AT = 20
"""The most frequent, of which it is looked up how many stand with the words before."""


class WhooshReader:
    """Implements ``Reader``."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._leaves = snapshot.leaves
        self._found: tuple[Meaning, str, list[Matches]] | None = None

    def find(self, query: Query, meaning: Meaning, places: range) -> Found:
        """Return what has all or most of a meaning."""
        with _reading():
            matches = self._matches(query, meaning)
            selections = [Selection(each, query) for each in matches]
            total = sum(int(np.count_nonzero(each.has_all)) for each in selections)
            with_most = sum(int(np.count_nonzero(each.has_most)) for each in selections)
            return Found(
                total=total,
                with_most=with_most,
                has_all=any(each.has_all.any() for each in matches),
                has_most=any(each.has_most.any() for each in matches),
                candidates=tuple(_candidates(selections, query, total, places)),
                facets=count_facets(selections, query, with_most=not total),
                choices=count_choices(selections, query, with_most=not total),
            )

    def placements(self, query: Query, meaning: Meaning, limit: int) -> Placements:
        """Return where the documents are that have all of a meaning or, without any, most."""
        with _reading():
            selections = [Selection(each, query) for each in self._matches(query, meaning)]
            total = any(each.has_all.any() for each in selections)
            return placements(selections, limit, with_most=not total)

    def pick(self, query: Query, keys: Collection[UUID]) -> list[Candidate]:
        """Return the versions of some items that serve the reader and pass the filters."""
        with _reading():
            return [
                selection.candidate(number)
                for leaf in self._leaves
                for selection in (self._everything(leaf, query),)
                for number in leaf.live_documents_of(keys)
                if selection.has_all[number]
            ]

    def texts(self, candidates: Sequence[Candidate]) -> list[Texts]:
        """Return the texts of some candidates, in their order."""
        with _reading():
            return [
                each.segment.texts(each.number)
                for each in candidates
                if isinstance(each, PlacedCandidate) and each.segment
            ]

    def occurring(self, forms: Collection[str], reader: str) -> set[str]:
        """Return those forms that some document holds which serves a reader."""
        with _reading():
            return {
                form
                for form in forms
                if any(
                    (documents_with(leaf.segment, (form,)) & leaf.serving(reader)).any()
                    for leaf in self._leaves
                )
            }

    def timed_offers(self) -> set[str]:
        """Return the offers with hours that documents have, or had."""
        with _reading():
            return set().union(*(leaf.segment.timed_offers for leaf in self._leaves))

    def near(self, folded: str, slips: int) -> list[tuple[Spelling, int]]:
        """Return words within so many slips of a folded word, with the number of slips."""
        with _reading():
            found = [
                (replace(word, frequency=frequency), made)
                for leaf in self._leaves
                for word, made in leaf.segment.vocabulary.near(folded, slips)
                if (frequency := _frequency(leaf, word))
            ]
        slips_of = {word.folded: made for word, made in found}
        return [(word, slips_of[word.folded]) for word in _added(word for word, _ in found)]

    def words_beginning(
        self, folded: str, reader: str, among: Sequence[Collection[str]], limit: int
    ) -> list[Spelling]:
        """Return words of a reader's language that begin so, the most frequent first."""
        with _reading():
            likely = self._likely(folded, reader)
            masks = [(leaf.segment, _having_all(leaf, reader, among)) for leaf in self._leaves]
            if not any(mask.any() for _, mask in masks):
                masks = [(leaf.segment, leaf.serving(reader)) for leaf in self._leaves]
            counted = (
                replace(word, frequency=sum(_count(segment, mask, word) for segment, mask in masks))
                for word in likely
            )
            return sorted((each for each in counted if each.frequency), key=_by_frequency)[:limit]

    def titles_beginning(self, folded: str, reader: str, limit: int) -> list[Candidate]:
        """Return documents that have a word in their title that begins so."""
        with _reading():
            found = heapq.merge(
                *(
                    _titled(place, leaf.segment, leaf.serving(reader), folded)
                    for place, leaf in enumerate(self._leaves)
                )
            )
            return [
                candidate_of(self._leaves[place].segment, number)
                for _, place, number in islice(found, limit)
            ]

    def _matches(self, query: Query, meaning: Meaning) -> list[Matches]:
        if meaning.sought:
            return self._found_by_words(meaning, query.reader)
        return [everything(leaf, meaning, query.reader) for leaf in self._leaves]

    def _found_by_words(self, meaning: Meaning, reader: str) -> list[Matches]:
        """Return what has a meaning; one search asks for it up to ten times."""
        last = self._found
        if last is None or last[:2] != (meaning, reader):
            last = self._found = meaning, reader, find(self._snapshot, meaning, reader)
        return last[2]

    def _likely(self, folded: str, reader: str) -> list[Spelling]:
        """Return the most frequent words of a language that begin so."""
        frequencies: dict[tuple[str, str], int] = {}
        for leaf in self._leaves:
            for word, spelling, count in leaf.segment.vocabulary.beginning_with(folded, reader):
                spelt = word, spelling
                frequencies[spelt] = frequencies.get(spelt, 0) + count
        most = heapq.nsmallest(
            _WORDS_LOOKED_AT, frequencies.items(), key=lambda each: (-each[1], each[0])
        )
        return [Spelling(*spelt, reader, frequency) for spelt, frequency in most]

    def _everything(self, leaf: Leaf, query: Query) -> Selection:
        return Selection(everything(leaf, Meaning(), query.reader), query)


def _candidates(
    selections: Sequence[Selection], query: Query, total: int, places: range
) -> Iterator[PlacedCandidate]:
    """Yield the candidates at some places: those that have all, then those that have most."""
    having_all = ordered(selections, query, with_most=False, stop=places.stop)
    having_most = ordered(selections, query, with_most=True, stop=max(0, places.stop - total))
    for selection, number in islice(chain(having_all, having_most), places.start, places.stop):
        yield selection.candidate(number)


def _titled(
    place: int, segment: Segment, serving: Mask, folded: str
) -> Iterator[tuple[str, int, int]]:
    """Yield the titles that have a word that begins so.

    After each come the place of its segment, and its number there.
    """
    for title, number in segment.titles_in_order.beginning_with(folded):
        if serving[number]:
            yield title, place, number


def _having_all(leaf: Leaf, reader: str, words: Sequence[Collection[str]]) -> Mask:
    """Return the documents that serve a reader and hold a form of each word."""
    having = (documents_with(leaf.segment, forms) for forms in words)
    return reduce(np.logical_and, having, leaf.serving(reader))


def _count(segment: Segment, mask: Mask, word: Spelling) -> int:
    spelt = Spelt(word.locale, word.folded, word.spelling)
    return int(np.count_nonzero(mask[segment.documents_spelling(spelt)]))


def _added(words: Iterable[Spelling]) -> list[Spelling]:
    """Return each word once, with the frequencies of all segments added up."""
    frequencies: Counter[tuple[str, str, str]] = Counter()
    for word in words:
        frequencies[word.folded, word.spelling, word.locale] += word.frequency
    return [Spelling(*word, frequency) for word, frequency in frequencies.items()]


def _frequency(leaf: Leaf, word: Spelling) -> int:
    """Return how many living documents hold a word, of which a vocabulary counts all."""
    is_whole = leaf.size == leaf.segment.size
    return word.frequency if is_whole else _count(leaf.segment, leaf.live, word)


def _by_frequency(word: Spelling) -> tuple[int, str]:
    return -word.frequency, word.folded


@contextmanager
def _reading() -> Iterator[None]:
    with unavailable_on(READING_ERRORS, "the search index cannot be read"):
        yield
