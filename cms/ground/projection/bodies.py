"""Projects the editor's blocks of a body to those of a document."""

from collections.abc import Callable
from typing import Any

from cms.ground.hiding import is_private
from cms.ground.projection.addresses import public_address
from cms.ground.projection.images import to_image
from cms.ground.projection.rich_text import to_fragment
from content_models.blocks import (
    Block,
    Callout,
    Download,
    ImageBlock,
    KeyFigure,
    KeyFigures,
    Quote,
    RichText,
    Step,
    Steps,
    Video,
)


def to_blocks(body: Any) -> tuple[Block, ...]:
    """Return the blocks of a body, without those that have lost what they show."""
    built = (to_block(child) for child in body)
    return tuple(block for block in built if block is not None)


def to_block(child: Any) -> Block | None:
    """Return one block of a body; None where it has lost what it shows."""
    return _BUILDERS[child.block_type](child.value)


def _text(value: Any) -> Block | None:
    html = to_fragment(value.source)
    return RichText(html=html) if html else None


def _picture(value: Any) -> Block | None:
    picture = value["image"]
    if picture is None:
        return None
    image = to_image(
        picture,
        alternative_text=picture.contextual_alt_text or "",
        decorative=bool(picture.decorative),
    )
    return ImageBlock(image=image, caption=value["caption"]) if image else None


def _quote(value: Any) -> Block:
    return Quote(text=value["text"], attribution=value["attribution"])


def _key_figures(value: Any) -> Block | None:
    figures = tuple(KeyFigure(value=each["value"], label=each["label"]) for each in value)
    return KeyFigures(figures=figures) if figures else None


def to_step(value: Any) -> Step:
    """Return one step of a document."""
    return Step(
        title=value["title"], html=to_fragment(value["text"].source), minutes=value["minutes"]
    )


def _steps(value: Any) -> Block | None:
    steps = tuple(to_step(each) for each in value)
    return Steps(steps=steps) if steps else None


def _callout(value: Any) -> Block:
    return Callout(title=value["title"], html=to_fragment(value["text"].source))


def to_download(document: Any, title: str) -> Download | None:
    """Return a file to take away, under the title it has here or its own.

    None where it has been deleted or is private.
    """
    if document is None or is_private(document):
        return None
    return Download(
        title=title or document.title,
        url=public_address(document.file),
        size=document.file_size or 0,
        media_type=document.content_type,
        digest=document.file_hash,
    )


def download_of(value: Any) -> Download | None:
    """Return the file of a block; None where readers may not have it."""
    return to_download(value["document"], value["title"])


def _video(value: Any) -> Block:
    return Video(title=value["title"], url=value["url"], description=value["description"])


_BUILDERS: dict[str, Callable[[Any], Block | None]] = {
    "text": _text,
    "picture": _picture,
    "quote": _quote,
    "key_figures": _key_figures,
    "steps": _steps,
    "callout": _callout,
    "download": download_of,
    "video": _video,
}
