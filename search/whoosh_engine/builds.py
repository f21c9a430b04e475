"""Keeps the builds of the index, each in a folder of its own."""

import re
import shutil
from pathlib import Path

from whoosh.index import FileIndex

from search.engine import IndexUnavailableError
from search.whoosh_engine.files import WrittenFiles
from search.whoosh_engine.index import WhooshIndex
from search.whoosh_engine.marker import check_marker, unmark
from search.whoosh_engine.snapshot import check_files
from search.whoosh_engine.storage import make_schema

_BUILD_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class WhooshEngine:
    """Implements ``Engine``, with a folder for each build."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, build: str) -> WhooshIndex:
        """Make an empty index, in place of any of that name.

        It can be opened once it has been filled by ``add_all``, or by a first ``replace``.
        """
        folder = self._build_folder(build)
        self.drop(build)
        try:
            folder.mkdir(parents=True)
            FileIndex.create(WrittenFiles(folder), make_schema())
        except OSError as error:
            raise IndexUnavailableError(f"the index {build!r} cannot be created") from error
        return WhooshIndex(folder)

    def open(self, build: str) -> WhooshIndex:
        """Open an index and check its files, or raise ``IndexUnavailableError``."""
        folder = self._build_folder(build)
        check_marker(folder)
        index = WhooshIndex(folder)
        try:
            index.reader()
        except IndexUnavailableError:
            index.close()
            raise
        return index

    def check(self, build: str) -> None:
        """Compare every file of an index with its seal, or raise ``IndexUnavailableError``."""
        folder = self._build_folder(build)
        check_marker(folder)
        check_files(folder)

    def builds(self) -> list[str]:
        """Return the names of all indexes there are, sound or not."""
        if not self._folder.is_dir():
            return []
        return sorted(each.name for each in self._folder.iterdir() if each.is_dir())

    def drop(self, build: str) -> None:
        """Delete an index; one that does not exist is no error."""
        folder = self._build_folder(build)
        if folder.is_dir():
            unmark(folder)
            shutil.rmtree(folder)

    def _build_folder(self, build: str) -> Path:
        # The name comes from the published store, which could be damaged: no path may be in it.
        if not _BUILD_NAME.fullmatch(build):
            raise IndexUnavailableError(f"{build!r} is no name of an index")
        return self._folder / build
