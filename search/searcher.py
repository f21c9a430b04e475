"""Answers a reader's query from an index, whichever engine keeps it."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from search.completing import complete
from search.engine import Candidate, Found, Index, Reader, Texts
from search.highlighting import Highlighter
from search.meaning import concept_tokens, meaning_of, telling_words, tokens_of_all
from search.prior import Prior
from search.query import Query, Sort
from search.repairing import repair
from search.results import Hit, Repair, Results
from search.scoring import SCORE_DIGITS
from search.words import SearchText

WEIGHED = 100
"""The best by score, which are put in order by their titles and origins, too."""


class Searcher:
    """Searches one index, shared between threads."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def search(self, query: Query) -> Results:
        """Answer a query, or raise ``IndexUnavailableError``."""
        reader = self._index.reader()
        answer = _find(reader, query)
        found, text = answer.found, answer.text
        page = _page(found, query, text)
        texts = [] if text.is_empty else reader.texts(page)
        return Results(
            total=found.total,
            hits=tuple(_hits(page, texts, text)),
            facets=found.facets,
            repairs=answer.repairs,
            page=query.page,
            pages=query.pages_of(found.total + found.with_most),
            with_most=found.with_most,
            named=_named(texts, text),
        )

    def complete(self, beginning: str, reader: str, limit: int) -> list[str]:
        """Return words and titles that complete what was typed, most useful first."""
        return complete(self._index.reader(), beginning, reader, limit)


@dataclass(frozen=True)
class _Answer:
    """Holds what was found, and the text by which it was."""

    text: SearchText
    found: Found
    repairs: tuple[Repair, ...] = ()


def _find(reader: Reader, query: Query) -> _Answer:
    """Find the text as typed or, where nothing has all of it, the text repaired."""
    places = _places(query)
    typed = _Answer(query.text, reader.find(query, meaning_of(query.text), places))
    if typed.found.has_all or query.text.is_empty or not query.repair:
        return typed
    text, made = repair(reader, query.reader, query.text)
    if not made:
        return typed
    found = reader.find(query, meaning_of(text), places)
    if typed.found.has_most and not (found.has_all or found.has_most):
        return typed
    return _Answer(text, found, made)


def _places(query: Query) -> range:
    """Return the places of the candidates that a page is made of."""
    first = (query.page - 1) * query.per_page
    if _is_weighed(query) and first < WEIGHED:
        return range(max(first + query.per_page, WEIGHED))
    return range(first, first + query.per_page)


def _is_weighed(query: Query) -> bool:
    return query.sort is Sort.RELEVANCE and not query.text.is_empty


def _page(found: Found, query: Query, text: SearchText) -> Sequence[Candidate]:
    """Return the candidates on a page, in order."""
    first = (query.page - 1) * query.per_page
    if not _is_weighed(query) or first >= WEIGHED:
        return found.candidates[: query.per_page]
    prior = Prior(text, query.reader)

    def place(candidate: Candidate) -> tuple[bool, float]:
        factor = prior.factor(candidate.title, candidate.locale, candidate.countries)
        return not candidate.has_all, -round(candidate.score * factor, SCORE_DIGITS)

    best = sorted(found.candidates[:WEIGHED], key=place)
    return [*best, *found.candidates[WEIGHED:]][first : first + query.per_page]


def _hits(page: Sequence[Candidate], texts: Sequence[Texts], text: SearchText) -> Iterator[Hit]:
    highlighter = Highlighter(telling_words(text))
    tokens = concept_tokens(meaning_of(text).sought)
    for number, candidate in enumerate(page):
        of = texts[number] if texts else None
        yield Hit(
            candidate.key,
            candidate.locale,
            candidate.kind,
            title=highlighter.mark(candidate.title, candidate.locale),
            excerpt=highlighter.excerpt(
                (of.summary, of.names, of.body) if of else (), candidate.locale
            ),
            themes=_themes(of, tokens) if of and candidate.by_concept else (),
            has_all=candidate.has_all,
        )


def _named(texts: Iterable[Texts], text: SearchText) -> tuple[tuple[str, str], ...]:
    """Return the filters of the results that a text names as a whole."""
    tokens = tokens_of_all(text)
    concepts = (concept for each in texts for concept in each.concepts)
    named = ((each.field, each.value) for each in concepts if each.tokens & tokens)
    return tuple(dict.fromkeys(named))


def _themes(texts: Texts, tokens: Set[str]) -> tuple[UUID, ...]:
    """Return the themes of a document that a query names."""
    return tuple(
        UUID(each.value)
        for each in texts.concepts
        if each.field == "theme" and each.tokens & tokens
    )
