"""Telling a damaged index from a sound one, before Whoosh reads it.

Whoosh checks nothing: a flipped bit gives wrong results, and a shortened file kills the process,
because it reads files through memory maps. Segment files never change once written, so each has its
length and checksum beside it, written before the commit that makes it count.
"""

import json
import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from whoosh.index import IndexError as WhooshIndexError

from search.engine import IndexUnavailableError

_READ_AT_ONCE = 1 << 20

READING_ERRORS = (OSError, EOFError, struct.error, zlib.error)
"""What reading a file that breaks while it is in use can raise."""
OPENING_ERRORS = (
    *READING_ERRORS,
    # A damaged table of contents is a damaged pickle, which can name anything.
    pickle.PickleError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ImportError,
    AssertionError,
    MemoryError,
    WhooshIndexError,
)


@dataclass(frozen=True)
class Seal:
    """The length in bytes and the CRC-32 of a segment file."""

    length: int
    checksum: int

    @classmethod
    def of(cls, path: Path) -> "Seal":
        """Read a file through."""
        length = checksum = 0
        with path.open("rb") as file:
            while part := file.read(_READ_AT_ONCE):
                length += len(part)
                checksum = zlib.crc32(part, checksum)
        return cls(length, checksum)

    @classmethod
    def beside(cls, folder: Path, segment: str) -> "Seal":
        """Read the seal that was written with a segment."""
        return cls(**json.loads(_seal_path(folder, segment).read_text()))


def segment_path(folder: Path, segment: str) -> Path:
    """The one file that holds a segment."""
    return folder / f"{segment}.seg"


def _seal_path(folder: Path, segment: str) -> Path:
    # Whoosh's clean-up takes it away with its segment, by the part of the name before the dot.
    return folder / f"{segment}.seal"


def seal_segment(folder: Path, segment: str) -> None:
    """Write the seal of a segment that has just been written."""
    seal = Seal.of(segment_path(folder, segment))
    _seal_path(folder, segment).write_text(json.dumps(asdict(seal)))


def check_segment(folder: Path, segment: str) -> int:
    """Compare a segment with its seal; returns its length in bytes.

    Raises:
        FileNotFoundError: it is gone, perhaps because a later commit has merged it.
        IndexUnavailableError: it is damaged.
    """
    seal = Seal.beside(folder, segment)
    if Seal.of(segment_path(folder, segment)) != seal:
        raise IndexUnavailableError(f"segment {segment} of the search index is damaged")
    return seal.length


@contextmanager
def unavailable_on(errors: tuple[type[Exception], ...], what: str) -> Iterator[None]:
    """Say of an error that the index cannot be used.

    Raises:
        IndexUnavailableError: one of the errors was raised.
    """
    try:
        yield
    except errors as error:
        reason = str(error) or type(error).__name__
        raise IndexUnavailableError(f"{what}: {reason}") from error
