"""Makes what the components of the style guide show besides texts.

That is a picture, and an item of any kind.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid5

from content_models.blocks import Image, Rendition
from content_models.documents import StalePart, Translation
from content_models.kinds import Document
from content_models.vocabularies import Licence
from portal.reading.kinds import ItemKind
from portal.reading.samples import SAMPLE_KEY, Texts

DAY = datetime(2026, 3, 21, tzinfo=UTC)
STALE = Translation(
    source_locale="en",
    stale_parts=(
        StalePart(field="summary", changed_at=DAY),
        StalePart(field="body", index=0, changed_at=DAY),
        StalePart(field="body", index=1, changed_at=DAY, is_removed=True),
        StalePart(field="body", index=2, changed_at=DAY, still_in="en"),
        StalePart(field="body", index=3, changed_at=DAY, still_in="en", is_partly=True),
    ),
)
"""Says all that can be told of a part: older in its summary and its first block, and so on."""


def picture(address: str) -> Image:
    """Return a picture, given the address of a drawing of the portal's own."""
    rendition = Rendition(url=address, width=1200, height=630, media_type="image/png")
    return Image(
        renditions=(rendition,), alternative_text="INSERT", credit="INSERT", licence=Licence.CC_BY
    )


def sample(kind: ItemKind, texts: Texts, locale: str, image: Image, **values: Any) -> Document:
    """Return an item of a kind; ``values`` are further fields of it."""
    shared = {
        "key": uuid5(SAMPLE_KEY, kind.entry.name),
        "locale": locale,
        "slug": "example",
        "title": texts.title,
        "summary": texts.summary,
        "published_at": DAY,
        "updated_at": DAY,
    }
    return kind.document.model_validate(shared | kind.sample(texts, image) | values)
