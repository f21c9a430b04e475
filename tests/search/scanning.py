"""Answers by looking at every entry, one after the other: slow, and too simple to be wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from search.analysed import Analysed
from search.entries import Entry
from search.meaning import Meaning, Sought
from search.query import Query
from search.scoring import enough_for_most, rarity

Version = tuple[UUID, str]


@dataclass(frozen=True)
class Scanned:
    """What is found: versions that have all, and most, of a meaning, and counts by field."""

    has_all: set[Version]
    has_most: set[Version]
    counts: dict[str, dict[str, int]]
    choices: dict[str, int]


class Scan:
    """Looks through entries."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._places = {
            id(entry): {form: set(places) for form, _, places in Analysed.of(entry).postings}
            for entry in entries
        }

    def find(self, query: Query, meaning: Meaning) -> Scanned:
        """Find by the words of docs/search.md, and nothing besides."""
        acronyms = {form for places in self._places.values() for form in places}
        had = {
            id(entry): [self._has(entry, sought, acronyms) for sought in meaning.sought]
            for entry in self._entries
        }
        rarities = [
            rarity(sum(each[number] for each in had.values()), len(self._entries))
            for number in range(len(meaning.sought))
        ]
        wanted = [entry for entry in self._entries if self._is_wanted(entry, query, meaning)]
        full = [entry for entry in wanted if all(had[id(entry)])]
        enough = enough_for_most(rarities)
        most = []
        for entry in wanted:
            got = sum(rare for has, rare in zip(had[id(entry)], rarities, strict=True) if has)
            if entry not in full and got > 0 and got >= enough:
                most.append(entry)
        has_all = [entry for entry in full if _passes(entry, query)]
        counted = full if has_all else most
        return Scanned(
            {(entry.key, entry.locale) for entry in has_all},
            {(entry.key, entry.locale) for entry in most if _passes(entry, query)},
            {field: _counts(counted, query, field) for field in query.facets},
            {
                name: sum(_passes(entry, replace(query, offers=offers)) for entry in counted)
                for name, offers in query.counted_offers.items()
            },
        )

    def _is_wanted(self, entry: Entry, query: Query, meaning: Meaning) -> bool:
        unwanted = any(
            form in self._places[id(entry)] for forms in meaning.excluded for form in forms
        )
        return query.reader in entry.readers and not unwanted

    def _has(self, entry: Entry, sought: Sought, acronyms: set[str]) -> bool:
        places = self._places[id(entry)]
        if any(token in places for token in sought.concepts):
            return True
        if sought.exact in acronyms:
            return sought.exact in places
        if sought.parts and all(any(map(places.__contains__, forms)) for forms in sought.parts):
            return True
        return any(
            any(
                all(start + distance in places.get(form, ()) for distance, form in enumerate(forms))
                for start in places.get(forms[0], ())
            )
            for forms in sought.ways
        )


def _passes(entry: Entry, query: Query, without: str = "") -> bool:
    for field, values in query.filters.items():
        if field != without and not set(values) & set(entry.facets.get(field, ())):
            return False
    if query.offers is not None and query.offers.isdisjoint(entry.offers):
        return False
    if query.max_minutes is not None and (
        entry.minutes is None or entry.minutes > query.max_minutes
    ):
        return False
    if query.group_size is not None:
        smallest, largest = entry.groups or (1, 0)
        return smallest <= query.group_size <= largest
    return True


def _counts(entries: Sequence[Entry], query: Query, field: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for entry in entries:
        if _passes(entry, query, without=field):
            for value in entry.facets.get(field, ()):
                counts[value] = counts.get(value, 0) + 1
    return counts
