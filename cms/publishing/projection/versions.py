"""Which version of an item is the original, and which are older than it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from content_models.documents import Translation


@dataclass(frozen=True)
class Original:
    """The version that the others were translated from."""

    locale: str
    published_at: datetime | None


class Originals:
    """The originals of some items: of each the version made first, published or not."""

    def __init__(self, model: type[Any], keys: Iterable[UUID], published_field: str) -> None:
        rows = model.objects.filter(translation_key__in=list(keys)).order_by("pk")
        self._by_key: dict[UUID, Original] = {}
        for key, locale, published_at in rows.values_list(
            "translation_key", "locale__language_code", published_field
        ):
            self._by_key.setdefault(key, Original(locale, published_at))

    def translation(self, key: UUID, locale: str, published_at: datetime) -> Translation:
        """Where a version stands to its original."""
        original = self._by_key.get(key)  # None for a draft that was never saved
        if original is None or original.locale == locale:
            return Translation()
        is_stale = original.published_at is not None and original.published_at > published_at
        return Translation(source_locale=original.locale, is_stale=is_stale)
