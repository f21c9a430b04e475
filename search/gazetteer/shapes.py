"""Tells thousands of names at a time which of them a mistyped one may be.

A *shape* is a name's length, and a bit for each pair of its neighbouring letters, 64 in all. One
wrong, missing or additional letter changes two pairs, two letters exchanged change three.
"""

import mmap
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_SPREAD, _SPREAD_FURTHER = np.uint32(2654435769), np.uint32(2246822519)
"""Large odd numbers, whose products scatter neighbouring letters over all 64 bits."""
_SIX_BITS_LEFT = np.uint32(26)
_AT_ONCE = 1 << 17
"""Bytes of names that are looked at together: all at once would take 60 MB for a moment."""


@dataclass(frozen=True)
class Shapes:
    """Shapes hold the pairs and the length of many names, by number of line."""

    pairs: npt.NDArray[np.uint64]
    lengths: npt.NDArray[np.uint8]

    def near(self, typed: str, slips: int) -> npt.NDArray[np.intp]:
        """Return the numbers of the names that some slips may have turned into a text.

        Missed are only those in which letters were exchanged at two places.
        """
        own = shapes_of(f"{typed}\n".encode())
        most = 2 * slips + 1
        alike = np.flatnonzero(
            (self.lengths >= max(0, len(typed) - slips)) & (self.lengths <= len(typed) + slips)
        )
        pairs = self.pairs[alike]
        lacking = np.bitwise_count(own.pairs[0] & ~pairs)
        additional = np.bitwise_count(pairs & ~own.pairs[0])
        near: npt.NDArray[np.intp] = alike[(lacking <= most) & (additional <= most)]
        return near


def shapes_of(lines: bytes | mmap.mmap) -> Shapes:
    """Return the shapes of lines of UTF-8, each shorter than 256 letters."""
    pairs, lengths = [], []
    start = 0
    while start < len(lines):
        stop = lines.find(b"\n", min(start + _AT_ONCE, len(lines) - 1)) + 1
        some = _shapes_of(lines[start:stop].decode())
        pairs.append(some.pairs)
        lengths.append(some.lengths)
        start = stop
    return Shapes(np.concatenate(pairs), np.concatenate(lengths))


def _shapes_of(text: str) -> Shapes:
    """Return the shapes of some lines; the end of a line counts as a letter."""
    letters = np.frombuffer(f"\n{text}".encode("utf-32-le"), dtype=np.uint32)
    ends = np.flatnonzero(letters == ord("\n"))
    mixed = letters[:-1] * _SPREAD + letters[1:] * _SPREAD_FURTHER
    bits = np.left_shift(np.uint64(1), (mixed >> _SIX_BITS_LEFT).astype(np.uint64))
    return Shapes(np.bitwise_or.reduceat(bits, ends[:-1]), (np.diff(ends) - 1).astype(np.uint8))
