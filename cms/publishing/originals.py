"""Finds the original of each item, and the stale parts of its translations."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any
from uuid import UUID

from cms.ground.kinds import CmsKind
from cms.publishing.stale_parts import placed
from cms.translation.records import Stale
from cms.translation.services import stale_by_version
from content_models.documents import Translation

SEARCH_WORDS = {"search_title": "seo_title", "search_description": "search_description"}
"""What documents have for search engines, and where Wagtail keeps it."""


class Originals:
    """Holds the originals of some items.

    Each is the version made first, published or not. A few queries, however many items there
    are; none where nothing is asked.
    """

    def __init__(self, kind: CmsKind, keys: Iterable[UUID]) -> None:
        self._kind = kind
        self._keys = list(keys)

    @cached_property
    def _languages(self) -> dict[UUID, str]:
        rows = self._kind.model.objects.filter(translation_key__in=self._keys).order_by("-pk")
        # Of the versions of an item the last one here counts: that is the oldest.
        return dict(rows.values_list("translation_key", "locale__language_code"))

    @cached_property
    def _search_words(self) -> dict[UUID, list[str]]:
        rows = self._kind.model.objects.filter(translation_key__in=self._keys).order_by("-pk")
        names = SEARCH_WORDS.values()
        return {key: words for key, *words in rows.values_list("translation_key", *names)}

    @cached_property
    def _stale(self) -> dict[tuple[UUID, str], list[Stale]]:
        return stale_by_version(self._keys)

    def translation(self, item: Any) -> Translation:
        """Return where a version stands to its original."""
        key, language = item.translation_key, item.locale.language_code
        original = self._languages.get(key)  # None for a draft that was never saved
        if original is None or original == language:
            return Translation()
        stale = self._stale.get((key, language), ())
        return Translation(
            source_locale=original,
            stale_parts=tuple(placed(self._kind, item, stale, original)),
        )

    def search_words(self, item: Any) -> dict[str, str]:
        """Return the fields of a page's document that are for search engines.

        What nobody has translated is left out: it would be in the original's language.
        """
        if not self._kind.is_page:
            return {}
        found = {name: getattr(item, field) for name, field in SEARCH_WORDS.items()}
        key = item.translation_key
        if any(found.values()) and self._languages.get(key) != item.locale.language_code:
            own = zip(found.items(), self._search_words.get(key, ("", "")), strict=True)
            found = {name: words for (name, words), source in own if words != source}
        return {name: words for name, words in found.items() if words}
