"""Files that are broken, enormous or malicious do no harm, and say why."""

import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from io import BytesIO, RawIOBase
from random import Random
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_models.exchange.reading import Reason, SourceUnreadableError, read_records
from tests.content_models.exchange.reading import options, read, reasons
from tests.content_models.exchange.test_reading_tables import opendocument, workbook


def packed(members: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return written.getvalue()


BOMB = b"\0" * 20_000_000
LAUGHS = """<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>"""
WHOLE_FILES = {
    "nothing": (b"", Reason.EMPTY),
    "white": (b"\n \n", Reason.EMPTY),
    "an empty list": (b"[]", Reason.EMPTY),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), Reason.NO_TABLE),
    "noise": (Random(1).randbytes(20_000), Reason.NO_TABLE),
    "a little noise": (Random(2).randbytes(64), Reason.NO_TABLE),
    "a text": (b"Bonjour tout le monde\nLigne deux\n", Reason.NO_COLUMNS),
    "half an object": (b'[{"id": "1", "nom', Reason.BROKEN_FILE),
    "no JSON": (b"{]", Reason.BROKEN_FILE),
    "a number beyond all": (b'[{"id": 1e999999, "nom": 1' + b"0" * 400 + b"}]", Reason.BROKEN_FILE),
    "lists in lists": (b'[{"a":' + b"[" * 100_000, Reason.BROKEN_FILE),
    "objects in objects": (b'{"a":' * 100_000, Reason.BROKEN_FILE),
    "one endless line": (b"nom;ville\n" + b"x" * 10_000_001, Reason.RECORD_TOO_LARGE),
    "one endless text": (b'[{"id": "' + b"x" * 12_000_000, Reason.RECORD_TOO_LARGE),
    "a bomb": (packed({"organizations.csv": BOMB}), Reason.ZIP_BOMB),
    "a bomb as a workbook": (packed({"xl/workbook.xml": BOMB}), Reason.ZIP_BOMB),
    "too many members": (packed({f"{n}.csv": b"a" for n in range(2001)}), Reason.ZIP_BOMB),
    "an archive of nothing": (packed({"a.txt": b"a"}), Reason.UNKNOWN_FORMAT),
    "half an archive": (workbook()[:500], Reason.BROKEN_FILE),
    "no workbook": (packed({"xl/workbook.xml": b"<x"}), Reason.BROKEN_FILE),
    "entities": (opendocument(LAUGHS), Reason.BROKEN_FILE),
}


@pytest.mark.parametrize(("content", "reason"), WHOLE_FILES.values(), ids=WHOLE_FILES)
def test_whole_files(content: bytes, reason: Reason) -> None:
    with pytest.raises(SourceUnreadableError) as error:
        read(content)
    assert error.value.reason is reason


def test_a_broken_line_costs_no_other() -> None:
    good = json.dumps({"id": "1", "name": "Accueil", "services": []})
    content = "\n".join([good, "{", "[1]", '{"a":' * 50 + "1" + "}" * 50, good])
    found = read(content)

    assert [each.organisation is not None for each in found] == [True, False, False, False, True]
    assert [each.where for each in found] == [f"line {number}" for number in range(1, 6)]
    assert reasons(found[1]) == {"": Reason.BROKEN_RECORD}


def test_a_file_that_breaks_keeps_what_came_before() -> None:
    row = json.dumps({"id": "1", "name": "Accueil", "services": []})
    records = read_records(BytesIO(f"[{row},{row},{{".encode()), "x.json", options())

    assert next(records).organisation is not None
    assert next(records).organisation is not None
    with pytest.raises(SourceUnreadableError):
        next(records)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for beginning in (b"", b"id,nom,ville\n1,", b"[", b'{"id":"1","nom":', b"PK\x03\x04"):
        try:
            found = read(beginning + content)
        except SourceUnreadableError:
            continue
        assert all(each.organisation or each.refusals for each in found)


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=10) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
NAMES = st.sampled_from(
    [
        *("id", "nom", "date_maj", "source", "name", "services", "organization", "description"),
        *("telephone", "courriel", "latitude", "longitude", "commune", "code_postal", "frais"),
        *("horaires_accueil", "publics", "siret", "locations", "phones", "addresses", "status"),
        *("service_at_locations", "type", "geometry", "properties", "email", "website"),
        "languages",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(NAMES, VALUES, max_size=12), min_size=1, max_size=3))
def test_any_values_are_read_or_refused(rows: list[dict[str, object]]) -> None:
    usual = {"id": "1", "nom": "A", "source": "x", "name": "B", "services": [{"name": "C"}]}
    for first in ({}, usual):
        try:
            found = read(json.dumps([{**first, **row} for row in rows]))
        except SourceUnreadableError:
            continue
        assert all(each.organisation or each.refusals for each in found)


class Endless(RawIOBase):
    """A file of many rows that exist nowhere."""

    def __init__(self, header: bytes, row: bytes, size: int) -> None:
        self._header, self._row, self._size = header, row, size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, _whence: int = 0) -> int:
        self._at = offset
        return offset

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer)).cast("B")
        size = min(len(view), self._size - self._at)
        begin = self._at - len(self._header)
        if begin < 0:
            piece = self._header[self._at : self._at + size]
        else:
            start = begin % len(self._row)
            piece = (self._row * (size // len(self._row) + 2))[start : start + size]
        view[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


ROW = json.dumps({"id": "1", "nom": "Accueil", "source": "x", "description": "a" * 1500})
LARGE = {
    "lines": (b"", f"{ROW}\n".encode()),
    "an array": (b"[" + ROW.encode(), f",{ROW}".encode()),
    "a table": (b"id;nom;description\n", b"1;Accueil;" + b"a" * 1500 + b"\n"),
}


def first_records(header: bytes, row: bytes, size: int, count: int) -> Iterator[str]:
    from io import BufferedReader

    file = BufferedReader(Endless(header, row, size), 1 << 20)
    records = read_records(cast("BytesIO", file), "large", options())
    for _number in range(count):
        yield next(records).source_id


@pytest.mark.parametrize(("header", "row"), LARGE.values(), ids=LARGE)
def test_memory_stays_flat_in_a_file_of_500_megabytes(header: bytes, row: bytes) -> None:
    tracemalloc.start()
    ids = list(first_records(header, row, 500_000_000, 1500))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert ids == ["1"] * 1500
    assert peak < 60_000_000
