"""Searches and writes one build of the index, shared between threads."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from whoosh.index import FileIndex

from search.entries import Entry
from search.highlighting import Highlighter
from search.meaning import concept_tokens, meaning_of, telling_words, tokens_of_all
from search.prior import Prior
from search.query import Query
from search.results import Hit, Repair, Results
from search.spelling import Speller
from search.whoosh_engine import completion, repairs
from search.whoosh_engine.damage import (
    READING_ERRORS,
    WRITING_ERRORS,
    unavailable_on,
)
from search.whoosh_engine.files import FilesInMemory
from search.whoosh_engine.marker import mark_finished
from search.whoosh_engine.matching import find
from search.whoosh_engine.merging import plan_replacement
from search.whoosh_engine.ranking import Place, Selection, count_facets, page_of
from search.whoosh_engine.schema import make_schema
from search.whoosh_engine.snapshot import Snapshot, open_snapshot
from search.whoosh_engine.stored import Content
from search.whoosh_engine.writing import locked, writing
from search.words import SearchText

_NOT_READ = "the search index cannot be read"
_NOT_WRITTEN = "the search index cannot be written"


class WhooshIndex:
    """Implements ``Index`` in a folder; made by ``WhooshEngine``."""

    def __init__(self, folder: Path, speller: Speller) -> None:
        self._folder = folder
        self._speller = speller
        self._guard = threading.Lock()
        self._snapshot: Snapshot | None = None
        with unavailable_on(READING_ERRORS, _NOT_READ):
            self._index = FileIndex(FilesInMemory(folder), schema=make_schema())

    def search(self, query: Query) -> Results:
        """Answer a query, or raise ``IndexUnavailableError``."""
        with self._current() as snapshot:
            found = self._find(snapshot, query)
            places = page_of(found.selections, query, Prior(found.text, query.reader))
            contents = [] if found.text.is_empty else [place.content() for place in places]
            facets = count_facets(found.selections, query)
        total = sum(each.chosen().bit_count() for each in found.selections)
        with_most = sum(each.chosen(with_most=True).bit_count() for each in found.selections)
        return Results(
            total=total,
            hits=tuple(_hits(places, contents, found.text)),
            facets=facets,
            repairs=found.repairs,
            page=query.page,
            pages=query.pages_of(total + with_most),
            with_most=with_most,
            named=_named(contents, found.text),
        )

    def complete(self, beginning: str, reader: str, limit: int) -> list[str]:
        """Return words and titles that complete what was typed, most useful first."""
        with self._current() as snapshot:
            return completion.complete(snapshot, beginning, reader, limit)

    def replace(self, items: Mapping[UUID, Sequence[Entry]]) -> None:
        """Replace the entries of each item, in one commit.

        An item without entries is removed.

        Raises:
            IndexUnavailableError: it cannot be written, and nothing has changed.
        """
        entries = [entry for versions in items.values() for entry in versions]
        with unavailable_on(WRITING_ERRORS, _NOT_WRITTEN), locked(self._index):
            with self._current() as snapshot:
                plan = plan_replacement(snapshot, items)
            if entries or plan.outdated:
                with writing(self._index) as writer:
                    writer.take_away(plan.outdated, plan.merged)
                    for entry in (*plan.kept, *entries):
                        writer.add(entry)
            mark_finished(self._folder)

    def add_all(self, entries: Iterable[Entry]) -> None:
        """Fill a new index, as fast as can be, in one commit.

        Raises ``IndexUnavailableError``.
        """
        with unavailable_on(WRITING_ERRORS, _NOT_WRITTEN), locked(self._index):
            with writing(self._index) as writer:
                for entry in entries:
                    writer.add(entry)
            mark_finished(self._folder)

    def digests(self) -> dict[tuple[UUID, str], str]:
        """Return the document digest of every entry, by key and locale."""
        with self._current() as snapshot:
            documents = snapshot.live_documents()
        return {(facts.key, facts.locale): facts.digest for facts in documents}

    def warm_up(self) -> None:
        """Read what the first reader would wait for, or raise ``IndexUnavailableError``."""
        with self._current() as snapshot:
            repairs.learn(snapshot, self._speller)

    def close(self) -> None:
        """Free what it holds; it opens itself again if it is used."""
        with self._guard:
            self._snapshot = None

    @contextmanager
    def _current(self) -> Iterator[Snapshot]:
        """Hold the latest commit, for this thread alone."""
        with self._guard:
            snapshot = self._snapshot
            if snapshot is None or snapshot.generation != self._index.latest_generation():
                known = snapshot.segments if snapshot else {}
                with unavailable_on(READING_ERRORS, _NOT_READ):
                    snapshot = open_snapshot(self._index, self._folder, known)
                self._snapshot = snapshot
            yield snapshot

    def _find(self, snapshot: Snapshot, query: Query) -> "_Found":
        """Find the text as typed or, where nothing has all of it, the text repaired."""
        typed = _Found(query.text, _select(snapshot, query, query.text))
        if typed.has_all or query.text.is_empty or not query.repair:
            return typed
        text, made = repairs.repair(snapshot, self._speller, query.reader, query.text)
        repaired = _Found(text, _select(snapshot, query, text), made) if made else typed
        return repaired if repaired.has_any or not typed.has_any else typed


@dataclass(frozen=True)
class _Found:
    """Holds the matches of a text, before any filter."""

    text: SearchText
    selections: list[Selection]
    repairs: tuple[Repair, ...] = ()

    @property
    def has_all(self) -> bool:
        return any(selection.matching for selection in self.selections)

    @property
    def has_any(self) -> bool:
        return self.has_all or any(selection.most for selection in self.selections)


def _select(snapshot: Snapshot, query: Query, text: SearchText) -> list[Selection]:
    if text.is_empty:
        return [Selection.of_everything(leaf, query) for leaf in snapshot.leaves]
    return [Selection.of_matches(matches, query) for matches in find(snapshot, meaning_of(text))]


def _hits(places: list[Place], contents: list[Content], text: SearchText) -> Iterator[Hit]:
    highlighter = Highlighter(telling_words(text))
    tokens = concept_tokens(meaning_of(text).sought)
    for number, place in enumerate(places):
        facts = place.facts
        content = contents[number] if contents else None
        texts = (content.summary, content.names, content.body) if content else ()
        title = highlighter.mark(facts.title, facts.locale)
        excerpt = highlighter.excerpt(texts, facts.locale)
        themes = _themes(content, tokens) if content and place.is_by_concept else ()
        yield Hit(facts.key, facts.locale, facts.kind, title, excerpt, themes, place.has_all)


def _named(contents: Iterable[Content], text: SearchText) -> tuple[tuple[str, str], ...]:
    """Return the filters of the results that a text names as a whole."""
    tokens = tokens_of_all(text)
    concepts = (concept for content in contents for concept in content.concepts)
    named = ((each.field, each.value) for each in concepts if each.tokens() & tokens)
    return tuple(dict.fromkeys(named))


def _themes(content: Content, tokens: Set[str]) -> tuple[UUID, ...]:
    """Return the themes of a document that a query names."""
    return tuple(
        UUID(each.value)
        for each in content.concepts
        if each.field == "theme" and each.tokens() & tokens
    )
