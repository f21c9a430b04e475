"""Reads and writes the files of an index for Whoosh."""

import os
import weakref
from array import array
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile, StructFile
from whoosh.system import IS_LITTLE

from content_models.syncing import sync
from search.engine import IndexUnavailableError
from search.whoosh_engine.damage import check_seal, write_seal

CONTENTS = ".toc"
"""The ending of Whoosh's tables of contents, which list segments and deleted documents."""


class FileOnDisk(StructFile):  # type: ignore[misc]  # Whoosh has no types
    """Reads pieces of a file where they are asked for, from any thread.

    The file stays readable when it is deleted. A piece that is no longer there raises
    ``IndexUnavailableError``.
    """

    def __init__(self, handle: "_Handle", offset: int, length: int) -> None:
        self._handle = handle
        self._offset = offset
        self.length = length

    @classmethod
    def open(cls, path: Path) -> "FileOnDisk":
        """Open a file, and check its seal."""
        handle = _Handle(path)
        check_seal(path)
        return cls(handle, 0, os.fstat(handle.number).st_size)

    def part(self, offset: int, length: int) -> "FileOnDisk":
        """Return a part of the file, as if it were one."""
        return FileOnDisk(self._handle, self._offset + offset, length)

    def in_memory(self) -> "PieceInMemory":
        """Return the file as it is now, read whole."""
        return PieceInMemory(self.get(0, self.length))

    def get(self, position: int, length: int) -> bytes:
        """Return a piece of the file."""
        content = os.pread(self._handle.number, length, self._offset + position)
        if len(content) != length:
            raise IndexUnavailableError("a file of the search index was cut")
        return content

    def get_array(self, position: int, typecode: str, length: int) -> "array[Any]":
        """Return numbers, which Whoosh writes with the highest byte first."""
        numbers = array(typecode)
        numbers.frombytes(self.get(position, length * numbers.itemsize))
        if IS_LITTLE:
            numbers.byteswap()
        return numbers


class PieceInMemory(FileOnDisk):
    """Holds a file, or a part of one."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.length = len(content)

    def get(self, position: int, length: int) -> bytes:
        """Return a piece of it."""
        return self._content[position : position + length]


class _Handle:
    """Keeps a file open until nobody reads it any more."""

    def __init__(self, path: Path) -> None:
        self.number = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self.number)


class FilesInMemory(FileStorage):  # type: ignore[misc]
    """Reads the files of a folder whole, so that none stays open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)

    def open_file(self, name: str, **_: object) -> Any:
        """Read a file; a table of contents must be sound."""
        path = Path(self.folder) / name
        if path.suffix == CONTENTS:
            check_seal(path)
        return BufferFile(path.read_bytes(), name=name)


class WrittenFiles(FilesInMemory):
    """Remembers the files that are written in a folder, to close them all.

    Those in its temporary folders count, too.

    On a full disk Whoosh gives up at the first file that it cannot close, and leaves the others.
    """

    def __init__(self, folder: Path, created: "list[Any] | None" = None) -> None:
        super().__init__(folder)
        self._created: list[Any] = [] if created is None else created

    def create_file(self, name: str, **options: Any) -> Any:
        """Create a file, and remember it."""
        file = super().create_file(name, **options)
        self._created.append(file)
        return file

    def temp_storage(self, name: str | None = None) -> "WrittenFiles":
        """Make a temporary folder inside."""
        folder = Path(self.folder) / (name or "temporary.tmp")
        folder.mkdir(exist_ok=True)
        return WrittenFiles(folder, self._created)

    def rename_file(self, name: str, new_name: str, **options: Any) -> None:
        """Put a file in its place; for a table of contents, this is the commit."""
        path = Path(self.folder) / new_name
        if path.suffix == CONTENTS:
            write_seal(path.with_name(name), becoming=path)
            sync(path.with_name(name))
        super().rename_file(name, new_name, **options)
        sync(path.parent)

    def close_all(self) -> None:
        """Close all files that were created, complete or not."""
        for file in self._created:
            with suppress(OSError):
                file.file.close()
