"""Keeps the addresses that files and pictures had before they were replaced."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from cms.media.models import FormerAddress, FormerRendition, PortalRendition
from content_models.documents import MovedFile
from content_models.kinds import Document
from content_models.media import media_address, shown_media


class _Shown(NamedTuple):
    """A rendition that a document shows."""

    path: str
    width: int


class FormerAddresses:
    """Holds the former addresses of all files, read when first asked.

    Few files are ever replaced.
    """

    @cached_property
    def _by_path(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        rows = FormerAddress.objects.order_by("path").values_list("document__file", "path")
        for now, before in rows:
            found[now].append(before)
        return found

    @cached_property
    def _of_pictures(self) -> dict[int, list[tuple[str, int]]]:
        found: dict[int, list[tuple[str, int]]] = defaultdict(list)
        rows = FormerRendition.objects.order_by("path").values_list("picture", "path", "width")
        for picture, path, width in rows:
            found[picture].append((path, width))
        return found

    def of(self, document: Document) -> Document:
        """Return a document that knows the former addresses of the files that it shows."""
        shown = sorted(shown_media(document))
        pairs = [(before, path) for path in shown for before in self._by_path.get(path, ())]
        moved = tuple(
            MovedFile(old_url=media_address(before), url=media_address(now))
            for before, now in (*pairs, *self._renditions_among(shown))
        )
        return document.model_copy(update={"moved_files": moved}) if moved else document

    def _renditions_among(self, shown: list[str]) -> Iterator[tuple[str, str]]:
        """Yield former and present paths of pictures, each in the same format."""
        if not self._of_pictures:
            return
        now: dict[int, list[_Shown]] = defaultdict(list)
        rows = PortalRendition.objects.filter(file__in=shown, image__in=list(self._of_pictures))
        for picture, path, width in rows.order_by("file").values_list("image", "file", "width"):
            now[picture].append(_Shown(path, width))
        for picture, renditions in now.items():
            for before, width in self._of_pictures[picture]:
                alike = [each for each in renditions if _ending(each.path) == _ending(before)]
                if alike:
                    yield before, min(alike, key=lambda each: abs(each.width - width)).path


def _ending(path: str) -> str:
    return PurePath(path).suffix
