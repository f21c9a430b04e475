"""Reads records of JSON one by one: arrays, pages and lines."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import ijson
from ijson.common import JSONError, ObjectBuilder

from content_models.exchange.found import Reason, SourceUnreadableError
from content_models.exchange.sources.encodings import encoding_of
from content_models.exchange.sources.raw import DEEPEST_RECORD, LARGEST_RECORD, Raw

CHUNK = 1 << 16
LISTS = (
    "",
    *[
        "contents",
        "data",
        "features",
        "items",
        "organizations",
        "results",
        "services",
        "structures",
    ],
)
"""Names of lists of records at the top of a file; the first is the file itself.

Lists of an object that has an identifier are its own.
"""
BEGINS, ENDS = ("start_map", "start_array"), ("end_map", "end_array")
WHITE = b" \t\r\n"


class _Measured:
    """A file that says how much was read of it since a record ended."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.read_since = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes.

        Raises:
            SourceUnreadableError: a record is larger than any may be.
        """
        if self.read_since > LARGEST_RECORD:
            raise SourceUnreadableError(Reason.RECORD_TOO_LARGE)
        chunk = self._file.read(size)
        self.read_since += len(chunk)
        return chunk


def is_lines(file: BinaryIO) -> bool:
    """Return True if the first line of a file is a record of its own."""
    file.seek(0)
    first = file.readline(LARGEST_RECORD)
    second = file.readline(CHUNK)
    file.seek(0)
    try:
        fields = json.loads(first.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    if not isinstance(fields, dict):
        return False
    is_page = "id" not in fields and any(isinstance(fields.get(name), list) for name in LISTS)
    return second.lstrip().startswith(b"{") if second.strip() else not is_page


def from_lines(file: BinaryIO) -> Iterator[Raw]:
    """Yield the record of each line, or the reason why it is broken."""
    file.seek(0)
    number = 0
    while line := file.readline(LARGEST_RECORD):
        number += 1
        where = f"line {number}"
        if len(line) == LARGEST_RECORD and not line.endswith(b"\n"):
            _pass_over_the_line(file)
            yield Raw(where, reason=Reason.RECORD_TOO_LARGE)
        elif line.strip():
            yield _from_line(line, where)


def _pass_over_the_line(file: BinaryIO) -> None:
    while (rest := file.readline(CHUNK)) and not rest.endswith(b"\n"):
        pass


def _from_line(line: bytes, where: str) -> Raw:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Raw(where, reason=Reason.BROKEN_RECORD)
    if not isinstance(fields, dict) or is_too_deep(fields):
        return Raw(where, reason=Reason.BROKEN_RECORD)
    return Raw(where, fields)


def is_too_deep(value: Any) -> bool:
    """Return True if a record has more levels than any may have."""
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEEPEST_RECORD:
            return True
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
            if isinstance(inner, dict | list)
        ]
    return False


def from_json(file: BinaryIO, locale: str) -> Iterator[tuple[str, Raw]]:
    """Yield each record with the name of its list at the top.

    A file that is one record has it under the name "record". Memory holds one record at a time.

    Raises:
        SourceUnreadableError: it is no JSON, from its beginning or from there on.
    """
    encoding = encoding_of(file, locale)
    if encoding != "utf-8":
        file = codecs.EncodedFile(file, "utf-8", encoding)
    measured = _Measured(file)
    try:
        yield from _Walk(measured).records()
    except (JSONError, ValueError, OverflowError) as error:
        raise SourceUnreadableError(Reason.BROKEN_FILE) from error  # in the parser's English


class _Walk:
    """Walks through the events of a file, and builds each record of its lists.

    A file whose top is an object without such lists is a record itself. Events come without the
    names of what they are in: for lists in lists those would take gigabytes.
    """

    def __init__(self, measured: _Measured) -> None:
        self._measured = measured
        self._counts: dict[str, int] = {}
        self._open: list[str] = []
        self._key = ""
        self._top: ObjectBuilder | None = None

    def records(self) -> Iterator[tuple[str, Raw]]:
        """Yield all records."""
        builder: ObjectBuilder | None = None
        name, begun = "", 0
        for event, value in ijson.basic_parse(self._measured, buf_size=CHUNK, use_float=True):
            self._enter(event, value)
            if builder is None and event == "start_map":
                found = self._list_of_a_record()
                if found is not None:
                    builder, name, begun = ObjectBuilder(), found, len(self._open)
            if builder is None:
                self._note(event, value)
            else:
                builder.event(event, value)
            if event in ENDS:
                self._open.pop()
                if builder is not None and len(self._open) < begun:
                    yield name, self._raw(name, builder.value)
                    builder = None
        if self._top is not None:
            yield "record", Raw("record", self._top.value)

    def _enter(self, event: str, value: Any) -> None:
        if event in BEGINS:
            self._open.append(event)
            if len(self._open) > DEEPEST_RECORD:
                raise SourceUnreadableError(Reason.BROKEN_FILE, self._key)
        elif event == "map_key" and len(self._open) == 1:
            self._key = value

    def _list_of_a_record(self) -> str | None:
        """Return the name of a record's list; None for other objects."""
        if self._open == ["start_array", "start_map"]:
            return ""
        is_part = self._top is not None and "id" in self._top.value
        is_listed = self._open == ["start_map", "start_array", "start_map"]
        return self._key if is_listed and self._key in LISTS and not is_part else None

    def _raw(self, name: str, fields: dict[str, Any]) -> Raw:
        self._measured.read_since = 0
        self._top = None
        number = self._counts.get(name, 0)
        self._counts[name] = number + 1
        return Raw(f"{name or 'record'}[{number}]", fields)

    def _note(self, event: str, value: Any) -> None:
        """Keep what may turn out to be one record."""
        if event == "start_map" and len(self._open) == 1 and not self._counts:
            self._top = ObjectBuilder()
        if self._top is not None:
            self._top.event(event, value)


def looks_like_json(file: BinaryIO) -> bool:
    """Return True if the first sign of a file is one that JSON begins with."""
    file.seek(0)
    beginning = file.read(CHUNK)
    file.seek(0)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if beginning.startswith(mark):
            beginning = beginning.decode(encoding, "ignore").encode()
    return beginning.removeprefix(codecs.BOM_UTF8).lstrip(WHITE)[:1] in (b"{", b"[")
