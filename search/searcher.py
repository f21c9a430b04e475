"""Answers a reader's query from an index, whichever engine keeps it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from content_models.distances import CIRCLES_KM
from content_models.languages import DEFAULT_LANGUAGE
from search.completing import Completion, complete
from search.engine import Candidate, Found, Index, Placements, Reader, Texts
from search.explaining import explained
from search.fusing import Closeness, asks_for_meaning, fused, says_much
from search.gazetteer.finding import COUNTRY_OF_LANGUAGE
from search.highlighting import Highlighter
from search.likeness.live import Likenesses
from search.meaning import concept_tokens, glossed, meaning_of, telling_words, tokens_of_all
from search.openings import (
    Open,
    Table,
    Timetable,
    Wanted,
    offers_to_count,
    offers_wanted,
)
from search.places_named import PlacesNamed, places_named
from search.prior import Prior
from search.query import Query, Sort
from search.repairing import repair
from search.results import Circle, Hit, NextOpening, Repair, Results
from search.scoring import SCORE_DIGITS
from search.vicinity import Vicinity
from search.words import SearchText

WEIGHED = 100
"""The best by score, which are put in order by their titles, origins and meaning, too."""
MOST_RELATED = 10
MOST_PLACED = 10_000
"""Results that a map shows: one answer of a cluster holds as many."""
FIRST_CIRCLE_KM = 20.0
"""Where the reader says none: the nearest comes first in any, and a bus goes so far."""
_HALF_AS_NEAR_KM = 10.0
"""What fits twice as well may be so far away, and comes beside what is next door."""
_REACHING = 0.2
"""Of what reaches the reader from outside the circle, such as a line to call."""

Likeness = Callable[[str], Likenesses]
"""Says how like a text every item is."""


def _nothing_alike(_text: str) -> Likenesses:
    return Likenesses.none()


class Searcher:
    """Searches one index, shared between threads.

    Args:
        index: finds by words.
        likeness: finds by meaning; without it, words alone find.
        timetable: of the same state of the index.
    """

    def __init__(
        self,
        index: Index,
        likeness: Likeness = _nothing_alike,
        timetable: Timetable | None = None,
    ) -> None:
        self._index = index
        self._likeness = likeness
        self._timetable = timetable or Timetable()

    def search(self, query: Query) -> Results:
        """Answer a query, or raise ``IndexUnavailableError``."""
        reader = self._index.reader()
        circle, is_of_its_time, wanted = None, False, query.wanted
        if wanted:
            table = self._table(reader, wanted)
            query = _with_offers(query, wanted, table)
            is_of_its_time = _depends_on_time(wanted, table)
        if query.near is None:
            answer = _find(reader, query)
        else:
            answer, circle = _find_near(reader, query, query.near)
            query = replace(query, near=query.near.within(circle.kilometres))
        found, text = answer.found, answer.text
        is_meant = asks_for_meaning(query, text)
        likenesses = self._likenesses(text) if is_meant else Likenesses.none()
        ranked = _ranked(found, query, text, likenesses)
        related = _related(reader, found, query, likenesses)
        by_words = found.total + found.with_most
        is_mixed = bool(related and by_words) and (not found.total or says_much(text))
        if is_mixed:
            ranked = _mixed(ranked, related, likenesses, places_named(text, _country(query)))
        pages = query.pages_of(by_words + len(related) if is_mixed else by_words)
        first = (query.page - 1) * query.per_page - _places(query).start
        page = ranked[first : first + query.per_page]
        if not is_mixed and query.page == pages:
            page += related
        texts = [] if text.is_empty else reader.texts(page)
        return Results(
            total=found.total,
            hits=tuple(_hits(page, texts, text, frozenset(each.key for each in related))),
            facets=found.facets,
            repairs=answer.repairs,
            offered=answer.offered,
            page=query.page,
            pages=pages,
            with_most=found.with_most,
            related=len(related),
            is_mixed=is_mixed,
            named=_named(texts, text),
            circle=circle,
            choices=found.choices,
            is_of_its_time=is_of_its_time,
            answered=replace(query, text=text),
        )

    def next_opening(self, query: Query) -> NextOpening | None:
        """Return what opens next of what a query would find, were it open.

        Only what is within the circle of the query, or the usual one, is looked at.
        """
        if query.wanted is None:
            return None
        reader, wanted = self._index.reader(), query.wanted
        table = self._table(reader, wanted)
        near = query.near.within(query.near.circle_km or FIRST_CIRCLE_KM) if query.near else None
        first = replace(
            query,
            near=near,
            sort=Sort.NEAREST if near else Sort.TITLE,
            facets=(),
            page=1,
            per_page=1,
        )

        def opening_by(time: datetime) -> Found:
            offers = table.open_offers(wanted.conditions, time, wanted.slot)
            return _find(reader, replace(first, offers=offers)).found

        times = table.opening_times(wanted.conditions, wanted.slot)
        if not times or not opening_by(times[-1]).total:
            return None
        # Ever more is open by later moments: the first by which anything is.
        place = bisect_left(times, 1, key=lambda time: min(opening_by(time).total, 1))
        opened = opening_by(times[place]).candidates[0]
        return NextOpening(times[place], opened.key, opened.locale)

    def _table(self, reader: Reader, wanted: Wanted) -> Table:
        return self._timetable.table(reader.timed_offers, wanted.slot)

    def _likenesses(self, text: SearchText) -> Likenesses:
        """Return how like a text every item is, its everyday needs read by their names."""
        gloss = glossed(text, DEFAULT_LANGUAGE)
        found = self._likeness(gloss)
        return found if gloss == text.typed else found.for_needs()

    def placements(self, answered: Query) -> Placements:
        """Return where all results of a query are, as its ``Results.answered`` says it."""
        return self._index.reader().placements(answered, meaning_of(answered.text), MOST_PLACED)

    def complete(self, beginning: str, reader: str, limit: int) -> list[str]:
        """Return words, names and titles that complete what was typed, most useful first."""
        return [each.text for each in self.suggest(beginning, reader, limit)]

    def suggest(self, beginning: str, reader: str, limit: int) -> list[Completion]:
        """Return the same, each with the item whose title it is."""
        return complete(self._index.reader(), beginning, reader, limit)


@dataclass(frozen=True)
class _Answer:
    """Holds what was found, and the text by which it was."""

    text: SearchText
    found: Found
    repairs: tuple[Repair, ...] = ()
    offered: tuple[Repair, ...] = ()


def _with_offers(query: Query, wanted: Wanted, table: Table) -> Query:
    """Return a query of the offers wanted, and of what further choices leave."""
    return replace(
        query,
        offers=offers_wanted(table, wanted),
        counted_offers=offers_to_count(table, wanted),
    )


def _depends_on_time(wanted: Wanted, table: Table) -> bool:
    is_asked = wanted.counts_times or wanted.open not in (None, Open.UNKNOWN)
    return is_asked and not table.is_empty


def _find(reader: Reader, query: Query) -> _Answer:
    """Find the text as typed or, where nothing has all of it, the text repaired."""
    places = _places(query)
    typed = _Answer(query.text, reader.find(query, meaning_of(query.text), places))
    if typed.found.has_all or query.text.is_empty or not query.repair:
        return typed
    repaired = repair(reader, query.reader, query.text, found_some=typed.found.has_most)
    if not repaired.made:
        return replace(typed, offered=repaired.offered)
    found = reader.find(query, meaning_of(repaired.text), places)
    if typed.found.has_most and not (found.has_all or found.has_most):
        return replace(typed, offered=(*repaired.made, *repaired.offered))
    return _Answer(repaired.text, found, repaired.made, repaired.offered)


def _find_near(reader: Reader, query: Query, near: Vicinity) -> tuple[_Answer, Circle]:
    """Find within the first circle that holds anything, or else what reaches the reader."""
    anywhere = replace(
        query,
        near=near.within(None),
        bounds=None,
        country="",
        stale_before=None,
        sort=Sort.NEAREST,
        facets=(),
        counted_offers={},
        page=1,
        per_page=1,
    )
    nearest = _find(reader, anywhere)
    circle = _circle(near, nearest.found.candidates)
    within = replace(query, near=near.within(circle.kilometres))
    found = reader.find(within, meaning_of(nearest.text), _places(within))
    return replace(nearest, found=found), circle


def _circle(near: Vicinity, nearest: Sequence[Candidate]) -> Circle:
    """Return the first circle that holds the nearest; without any, the first one.

    Nobody can go further than the last: what is beyond it is not near, and left out.
    """
    first = near.circle_km or FIRST_CIRCLE_KM
    circles: list[float] = [first, *(circle for circle in CIRCLES_KM if circle > first)]
    distance = near.distance_km(nearest[0].positions) if nearest else 0.0
    if distance is None:
        return Circle(first, was_widened=False)
    kilometres = next((circle for circle in circles if distance <= circle), circles[-1])
    return Circle(kilometres, kilometres != first, is_empty=distance > kilometres)


def _places(query: Query) -> range:
    """Return the places of the candidates that a page is made of."""
    first = (query.page - 1) * query.per_page
    if _is_weighed(query) and first < WEIGHED:
        return range(max(first + query.per_page, WEIGHED))
    return range(first, first + query.per_page)


def _is_weighed(query: Query) -> bool:
    return query.sort is Sort.RELEVANCE and not query.text.is_empty


def _ranked(
    found: Found, query: Query, text: SearchText, likenesses: Likenesses
) -> list[Candidate]:
    """Return the candidates in the order in which readers see them."""
    if not _is_weighed(query) or _places(query).start:
        return list(found.candidates)
    best, rest = found.candidates[:WEIGHED], found.candidates[WEIGHED:]
    country = _country(query)
    prior = Prior(text, query.reader, country=country, stale_before=query.stale_before)
    closeness = Closeness(likenesses, [each.key for each in best])
    named = places_named(text, country)

    def place(candidate: Candidate) -> tuple[bool, bool, float]:
        factor = prior.factor(
            candidate.title,
            candidate.kind,
            candidate.locale,
            candidate.countries,
            candidate.published_at,
            candidate.known_since,
        )
        factor *= closeness.factor(candidate.key) * _nearness(candidate, query.near)
        factor *= named.factor(candidate)
        is_abroad = bool(query.near) and query.country not in candidate.countries
        score = round(candidate.score * factor, SCORE_DIGITS)
        return not candidate.has_all, is_abroad, -score

    return [*sorted(best, key=place), *rest]


def _nearness(candidate: Candidate, near: Vicinity | None) -> float:
    """Return the factor, 1 at most, by which distance lowers a score."""
    if near is None:
        return 1.0
    distance = near.distance_km(candidate.positions)
    circle = near.circle_km or CIRCLES_KM[-1]
    is_far = distance is None or distance > circle
    return _REACHING if is_far else 1 / (1 + (distance or 0.0) / _HALF_AS_NEAR_KM)


def _related(reader: Reader, found: Found, query: Query, likenesses: Likenesses) -> list[Candidate]:
    """Return what words do not find and means the same, the most alike first.

    Where words find more than anybody looks through, it is not looked for.
    """
    if found.total + found.with_most > WEIGHED:
        return []
    by_words = {each.key for each in found.candidates}
    keys = [key for key in likenesses.related(2 * MOST_RELATED) if key not in by_words]
    picked = {each.key: each for each in reader.pick(query, keys)} if keys else {}
    return [picked[key] for key in keys if key in picked][:MOST_RELATED]


def _mixed(
    ranked: Sequence[Candidate],
    related: Sequence[Candidate],
    likenesses: Likenesses,
    named: PlacesNamed,
) -> list[Candidate]:
    """Return what words found and what means the same, nearest first."""
    candidates = {each.key: each for each in (*ranked, *related)}
    alike = [key for key in likenesses.related(2 * MOST_RELATED) if key in candidates]
    places = fused([each.key for each in ranked], alike)
    return sorted(candidates.values(), key=lambda each: -places[each.key] * named.factor(each))


def _country(query: Query) -> str:
    """Return the reader's country, as far as it is known."""
    return query.country or COUNTRY_OF_LANGUAGE.get(query.reader, "")


def _hits(
    page: Sequence[Candidate], texts: Sequence[Texts], text: SearchText, related: Set[UUID]
) -> Iterator[Hit]:
    highlighter = Highlighter(telling_words(text))
    sought = meaning_of(text).sought
    tokens = concept_tokens(sought)
    for number, candidate in enumerate(page):
        of = texts[number] if texts else None
        is_related = candidate.key in related
        hit = Hit(
            candidate.key,
            candidate.locale,
            candidate.kind,
            title=highlighter.mark(candidate.title, candidate.locale),
            excerpt=highlighter.excerpt(
                (of.summary, of.names, of.body) if of else (), candidate.locale
            ),
            themes=_themes(of, tokens) if of and candidate.by_concept else (),
            has_all=candidate.has_all and not is_related,
            is_related=is_related,
        )
        yield explained(hit, candidate.title, of, sought) if of else hit


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
