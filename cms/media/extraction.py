"""Extracts the text of a file, from standard input to standard output.

It is called by ``python -m cms.media.extraction <ending>``. It runs in a process of its own (see
``texts``), which its parent may kill and which limits its own memory: a broken or malicious file
can cost no more than itself. It knows nothing of Django.
"""

import logging
import re
import resource
import sys
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from itertools import islice

from cms.media.encodings import decoded
from cms.media.file_types import check_size_inside
from cms.media.office_words import (
    HOLDING_IN_OFFICE_OPEN_XML,
    HOLDING_IN_OPEN_DOCUMENT,
    words_of_part,
)

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
    "xlsx": r"xl/(sharedStrings|worksheets/sheet\d+)\.xml",
    "pptx": r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml",
    "epub": r".+\.x?html?",
}
"""The parts of an archive that people read. Comments are others'."""
_OPEN_DOCUMENT = frozenset({"odt", "ods", "odp"})
_SHEET = "xl/worksheets/"
_WORDS_IN_A_SHEET = re.compile(rb"""\bt=["'](inlineStr|str)["']""")
"""A sheet has its words elsewhere, if not its program says so; millions of numbers are none."""
_TYPED = {0x2011: "-", 0x2010: "-", 0x00AD: None, 0xFEFF: None, 0x200B: " "}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_MARKED = re.compile(r"\b([^\W\d_]{3,})(?:\d{1,3}|[¹²³⁰⁴-⁹]+|[*†‡]+)(?!\w)")
_WITHIN_WORDS_OF_HTML = frozenset({"a", "b", "em", "i", "small", "span", "strong", "sub", "sup"})


def text_of(content: bytes, ending: str) -> str:
    """Return the text of a file, in one line, cut where it is very long.

    Raises:
        Exception: whatever the libraries raise on broken files; there is no list of it.
    """
    pieces = EXTRACTORS[ending](content, ending) if ending in EXTRACTORS else iter(())
    return with_bare_words(readable("".join(_bounded(pieces))))[:MOST_CHARACTERS]


def readable(text: str) -> str:
    """Return a text in one line, with no sign that nobody sees.

    Word writes hyphens that do not break, and soft ones inside words; control characters come from
    broken files.
    """
    return " ".join(_CONTROL.sub(" ", text.translate(_TYPED)).split())


def with_bare_words(text: str) -> str:
    """Add each word that has the mark of a footnote at its end, without it.

    In a PDF nothing but its height tells the mark from the word.
    """
    marked = dict.fromkeys(_MARKED.findall(text))
    return " ".join([text, *marked]) if marked else text


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    length = 0
    for piece in pieces:
        yield piece
        length += len(piece)
        if length > MOST_CHARACTERS:
            return


def _pdf(content: bytes, _ending: str) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, and for PDF alone

    # What opens without a password has an empty one; AES needs ``cryptography``.
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
            yield from _words_of(archive.read(name), name, ending)


def _words_of(part: bytes, name: str, ending: str) -> list[str]:
    if ending == "epub":
        return _html(part)
    if ending in _OPEN_DOCUMENT:
        return words_of_part(part, HOLDING_IN_OPEN_DOCUMENT)
    if name.startswith(_SHEET) and not _WORDS_IN_A_SHEET.search(part):
        return []
    return words_of_part(part, HOLDING_IN_OFFICE_OPEN_XML)


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
    return iter([decoded(content)])


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
    # No database takes the halves of characters that some PDF programs leave.
    sys.stdout.buffer.write(text.encode("utf-8", "ignore"))


if __name__ == "__main__":
    main()
