"""Reads and writes the files of an index for Whoosh."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

from content_models.syncing import sync
from search.whoosh_engine.damage import read_sealed, write_seal

CONTENTS = ".toc"
"""The ending of Whoosh's tables of contents, which list segments and deleted documents."""


class FilesInMemory(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """Reads the files of a folder whole, so that none stays open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)

    def open_file(self, name: str, **_: object) -> Any:
        """Read a file; a table of contents must be sound."""
        path = Path(self.folder) / name
        content = read_sealed(path) if path.suffix == CONTENTS else path.read_bytes()
        return BufferFile(content, name=name)


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
            write_seal(path, path.with_name(name).read_bytes())
            sync(path.with_name(name))
        super().rename_file(name, new_name, **options)
        sync(path.parent)

    def close_all(self) -> None:
        """Close all files that were created, complete or not."""
        for file in self._created:
            with suppress(OSError):
                file.file.close()
