"""Reads the text of sanitised HTML, a line for each block."""

from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "hr", "br"})


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(" ".join(data.splitlines()))

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - of the interface
        self._end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_line(tag)

    def _end_line(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")


def text_in_lines(html: str) -> str:
    """Return the text of a sanitised fragment, a line for each paragraph, heading or item."""
    collector = _Collector()
    collector.feed(html)
    collector.close()
    lines = "".join(collector.pieces).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
