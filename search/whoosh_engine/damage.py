"""Telling a damaged index from a sound one, before Whoosh reads it.

Whoosh checks nothing: a flipped bit gives wrong results. Segment files never change once written,
so each has its length and checksum beside it, written before the commit that makes it count. They
are read into memory whole: through a memory map, as Whoosh does it, a file that somebody shortens
kills the process.
"""

import json
import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.index import IndexError as WhooshIndexError

from search.engine import IndexUnavailableError

WRITING_ERRORS = (OSError,)
READING_ERRORS = (
    OSError,
    EOFError,
    struct.error,
    zlib.error,
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
"""What opening a damaged index can raise."""


class FilesInMemory(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """A folder whose files are read whole when they are opened, so that none stays open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)

    def open_file(self, name: str, **_: object) -> Any:
        """Read a file."""
        return BufferFile((Path(self.folder) / name).read_bytes(), name=name)


def seal_segment(folder: Path, segment: str) -> None:
    """Write the seal of a segment that has just been written."""
    seal = _seal_of(_segment_path(folder, segment).read_bytes())
    _seal_path(folder, segment).write_text(json.dumps(seal))


def read_segment(folder: Path, segment: str) -> bytes:
    """The content of a segment's file.

    Raises:
        FileNotFoundError: it is gone, perhaps because a later commit has merged it.
        IndexUnavailableError: it is damaged.
    """
    content = _segment_path(folder, segment).read_bytes()
    if _seal_path(folder, segment).read_text() != json.dumps(_seal_of(content)):
        raise IndexUnavailableError(f"segment {segment} of the search index is damaged")
    return content


def _seal_of(content: bytes) -> dict[str, int]:
    return {"length": len(content), "crc32": zlib.crc32(content)}


def _segment_path(folder: Path, segment: str) -> Path:
    return folder / f"{segment}.seg"


def _seal_path(folder: Path, segment: str) -> Path:
    # Whoosh's clean-up takes it away with its segment, by the part of the name before the dot.
    return folder / f"{segment}.seal"


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
