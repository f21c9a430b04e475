"""Recognises a damaged index before Whoosh reads it.

Whoosh checks nothing: a flipped bit gives wrong results. Files of an index never change once
written, so each has a seal beside it, its length and checksum, written before the commit that
includes it. Whoosh would use a memory map, and then a file that somebody shortens kills the
process; here, what is no longer there cannot be read, and that is an error like others.
"""

import json
import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh.index import IndexError as WhooshIndexError

from content_models.syncing import sync
from search.engine import IndexUnavailableError

_READ_AT_ONCE = 2**20

WRITING_ERRORS = (OSError,)
READING_ERRORS = (
    OSError,
    EOFError,
    struct.error,
    zlib.error,
    # A file without a seal could be any pickle, and a pickle can name any object.
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
"""The errors that opening a damaged index can raise."""


def write_seal(file: Path, becoming: Path | None = None) -> None:
    """Write the seal of a file that has all its content.

    Args:
        file: what is there.
        becoming: where it will be; None where it stays.
    """
    seal = _seal_path(becoming or file)
    seal.write_text(_seal_of(file))
    sync(seal)


def check_seal(file: Path) -> None:
    """Read a sealed file.

    Raises:
        FileNotFoundError: it is gone, perhaps because of a later commit.
        IndexUnavailableError: it is damaged.
    """
    if _seal_of(file) != _seal_path(file).read_text():
        raise IndexUnavailableError(f"{file.name} of the search index is damaged")


def _seal_of(file: Path) -> str:
    length, checksum = 0, 0
    with file.open("rb") as content:
        while piece := content.read(_READ_AT_ONCE):
            length += len(piece)
            checksum = zlib.crc32(piece, checksum)
    return json.dumps({"length": length, "crc32": checksum})


def _seal_path(file: Path) -> Path:
    # Named so, it is deleted with its segment: Whoosh's clean-up ignores the ending of a name.
    return file.with_suffix(".seal")


@contextmanager
def unavailable_on(errors: tuple[type[Exception], ...], what: str) -> Iterator[None]:
    """Raise ``IndexUnavailableError`` in place of some errors.

    Raises:
        IndexUnavailableError: one of the errors was raised.
    """
    try:
        yield
    except errors as error:
        reason = str(error) or type(error).__name__
        raise IndexUnavailableError(f"{what}: {reason}") from error
