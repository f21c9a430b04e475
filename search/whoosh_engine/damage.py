"""Recognises a damaged index before Whoosh reads it.

Whoosh checks nothing: a flipped bit gives wrong results. Files of an index never change once
written, so each has a seal beside it, its length and checksum, written before the commit that
includes it. Files are read into memory whole. Whoosh would use a memory map, and then a file that
somebody shortens kills the process.
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


def write_seal(file: Path, content: bytes) -> None:
    """Write the seal of a file that has, or is about to have, this content."""
    seal = _seal_path(file)
    seal.write_text(_seal_of(content))
    sync(seal)


def read_sealed(file: Path) -> bytes:
    """Return the content of a sealed file.

    Raises:
        FileNotFoundError: it is gone, perhaps because of a later commit.
        IndexUnavailableError: it is damaged.
    """
    content = file.read_bytes()
    if _seal_path(file).read_text() != _seal_of(content):
        raise IndexUnavailableError(f"{file.name} of the search index is damaged")
    return content


def _seal_of(content: bytes) -> str:
    return json.dumps({"length": len(content), "crc32": zlib.crc32(content)})


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
