"""Keeps the number of segments small, without holding up a publication for long.

Each commit adds a segment, and each segment costs every search some time. Whoosh's own policy can
merge the whole index in one commit, which took 2.2 s, and it copies posting by posting: writing the
documents anew from what is stored of them is four times faster.
"""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from uuid import UUID

from search.entries import Entry
from search.whoosh_engine.facts import mask_of, numbers_in
from search.whoosh_engine.snapshot import Snapshot

SEGMENTS_PER_TIER = 6
LARGEST_TIER = 3
"""Tiers hold segments of 1 to 5, 6 to 35 and 36 to 215 documents. Those of 216 and more are never
written anew: a publication would wait for it. The next rebuild makes one of them all."""


@dataclass(frozen=True)
class Plan:
    """A plan says what a commit does to the segments.

    Attributes:
        outdated: numbers of the documents to be deleted, by segment.
        merged: names of the segments to be left out.
        kept: their other documents, to be written anew.
    """

    outdated: dict[str, list[int]]
    merged: Set[str]
    kept: list[Entry]


def plan_replacement(snapshot: Snapshot, keys: Collection[UUID]) -> Plan:
    """Plan the commit that replaces some items of a snapshot."""
    outdated = {leaf.segment.name: leaf.live_numbers_of(keys) for leaf in snapshot.leaves}
    living = {
        leaf.segment.name: leaf.live & ~mask_of(outdated[leaf.segment.name], leaf.facts.size)
        for leaf in snapshot.leaves
    }
    merged = segments_to_merge({name: mask.bit_count() for name, mask in living.items()})
    kept = [
        entry
        for leaf in snapshot.leaves
        if leaf.segment.name in merged
        for entry in leaf.segment.entries(numbers_in(living[leaf.segment.name]))
    ]
    return Plan({name: numbers for name, numbers in outdated.items() if numbers}, merged, kept)


def segments_to_merge(sizes: Mapping[str, int]) -> set[str]:
    """Return the names of the segments to write anew as one.

    A full tier is merged into the next; segments without documents are always among them.

    Args:
        sizes: the number of living documents of each segment, by its name.
    """
    tiers: dict[int, set[str]] = {}
    for name, size in sizes.items():
        tiers.setdefault(_tier(size), set()).add(name)
    merged = tiers.pop(-1, set())
    for tier, names in tiers.items():
        # The segment about to be written counts as one more.
        if tier < LARGEST_TIER and len(names) + 1 >= SEGMENTS_PER_TIER:
            merged |= names
    return merged


def _tier(size: int) -> int:
    tier = -1
    while size:
        size //= SEGMENTS_PER_TIER
        tier += 1
    return tier
