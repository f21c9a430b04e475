"""Turns Markdown of the content files into what Wagtail stores."""

from typing import Any

from markdown_it import MarkdownIt
from wagtail.rich_text import RichText

from cms.demonstration.files import BlockFile

# HTML in a content file is shown as text, so that a file can never carry markup of its own.
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def to_html(source: str) -> str:
    """Return Markdown as HTML."""
    return str(_MARKDOWN.render(source)).strip()


def body_value(blocks: list[BlockFile]) -> list[tuple[str, Any]]:
    """Return blocks of a file as the value of a body field."""
    return [_block(block) for block in blocks]


def _block(block: BlockFile) -> tuple[str, Any]:
    if block.text is not None:
        return "text", RichText(to_html(block.text))
    if block.key_figures is not None:
        return "key_figures", [figure.model_dump() for figure in block.key_figures]
    if block.quote is not None:
        return "quote", block.quote.model_dump()
    if block.steps is not None:
        return "steps", [
            {"title": step.title, "text": RichText(to_html(step.text)), "minutes": None}
            for step in block.steps
        ]
    if block.callout is not None:
        callout = block.callout
        return "callout", {"title": callout.title, "text": RichText(to_html(callout.text))}
    raise ValueError("a block of a content file has none of the known fields")
