"""Extracts the plain text of a page."""

from collections.abc import Iterable
from html.parser import HTMLParser

from content_models.blocks import (
    Block,
    Callout,
    Download,
    ImageBlock,
    KeyFigures,
    Quote,
    RichText,
    Steps,
    Video,
)

_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "mark", "q", "s", "small")
) | {"span", "strong", "sub", "sup", "u", "wbr"}


class _TextCollector(HTMLParser):
    """Gathers the text of a fragment; elements that are not inline separate words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs  # part of the parser's interface; no text is in them
        self._part_words(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part_words(tag)

    def _part_words(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append(" ")


def text_of_html(html: str) -> str:
    """Return the text of a sanitised fragment, with single spaces."""
    collector = _TextCollector()
    collector.feed(html)
    collector.close()
    return " ".join("".join(collector.pieces).split())


def text_of_blocks(body: Iterable[Block]) -> str:
    """Return the text of a document's body, block after block."""
    return " ".join(text for block in body for text in _texts(block) if text)


def _texts(block: Block) -> Iterable[str]:
    match block:
        case RichText():
            return [text_of_html(block.html)]
        case ImageBlock():
            return [block.image.alternative_text, block.caption, block.image.credit]
        case Quote():
            return [block.text, block.attribution]
        case KeyFigures():
            return [part for figure in block.figures for part in (figure.value, figure.label)]
        case Steps():
            return [part for step in block.steps for part in (step.title, text_of_html(step.html))]
        case Callout():
            return [block.title, text_of_html(block.html)]
        case Download():
            return [block.title]
        case Video():
            return [block.title, block.description]
