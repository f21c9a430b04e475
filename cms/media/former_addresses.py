"""Keeps the addresses that files had before they were replaced."""

from collections import defaultdict
from functools import cached_property

from cms.media.models import FormerAddress
from content_models.documents import MovedFile
from content_models.kinds import Document
from content_models.media import media_address, shown_media


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

    def of(self, document: Document) -> Document:
        """Return a document that knows the former addresses of the files that it shows."""
        moved = tuple(
            MovedFile(old_url=media_address(before), url=media_address(path))
            for path in sorted(shown_media(document))
            for before in self._by_path.get(path, ())
        )
        return document.model_copy(update={"moved_files": moved}) if moved else document
