"""Completes what a reader types, by words and titles of the index."""

import heapq
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from search.analysis.folding import fold, fold_word
from search.analysis.tokens import Token, tokens
from search.whoosh_engine.facts import numbers_in
from search.whoosh_engine.matching import is_found
from search.whoosh_engine.segments import Leaf
from search.whoosh_engine.snapshot import Snapshot
from search.words import parse_search_text

_SHORTEST_BEGINNING = 2
"""A single letter begins a tenth of all words."""
_WORDS_LOOKED_AT = 50


def complete(snapshot: Snapshot, beginning: str, reader: str, limit: int) -> list[str]:
    """Complete a text by words, then by titles.

    The words are in the reader's language, the most frequent first. Of a text of several words, the
    last is completed, and what stands before it is kept.
    """
    typed = parse_search_text(beginning).typed
    *_, last = list(tokens(typed)) or [Token("", 0, 0)]
    if len(last.word) < _SHORTEST_BEGINNING or last.end < len(typed):
        return []
    # Words of deleted documents stay in the vocabulary until their segment is merged.
    candidates = _words(snapshot, fold_word(last.word), reader)
    found = (word for word in candidates if is_found(snapshot, reader, word))
    words = [typed[: last.start] + word for word in islice(found, limit)]
    titles = heapq.nsmallest(limit, _titles(snapshot, fold(typed), reader))
    # Half of the places are for titles, where there are as many.
    return list(dict.fromkeys([*words[: limit - limit // 2], *titles, *words]))[:limit]


def _words(snapshot: Snapshot, beginning: str, reader: str) -> list[str]:
    """Return the most frequent words with a beginning, in the reader's language."""
    frequencies: Counter[str] = Counter()
    spellings: dict[str, tuple[int, str]] = {}
    for leaf in snapshot.leaves:
        for word in leaf.segment.vocabulary.beginning_with(beginning):
            if word.locale == reader:
                frequencies[word.folded] += word.frequency
                candidate = (-word.frequency, word.spelling)
                spellings[word.folded] = min(spellings.get(word.folded, candidate), candidate)
    ranked = sorted(frequencies, key=lambda each: (-frequencies[each], each))
    return [spellings[folded][1] for folded in ranked[:_WORDS_LOOKED_AT]]


def _titles(snapshot: Snapshot, beginning: str, reader: str) -> Iterator[str]:
    """Yield titles that serve the reader and have a word with this beginning."""
    for leaf in snapshot.leaves:
        yield from _titles_of(leaf, beginning, reader)


def _titles_of(leaf: Leaf, beginning: str, reader: str) -> Iterator[str]:
    facts = leaf.facts
    for number in numbers_in(leaf.serving(reader)):
        folded = facts.titles[number][0]
        if folded.startswith(beginning) or f" {beginning}" in folded:
            yield facts.documents[number].title
