"""Completing what somebody has begun to type, by words and titles of the index."""

import heapq
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from search.analysis.folding import fold
from search.whoosh_engine.facts import numbers_in
from search.whoosh_engine.matching import is_found
from search.whoosh_engine.snapshot import Leaf, Snapshot

_SHORTEST_BEGINNING = 2
"""A single letter begins a tenth of all words."""
_WORDS_LOOKED_AT = 50


def complete(snapshot: Snapshot, beginning: str, reader: str, limit: int) -> list[str]:
    """Words first, in the reader's language and most frequent first; then titles.

    Of a text of several words, the last is completed, and the words before it are kept.
    """
    *before, last = fold(beginning).split() or [""]
    if len(last) < _SHORTEST_BEGINNING:
        return []
    kept = beginning.split()[: len(before)]
    # Words of deleted documents stay in the vocabulary until their segment is merged.
    found = (word for word in _words(snapshot, last, reader) if is_found(snapshot, reader, word))
    words = [" ".join((*kept, word)) for word in islice(found, limit)]
    titles = heapq.nsmallest(limit, _titles(snapshot, fold(" ".join(beginning.split())), reader))
    # Half and half, or more of one where the other has few.
    shown_titles = titles[: max(limit - len(words), limit // 2)]
    return list(dict.fromkeys([*words[: limit - len(shown_titles)], *shown_titles]))


def _words(snapshot: Snapshot, beginning: str, reader: str) -> list[str]:
    """The most frequent words of the reader's language that begin with some letters."""
    frequencies: Counter[str] = Counter()
    spellings: dict[str, tuple[int, str]] = {}
    for leaf in snapshot.leaves:
        for word in leaf.vocabulary.beginning_with(beginning):
            if word.locale == reader:
                frequencies[word.folded] += word.frequency
                candidate = (-word.frequency, word.spelling)
                spellings[word.folded] = min(spellings.get(word.folded, candidate), candidate)
    ranked = sorted(frequencies, key=lambda each: (-frequencies[each], each))
    return [spellings[folded][1] for folded in ranked[:_WORDS_LOOKED_AT]]


def _titles(snapshot: Snapshot, beginning: str, reader: str) -> Iterator[str]:
    """Titles in which a word begins with the text, among those that serve the reader."""
    for leaf in snapshot.leaves:
        yield from _titles_of(leaf, beginning, reader)


def _titles_of(leaf: Leaf, beginning: str, reader: str) -> Iterator[str]:
    facts = leaf.facts
    for number in numbers_in(leaf.live & facts.serves.get(reader, 0)):
        folded = facts.titles[number][0]
        if folded.startswith(beginning) or f" {beginning}" in folded:
            yield facts.documents[number].title
