"""Which version of an item is the original, and which parts of the others are older than it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from cms.publishing.projection.stale_parts import placed
from cms.translation.services import stale_by_version
from content_models.documents import Translation


class Originals:
    """The originals of some items: of each the version made first, published or not.

    Two queries, however many items there are.
    """

    def __init__(self, model: type[Any], keys: Iterable[UUID]) -> None:
        wanted = list(keys)
        rows = model.objects.filter(translation_key__in=wanted).order_by("pk")
        self._languages: dict[UUID, str] = {}
        for key, language in rows.values_list("translation_key", "locale__language_code"):
            self._languages.setdefault(key, language)
        self._stale = stale_by_version(wanted)

    def translation(self, item: Any) -> Translation:
        """Where a version stands to its original."""
        key, language = item.translation_key, item.locale.language_code
        original = self._languages.get(key)  # None for a draft that was never saved
        if original is None or original == language:
            return Translation()
        stale = self._stale.get((key, language), ())
        return Translation(source_locale=original, stale_parts=tuple(placed(item, stale)))
