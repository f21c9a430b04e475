"""Gathers the words of office files, as their readers see them.

What an author took out with tracked changes, or said to a colleague in a comment, is none of them.
"""

from typing import Final
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.sax import parseString

_PARTING: Final = frozenset(
    {"p", "h", "br", "cr", "tab", "s", "line-break", "si", "tc", "c", "table-cell", "list-item"}
)
"""Word processors cut a word wherever its look changes: only these part words."""
_SIGNS: Final = {"noBreakHyphen": "-"}
HOLDING_IN_OPEN_DOCUMENT: Final = frozenset({"p", "h"})
HOLDING_IN_OFFICE_OPEN_XML: Final = frozenset({"t", "v"})
"""What holds text. Field codes, deleted text (``delText``) and metadata stand elsewhere."""
_TAKEN_OUT: Final = frozenset(
    {"tracked-changes", "del", "moveFrom", "annotation", "note-citation", "rPh"}
)
"""What was deleted or moved away, comments, the marks of notes, and Japanese readings."""
_NOTE: Final = "note-body"
"""OpenDocument keeps a note in the middle of the word that it belongs to."""


def words_of_part(part: bytes, holding: frozenset[str]) -> list[str]:
    """Return the text of one part of an office file, in pieces; notes come last.

    Args:
        part: XML.
        holding: the elements that hold text in this family of files.

    Raises:
        SAXException, DefusedXmlException: it is broken, or would expand entities.
    """
    words = _OfficeWords(holding)
    parseString(part, words)  # defusedxml: no entities, nothing from elsewhere
    return [*words.pieces, " ", *words.notes]


class _OfficeWords(ContentHandler):
    def __init__(self, holding: frozenset[str]) -> None:
        super().__init__()
        self._kinds = holding
        self.pieces: list[str] = []
        self.notes: list[str] = []
        self._holding = 0
        self._taken_out = 0
        self._in_notes = 0
        self._has_words = False
        self._is_value = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """Begin an element."""
        kind = name.rpartition(":")[2]
        self._taken_out += kind in _TAKEN_OUT
        self._in_notes += kind == _NOTE
        if kind == "c":  # the value of a cell is a number, or the words that a formula gives
            self._has_words = attrs.get("t") == "str"
        self._holding += kind in self._kinds
        self._is_value |= kind == "v"
        self._part(kind)
        if kind in _SIGNS:
            self._take(_SIGNS[kind])

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        """End an element."""
        kind = name.rpartition(":")[2]
        self._part(kind)
        self._holding -= kind in self._kinds
        self._is_value &= kind != "v"
        self._taken_out -= kind in _TAKEN_OUT
        self._in_notes -= kind == _NOTE

    def characters(self, content: str) -> None:
        """Take words."""
        if self._holding and (self._has_words or not self._is_value):
            self._take(content)

    def _part(self, kind: str) -> None:
        if kind in _PARTING:
            self._take(" ")

    def _take(self, text: str) -> None:
        if not self._taken_out:
            (self.notes if self._in_notes else self.pieces).append(text)
