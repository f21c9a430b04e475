"""Extracts the text of a file, from standard input to standard output.

It is called by ``python -m cms.media.extraction <ending>``. It runs in a process of its own (see
``texts``), which its parent may kill and which limits its own memory: a broken or malicious file
can cost no more than itself. It knows nothing of Django.
"""

import codecs
import logging
import re
import resource
import sys
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from itertools import islice
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.sax import parseString

from cms.media.file_types import check_size_inside

MOST_PAGES = 300
MOST_CHARACTERS = 400_000
"""Of one file: a thick book. The index keeps each of its words once."""
MOST_MEMORY_BYTES = 1024 * 1024 * 1024
MOST_PACKED_PART_BYTES = 50 * 1024 * 1024

_PARTS = {
    "odt": r"content\.xml",
    "ods": r"content\.xml",
    "odp": r"content\.xml",
    "docx": r"word/(document|footnotes|endnotes)\.xml",
    "xlsx": r"xl/sharedStrings\.xml",
    "pptx": r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml",
    "epub": r".+\.x?html?",
}
"""The parts of an archive that people read."""
_PARTING_IN_OFFICE_FILES = frozenset(
    {"p", "h", "br", "cr", "tab", "s", "line-break", "si", "tc", "table-cell", "list-item"}
)
_WITHIN_WORDS_OF_HTML = frozenset({"a", "b", "em", "i", "small", "span", "strong", "sub", "sup"})


def text_of(content: bytes, ending: str) -> str:
    """Return the text of a file, in one line, cut where it is very long.

    Raises:
        Exception: whatever the libraries raise on broken files; there is no list of it.
    """
    pieces = EXTRACTORS[ending](content, ending) if ending in EXTRACTORS else iter(())
    return " ".join("".join(_bounded(pieces)).split())[:MOST_CHARACTERS]


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    length = 0
    for piece in pieces:
        yield piece
        length += len(piece)
        if length > MOST_CHARACTERS:
            return


def _pdf(content: bytes, _ending: str) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, and for PDF alone

    for page in islice(PdfReader(BytesIO(content)).pages, MOST_PAGES):
        yield page.extract_text()
        yield " "


def _archive(content: bytes, ending: str) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        check_size_inside(archive)
        names = [each for each in archive.namelist() if re.fullmatch(_PARTS[ending], each)]
        for name in names[:MOST_PAGES]:
            if archive.getinfo(name).file_size > MOST_PACKED_PART_BYTES:
                continue
            part = archive.read(name)
            yield from _html(part) if ending == "epub" else _xml(part)


def _xml(part: bytes) -> list[str]:
    words = _OfficeWords()
    parseString(part, words)  # defusedxml: no entities, nothing from elsewhere
    return words.pieces


class _OfficeWords(ContentHandler):
    """Gathers the words of an office file.

    Word processors cut a word wherever its look changes: only some elements part words.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """Begin an element."""
        del attrs
        self._part(name)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        """End an element."""
        self._part(name)

    def characters(self, content: str) -> None:
        """Take words."""
        self.pieces.append(content)

    def _part(self, name: str) -> None:
        if name.rpartition(":")[2] in _PARTING_IN_OFFICE_FILES:
            self.pieces.append(" ")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in {"script", "style"}
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _WITHIN_WORDS_OF_HTML:
            self.pieces.append(" ")


def _html(part: bytes) -> list[str]:
    words = _Words()
    words.feed(part.decode("utf-8", "replace"))
    words.close()
    return words.pieces


def _plain(content: bytes, _ending: str) -> Iterator[str]:
    is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return iter([content.decode("utf-16" if is_utf_16 else "utf-8-sig")])
    except UnicodeDecodeError:
        return iter([content.decode("cp1252", "replace")])  # as Western spreadsheets write it


EXTRACTORS: dict[str, Callable[[bytes, str], Iterator[str]]] = {
    "pdf": _pdf,
    "txt": _plain,
    "csv": _plain,
    **dict.fromkeys(_PARTS, _archive),
}


def main() -> None:
    """Read a file, and write its text."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    logging.disable(logging.WARNING)  # pypdf tells of every small fault
    text = text_of(sys.stdin.buffer.read(), sys.argv[1])
    # What no database takes: NUL, and halves of characters that some PDF programs leave.
    sys.stdout.buffer.write(text.replace("\0", " ").encode("utf-8", "ignore"))


if __name__ == "__main__":
    main()
