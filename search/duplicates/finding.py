"""Finds likely duplicates among many records, by comparing those that share something rare."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from content_models.kinds.organisation import Organisation
from search.duplicates.evidence import (
    Features,
    Sign,
    domains_of,
    features_of,
    score,
    signs,
)
from search.duplicates.names import rare_words, words_of

LARGEST_BLOCK = 60
"""Records that share a key; more of them share something common, as a switchboard."""
LIKELY = 0.5
STEM = 5
"""Letters of a word that must be equal for two names to be compared."""
CELLS_PER_DEGREE = 200
"""Squares of half a kilometre, in which records with one word in common are compared."""


@dataclass(frozen=True)
class LikelyDuplicate:
    """A likely duplicate is a pair of organisations, with what speaks for and against it.

    Attributes:
        one: the key of an organisation, the smaller of the two.
        other: the other's.
        score: between 0.5 and 1.
        signs: with labels in ``SIGN_LABELS``.
    """

    one: UUID
    other: UUID
    score: float
    signs: tuple[Sign, ...]


def likely_duplicates(organisations: Iterable[Organisation]) -> list[LikelyDuplicate]:
    """Return the pairs that may be one organisation, the likeliest first.

    Versions of one organisation, which share their key, are no pair. Memory holds a few words of
    each record; the time grows with the records, not with their pairs.
    """
    known: dict[UUID, Features] = {}
    for document in organisations:
        known.setdefault(document.key, features_of(document))
    found = []
    for one, other in _pairs(list(known.values())):
        told = signs(one, other)
        if score(told) >= LIKELY:
            first, second = sorted((one.key, other.key))
            found.append(LikelyDuplicate(first, second, score(told), told))
    return sorted(found, key=lambda each: (-each.score, each.one, each.other))


def _pairs(records: list[Features]) -> Iterator[tuple[Features, Features]]:
    """Yield each pair once that shares a key."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for key in set(_keys(record)):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        if len(numbers) > LARGEST_BLOCK:
            continue
        for pair in combinations(numbers, 2):
            if pair not in seen:
                seen.add(pair)
                yield records[pair[0]], records[pair[1]]


def _keys(record: Features) -> Iterator[tuple[str, ...]]:
    """Yield what a record may share with its duplicate."""
    yield from (("identifier", *each) for each in record.identifiers)
    yield from (("phone", each) for each in record.phones)
    yield from (("email", each) for each in record.emails)
    wheres = list(_wheres(record))
    for domain in (*domains_of(record), *record.hosts):
        yield from (("domain", domain, where) for where in wheres)
    for name in record.names:
        for word in rare_words(name):
            yield from (("word", word[:STEM], where) for where in wheres)
        yield ("name", " ".join(sorted(name.words)), record.country)


def _wheres(record: Features) -> Iterator[str]:
    """Yield the towns, postcodes and squares of a record; each square with its neighbours."""
    for town in record.towns:
        yield from words_of(town)
    yield from record.postcodes
    for point in record.points:
        across, along = (
            int(point.longitude * CELLS_PER_DEGREE), int(point.latitude * CELLS_PER_DEGREE)
        )  # fmt: skip
        yield from (f"{across + x}/{along + y}" for x in (0, 1) for y in (0, 1))
