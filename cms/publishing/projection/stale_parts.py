"""Where the parts that are older than the original stand in a document."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from cms.publishing.projection.bodies import download_of, to_block
from cms.translation.parts import field_and_block
from cms.translation.records import Stale
from content_models.documents import StalePart

DOCUMENT_FIELDS = {
    "directory.organisation": {"name": "title", "description": "body"},
    "taxonomy.partner": {"name": "title", "description": "summary"},
}
"""What a field of a model is called in the document of its kind, where that differs."""
EVERYWHERE = {"picture_text": "picture"}
FRAGMENTS = {"directory.organisation": {"description"}, "taxonomy.partner": {"body"}}
"""Fields that are one block of the body."""


def placed(item: Any, stale: Iterable[Stale]) -> Iterator[StalePart]:
    """The parts of a version that are older, as its document names them.

    A block that the version has no longer, as it stands in memory, is left out.
    """
    label = item._meta.label_lower
    names = EVERYWHERE | DOCUMENT_FIELDS.get(label, {})
    for part in stale:
        field, block = field_and_block(part.part)
        index: int | None = None
        if part.is_missing:
            pass
        elif field in FRAGMENTS.get(label, ()):
            index = 0
        elif block:
            shown = shown_blocks(item, field)
            if block not in shown:
                continue
            index = shown.index(block)
        yield StalePart(
            field=names.get(field, field),
            index=index,
            changed_at=datetime.fromisoformat(part.changed_at),
            is_missing=part.is_missing,
        )


def shown_blocks(item: Any, field: str) -> list[str]:
    """The identities of the blocks of a field that its document has, in their order."""
    return [child.id for child in getattr(item, field) if _is_shown(field, child)]


def _is_shown(field: str, child: Any) -> bool:
    if field == "body":
        return to_block(child) is not None
    if field == "handouts":
        return download_of(child.value) is not None
    return bool(child.value)
