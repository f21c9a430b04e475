"""What of an item readers have."""

from typing import Any

from cms.publishing import rooms
from content_models.media import media_address, shown_media


def media_of(item: Any) -> list[str]:
    """The addresses of all files that an item's versions show."""
    with rooms.published_store().reading() as snapshot:
        versions = snapshot.versions([item.translation_key])[item.translation_key]
    return [media_address(each) for version in versions for each in sorted(shown_media(version))]
