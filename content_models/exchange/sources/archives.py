"""Opens archives that do not grow beyond measure.

Members are found by the last part of their names, and nothing is written under a name of theirs.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import BinaryIO

from content_models.exchange.found import Reason, SourceUnreadableError

MOST_MEMBERS = 2000
LARGEST_UNPACKED = 2_000_000_000
"""Bytes of all members; the tables of a whole country have 500 MB."""
LARGEST_RATIO = 200
"""Tables of empty cells reach 100; a bomb reaches 1000."""
SMALL = 5_000_000
"""Bytes; a smaller member is harmless whatever its ratio."""
CHUNK = 1 << 16
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
"""Raised for damaged, encrypted and unknown members."""


def is_archive(file: BinaryIO) -> bool:
    """Return True if a file begins as an archive does."""
    file.seek(0)
    beginning = file.read(4)
    file.seek(0)
    return beginning in (b"PK\x03\x04", b"PK\x05\x06")


@contextmanager
def opened(file: BinaryIO, largest: int = LARGEST_UNPACKED) -> Iterator[zipfile.ZipFile]:
    """Give an archive whose declared sizes, which Python keeps to, were measured.

    Args:
        file: the archive.
        largest: the most bytes of all members.

    Raises:
        SourceUnreadableError: it is broken, or grows beyond measure.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _measure(archive, largest)
            yield archive
    except BROKEN as error:
        raise SourceUnreadableError(Reason.BROKEN_FILE, str(error)) from error


def _measure(archive: zipfile.ZipFile, largest: int) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > largest:
        raise SourceUnreadableError(Reason.ZIP_BOMB)
    for each in members:
        if each.file_size > SMALL and each.file_size > LARGEST_RATIO * max(each.compress_size, 1):
            raise SourceUnreadableError(Reason.ZIP_BOMB, each.filename)
        if each.file_size < each.compress_size // 2:
            raise SourceUnreadableError(Reason.BROKEN_FILE, each.filename)


def members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the files of an archive by the last part of their names."""
    return {
        PurePosixPath(each.filename.replace("\\", "/")).name.lower(): each
        for each in archive.infolist()
        if not each.is_dir() and not each.filename.startswith("__MACOSX")
    }


@contextmanager
def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    """Give a member as a file without a name that can be set back."""
    with TemporaryFile() as file, archive.open(member) as packed:
        while chunk := packed.read(CHUNK):
            file.write(chunk)
        file.seek(0)
        yield file
