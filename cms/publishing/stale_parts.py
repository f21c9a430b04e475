"""Finds where the stale parts of a version stand in its document."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from cms.ground.blocks import DownloadBlock
from cms.ground.fact_words import is_of_facts
from cms.ground.kinds import CmsKind
from cms.ground.projection.bodies import download_of, to_block
from cms.translation.parts import field_and_block
from cms.translation.records import Stale
from content_models.documents import StalePart

BODY = "body"
EVERYWHERE = {"picture_text": "picture"}
"""What a field is called in the documents of all kinds, where that differs."""


def placed(
    kind: CmsKind, item: Any, stale: Iterable[Stale], original: str = ""
) -> Iterator[StalePart]:
    """Yield the stale parts of a version, as its document names them.

    A block that the version has no longer, as it stands in memory, is left out.

    Args:
        kind: of the item.
        item: the version.
        stale: its stale parts.
        original: the language in which facts have words that nobody has translated.
    """
    names = EVERYWHERE | kind.document_fields
    for part in stale:
        if is_of_facts(part.part):
            yield from _beside_a_fact(item, part, original)
            continue
        field, block = field_and_block(part.part)
        name = names.get(field, field)
        index: int | None = None
        if part.is_missing:
            pass
        elif block:
            shown = shown_blocks(item, field)
            if block not in shown:
                continue
            index = shown.index(block)
        elif name == BODY:
            index = 0  # a text that is the only block of the body
        yield StalePart(
            field=name,
            index=index,
            changed_at=datetime.fromisoformat(part.changed_at),
            is_missing=part.is_missing,
            is_removed=part.is_removed,
            still_in=part.left_in or None,
            is_partly=part.is_partly,
        )


def _beside_a_fact(item: Any, part: Stale, original: str) -> Iterator[StalePart]:
    """Yield the part of a fact; a version never lacks one."""
    _field, key = field_and_block(part.part)
    place = item.place_of_words(key)
    if place is not None:
        field, index = place
        yield StalePart(
            field=field,
            index=index,
            changed_at=datetime.fromisoformat(part.changed_at),
            still_in=part.left_in or (original if part.is_missing else "") or None,
            is_partly=part.is_partly,
        )


def shown_blocks(item: Any, field: str) -> list[str]:
    """Return the identities of a field's blocks that its document shows, in order."""
    return [child.id for child in getattr(item, field) if _is_shown(field, child)]


def _is_shown(field: str, child: Any) -> bool:
    if field == BODY:
        return to_block(child) is not None
    if isinstance(child.block, DownloadBlock):
        return download_of(child.value) is not None
    return bool(child.value)
