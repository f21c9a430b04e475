"""The files of an index, as Whoosh reads and writes them."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile


class FilesInMemory(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """A folder whose files are read whole when they are opened, so that none stays open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)

    def open_file(self, name: str, **_: object) -> Any:
        """Read a file."""
        return BufferFile((Path(self.folder) / name).read_bytes(), name=name)


class WrittenFiles(FilesInMemory):
    """A folder that knows which files are being written in it and in its temporary folders.

    On a full disk Whoosh gives up at the first file that it cannot close, and leaves the others.
    """

    def __init__(self, folder: Path, created: "list[Any] | None" = None) -> None:
        super().__init__(folder)
        self._created: list[Any] = [] if created is None else created

    def create_file(self, name: str, **options: Any) -> Any:
        """Begin a file."""
        file = super().create_file(name, **options)
        self._created.append(file)
        return file

    def temp_storage(self, name: str | None = None) -> "WrittenFiles":
        """A temporary folder inside."""
        folder = Path(self.folder) / (name or "temporary.tmp")
        folder.mkdir(exist_ok=True)
        return WrittenFiles(folder, self._created)

    def close_all(self) -> None:
        """Close what has been begun, whole or not."""
        for file in self._created:
            with suppress(OSError):
                file.file.close()
