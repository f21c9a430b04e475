"""Makes short ids for addresses and symbolic links for rich text.

A link to an item inside rich text is ``<a href="ref:<key>">``. It is resolved when a page is
rendered, so that a rename or an unpublish elsewhere never leaves a stale address behind.
"""

import re
from functools import lru_cache
from uuid import UUID

LINK_SCHEME = "ref"
LINK_PATTERN = re.compile(rf"{LINK_SCHEME}:([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})")

# Crockford's base 32: no i, l, o, u, so an address read aloud or copied by hand survives.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
SHORT_ID_LENGTH = 10
"""In characters: 50 random bits. Of 200,000 sites with 100,000 items, one has a collision."""
_PAIRS = tuple(first + second for first in _ALPHABET for second in _ALPHABET)
_PAIR_MASK = len(_PAIRS) - 1
_PAIR_SHIFTS = range(5 * (SHORT_ID_LENGTH - 2), -1, -10)
"""Two characters at a time: 5 bits each."""
_SHORT_ID = re.compile(rf"[{_ALPHABET}]{{{SHORT_ID_LENGTH}}}")


@lru_cache(maxsize=20_000)
def short_id(key: UUID) -> str:
    """Return the form of a key that stands in addresses.

    These are its last 50 bits in Crockford's base 32. The last bits are taken because they are
    random in UUID version 4 and a digest in version 5.
    """
    value = key.int
    return "".join(_PAIRS[value >> shift & _PAIR_MASK] for shift in _PAIR_SHIFTS)


def address_segment(slug: str, key: UUID) -> str:
    """Return the last segment of an item's address, ``<slug>-<id>``."""
    return f"{slug}-{short_id(key)}"


def short_id_in(segment: str) -> str | None:
    """Return the short id at the end of an address segment, or None."""
    candidate = segment.rpartition("-")[2].lower()
    return candidate if _SHORT_ID.fullmatch(candidate) else None


def link_to(key: UUID) -> str:
    """Return the symbolic address of an item, for rich text."""
    return f"{LINK_SCHEME}:{key}"


def linked_keys(html: str) -> set[UUID]:
    """Return the keys of all items that a rich text links to."""
    return {UUID(found) for found in LINK_PATTERN.findall(html)}
