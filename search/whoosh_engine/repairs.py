"""Repairs words that the index does not know, by words that it knows."""

from collections import Counter
from dataclasses import replace

from search.analysis.folding import fold_word
from search.meaning import meaning_of, telling_words
from search.results import Repair
from search.spelling import Speller, can_be_repaired
from search.whoosh_engine.matching import is_found
from search.whoosh_engine.snapshot import Snapshot
from search.words import SearchText

_CANDIDATES_TRIED = 8


def learn(snapshot: Snapshot, speller: Speller) -> None:
    """Teach the speller the words of segments it has not seen."""
    for leaf in snapshot.leaves:
        if not leaf.segment.is_learnt:
            speller.add(dict.fromkeys(word.folded for word in leaf.segment.vocabulary.words))
            leaf.segment.is_learnt = True


def repair(
    snapshot: Snapshot, speller: Speller, reader: str, text: SearchText
) -> tuple[SearchText, tuple[Repair, ...]]:
    """Replace each word that finds nothing by the nearest that finds something.

    A word for which there is none stays as it is.
    """
    learn(snapshot, speller)
    used = {}
    named = _words_of_concepts(snapshot, text)
    for word in telling_words(text):
        if word not in named and can_be_repaired(word) and not is_found(snapshot, reader, word):
            better = _nearest(snapshot, speller, reader, word)
            if better:
                used[word] = better
    repaired = replace(
        text,
        words=tuple(used.get(word, word) for word in text.words),
        phrases=tuple(tuple(used.get(word, word) for word in each) for each in text.phrases),
    )
    return repaired, tuple(Repair(typed, better) for typed, better in used.items())


def _words_of_concepts(snapshot: Snapshot, text: SearchText) -> set[str]:
    """Return the words of a text that name a theme; none is misspelt."""
    return {
        word
        for sought in meaning_of(text).sought
        for word in sought.words
        if any(leaf.segment.weights(token) for leaf in snapshot.leaves for token in sought.concepts)
    }


def _nearest(snapshot: Snapshot, speller: Speller, reader: str, word: str) -> str:
    """Return the nearest word that finds something, or an empty text.

    Fewest slips first, then a word that begins with the same letter, then the most frequent one.
    """
    ranked = []
    for candidate, slips in speller.candidates(word):
        spelling, frequency = _known(snapshot, candidate)
        if frequency:
            is_other_letter = candidate[0] != fold_word(word)[0]
            ranked.append((slips, is_other_letter, -frequency, spelling))
    for _, _, _, spelling in sorted(ranked)[:_CANDIDATES_TRIED]:
        if is_found(snapshot, reader, spelling):
            return spelling
    return ""


def _known(snapshot: Snapshot, folded: str) -> tuple[str, int]:
    """Return a folded word's most frequent spelling, and how many documents hold any."""
    frequencies: Counter[str] = Counter()
    for leaf in snapshot.leaves:
        for word in leaf.segment.vocabulary.spellings_of(folded):
            frequencies[word.spelling] += word.frequency
    if not frequencies:
        return "", 0
    return min(frequencies, key=lambda each: (-frequencies[each], each)), frequencies.total()
