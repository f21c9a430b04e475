"""Completes what a reader types, by words and titles of the index."""

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence

from search.analysis.asking import is_telling
from search.analysis.folding import fold, fold_word
from search.analysis.stems import sought_forms
from search.analysis.tokens import Token, tokens
from search.whoosh_engine.facts import mask_of, numbers_in
from search.whoosh_engine.segments import Leaf
from search.whoosh_engine.snapshot import Snapshot
from search.words import parse_search_text

_WORDS_LOOKED_AT = 20


def complete(snapshot: Snapshot, beginning: str, reader: str, limit: int) -> list[str]:
    """Complete a text by words, then by titles.

    The words are in the reader's language, those that most documents hold first. Of a text of
    several words, the last is completed by what stands with the others in some document, and what
    is before it is kept.
    """
    typed = parse_search_text(beginning).typed
    *before, last = list(tokens(typed)) or [Token("", 0, 0)]
    if not last.word or last.end < len(typed):
        return []
    masks = _documents_with(snapshot, reader, [token.word for token in before])
    # Words of deleted documents stay in the vocabulary until their segment is merged.
    candidates = _words(snapshot, fold_word(last.word), reader)
    counts = {word: count for word in candidates if (count := _count(snapshot, masks, word))}
    words = [typed[: last.start] + word for word in sorted(counts, key=lambda word: -counts[word])]
    titles = heapq.nsmallest(limit, _titles(snapshot, fold(typed), reader))
    # Half of the places are for titles, where there are as many.
    return list(dict.fromkeys([*words[: limit - limit // 2], *titles, *words]))[:limit]


def _documents_with(snapshot: Snapshot, reader: str, words: Sequence[str]) -> list[int]:
    """Return the masks of the documents that serve a reader and hold all telling words.

    Where there is none, they are those of all that serve.
    """
    serving = [leaf.serving(reader) for leaf in snapshot.leaves]
    masks = serving
    for word in filter(is_telling, words):
        having = _having(snapshot, word)
        masks = [mask & found for mask, found in zip(masks, having, strict=True)]
    return masks if any(masks) else serving


def _having(snapshot: Snapshot, word: str) -> list[int]:
    """Return the masks of the documents that hold a word."""
    forms = sought_forms(word)
    return [
        mask_of(
            (number for form in forms for number in leaf.segment.documents(form)), leaf.facts.size
        )
        for leaf in snapshot.leaves
    ]


def _count(snapshot: Snapshot, masks: Sequence[int], word: str) -> int:
    having = _having(snapshot, word)
    return sum((mask & found).bit_count() for mask, found in zip(masks, having, strict=True))


def _words(snapshot: Snapshot, beginning: str, reader: str) -> list[str]:
    """Return the most frequent telling words with a beginning, in the reader's language."""
    frequencies: Counter[str] = Counter()
    spellings: dict[str, tuple[int, str]] = {}
    for leaf in snapshot.leaves:
        for word in leaf.segment.vocabulary.beginning_with(beginning):
            if word.locale == reader and is_telling(word.spelling):
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
