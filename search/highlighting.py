"""Marks a reader's words in a text, by finding and then confirming them.

A regular expression finds words that begin like a stem, whatever their accents and case; then the
word itself is stemmed to confirm it. This costs a fraction of analysing the whole text again.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from search.analysis.stems import family_members, indexed_forms, sought_forms
from search.results import Fragment
from search.word_patterns import WordPattern, patterns_of

EXCERPT_LENGTH = 200
"""Characters: two lines on a screen, four on an old phone."""
_LEAD = 40
"""Characters of the excerpt before its first match."""
_MAXIMUM_MATCHES = 100
"""No more are looked for by one pattern in one text: enough to find the densest place."""
_ELLIPSIS = "…"


class Match(NamedTuple):
    """A match is a word found, and its place in the text.

    ``sought`` is the number of the sought word that it matches.
    """

    start: int
    end: int
    sought: int


class _Place(NamedTuple):
    """A place is where an excerpt may be cut; the greatest is the best."""

    different_words: int
    words: int
    start: int


class Highlighter:
    """Marks some sought words in texts."""

    def __init__(self, words: Iterable[str]) -> None:
        sought = list(words)
        self._numbers = {
            form: number for number, word in enumerate(sought) for form in sought_forms(word)
        }
        members = (member for word in sought for member in family_members(word))
        self._patterns = patterns_of((*self._numbers, *members))
        self._different = len(set(self._numbers.values()))

    def mark(self, text: str, locale: str) -> tuple[Fragment, ...]:
        """Split a whole text into fragments, marked where they match."""
        return tuple(_fragments(text, self._matches(text, locale), 0, len(text)))

    def excerpt(self, texts: Sequence[str], locale: str) -> tuple[Fragment, ...]:
        """Cut about ``EXCERPT_LENGTH`` characters round the place with most of the words.

        The first text where they all stand together is enough: what follows is not looked at.
        Empty where no text holds any of the words.
        """
        best, text, matches = _Place(0, 0, 0), "", list[Match]()
        for each in texts:
            if found := self._matches(each, locale):
                place = _densest(found)
                if place[:2] > best[:2]:
                    best, text, matches = place, each, found
                if place.different_words == self._different:
                    break
        if not matches:
            return ()
        start, end = _bounds(text, best.start)
        before = (Fragment(_ELLIPSIS),) if start else ()
        after = (Fragment(_ELLIPSIS),) if end < len(text) else ()
        return (*before, *_fragments(text, matches, start, end), *after)

    def _matches(self, text: str, locale: str) -> list[Match]:
        return sorted(
            {
                match
                for pattern in self._patterns
                for match in islice(self._found(pattern, text, locale), _MAXIMUM_MATCHES)
            }
        )

    def _found(self, pattern: WordPattern, text: str, locale: str) -> Iterator[Match]:
        for word, start in pattern.find(text):
            for form in indexed_forms(word, locale):
                if (number := self._numbers.get(form)) is not None:
                    yield Match(start, start + len(word), number)
                    break


def _densest(matches: Sequence[Match]) -> _Place:
    """Return the place where most different words, then most words, stand together."""
    best = _Place(0, 0, 0)
    end = 0
    for first, match in enumerate(matches):
        limit = match.start + EXCERPT_LENGTH - _LEAD
        while end < len(matches) and matches[end].end <= limit:
            end += 1
        inside = matches[first : max(end, first + 1)]
        place = _Place(len({other.sought for other in inside}), len(inside), match.start)
        best = place if place[:2] > best[:2] else best
    return best


def _bounds(text: str, place: int) -> tuple[int, int]:
    """Return where to cut the text round a place, between words."""
    start = max(0, place - _LEAD)
    if len(text) - start < EXCERPT_LENGTH:
        start = max(0, len(text) - EXCERPT_LENGTH)
    if start:
        start = text.find(" ", start, place) + 1 or place
    end = min(len(text), start + EXCERPT_LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", place, end), place)
    return (start, end) if end > place else (start, min(len(text), start + EXCERPT_LENGTH))


def _fragments(text: str, matches: Iterable[Match], start: int, end: int) -> Iterable[Fragment]:
    """Yield the text between two places, split at the matches inside."""
    position = start
    for match in matches:
        if match.start < position or match.end > end:
            continue
        if match.start > position:
            yield Fragment(text[position : match.start])
        yield Fragment(text[match.start : match.end], is_match=True)
        position = match.end
    if position < end:
        yield Fragment(text[position:end])
