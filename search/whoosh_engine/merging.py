"""Keeps the number of segments small, after publications and never in one.

Each commit adds a segment, and each segment costs every search some time. Whoosh's own policy can
merge the whole index in one commit, which took 2.2 s, and it copies posting by posting: writing the
documents anew from what is stored of them is four times faster.
"""

from collections.abc import Mapping

import numpy as np

from search.entries import Entry
from search.whoosh_engine.snapshot import Snapshot

SEGMENTS_PER_TIER = 6
LARGEST_TIER = 3
"""Tiers hold segments of 1 to 5, 6 to 35 and 36 to 215 documents. Those of 216 and more are never
written anew: the next publication would wait for it. The next rebuild makes one of them all."""


def segments_to_merge(snapshot: Snapshot) -> set[str]:
    """Return the names of the segments of a snapshot to write anew as one."""
    return names_to_merge({leaf.segment.name: leaf.size for leaf in snapshot.leaves})


def living_entries(snapshot: Snapshot, names: set[str]) -> list[Entry]:
    """Return the entries of some segments that are not deleted."""
    return [
        entry
        for leaf in snapshot.leaves
        if leaf.segment.name in names
        for entry in leaf.segment.entries(np.flatnonzero(leaf.live).tolist())
    ]


def names_to_merge(sizes: Mapping[str, int]) -> set[str]:
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
        if tier < LARGEST_TIER and len(names) >= SEGMENTS_PER_TIER:
            merged |= names
    return merged


def _tier(size: int) -> int:
    tier = -1
    while size:
        size //= SEGMENTS_PER_TIER
        tier += 1
    return tier
