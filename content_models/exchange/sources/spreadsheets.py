"""Reads rows of spreadsheets: XLSX through openpyxl, which comes with Wagtail, and ODS.

Both stream: libraries that make a whole grid first take gigabytes for a file that has one cell in
its last row and one in its last column.
"""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, BinaryIO
from xml.etree.ElementTree import Element

import openpyxl
from defusedxml.ElementTree import ParseError, iterparse

from content_models.exchange.found import Reason, SourceUnreadableError
from content_models.exchange.sources.archives import members, opened

MOST_COLUMNS = 500
MOST_REPEATS = 1000
"""A row that is told to be there more often fills a sheet to its end."""
LARGEST_SPREADSHEET = 500_000_000
BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, EOFError, ParseError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""Raised by the libraries for damaged and hostile files."""
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
Cells = list[str]


def xlsx_rows(file: BinaryIO) -> Iterator[tuple[int, Cells]]:
    """Yield number and cells of each row of the first sheet.

    Raises:
        SourceUnreadableError: the file is broken, or grows beyond measure.
    """
    with opened(file, LARGEST_SPREADSHEET):
        pass
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations, which nobody reads here
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        rows = book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True)
        for number, row in enumerate(rows, start=1):
            yield number, _without_empty_end([_shown(value) for value in row])
    except BROKEN as error:
        raise SourceUnreadableError(Reason.BROKEN_FILE, str(error)) from error


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case str() if value.startswith("#") and value.endswith(("!", "?", "N/A")):
            return ""  # the error of a formula
        case _:
            return str(value).strip()


def ods_rows(file: BinaryIO) -> Iterator[tuple[int, Cells]]:
    """Yield number and cells of each row of the first sheet.

    Raises:
        SourceUnreadableError: the file is broken, or grows beyond measure.
    """
    with opened(file, LARGEST_SPREADSHEET) as archive:
        content = members(archive).get("content.xml")
        if content is None:
            raise SourceUnreadableError(Reason.BROKEN_FILE, "content.xml")
        try:
            with archive.open(content) as xml:
                yield from _rows_of_first_table(xml)
        except BROKEN as error:
            raise SourceUnreadableError(Reason.BROKEN_FILE, str(error)) from error


def _rows_of_first_table(xml: IO[bytes]) -> Iterator[tuple[int, Cells]]:
    open_elements: list[Element] = []
    number = 0
    for event, element in iterparse(xml, events=("start", "end")):
        if event == "start":
            open_elements.append(element)
            continue
        open_elements.pop()
        if element.tag == f"{TABLE}table":
            return
        if element.tag == f"{TABLE}table-row":
            cells = _cells(element)
            times = _repeats(element, "number-rows-repeated")
            for _again in range(min(times, MOST_REPEATS) if any(cells) else 0):
                number += 1
                yield number, cells
            number += 0 if any(cells) else times
            open_elements[-1].remove(element)


def _repeats(element: Element, name: str) -> int:
    return max(1, int(element.get(f"{TABLE}{name}", "1")))


def _cells(row: Element) -> Cells:
    cells: Cells = []
    for cell in row:
        if cell.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            times = min(_repeats(cell, "number-columns-repeated"), MOST_COLUMNS - len(cells))
            cells.extend([_cell(cell)] * times)
    return _without_empty_end(cells)


def _without_empty_end(cells: Cells) -> Cells:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(cell: Element) -> str:
    kind = cell.get(f"{OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        return _shown(float(cell.get(f"{OFFICE}value", "0")))
    if kind == "date":
        return cell.get(f"{OFFICE}date-value", "").removesuffix("T00:00:00")
    return "\n".join("".join(_texts(each)) for each in cell.findall(f"{TEXT}p")).strip()


def _texts(paragraph: Element) -> Iterator[str]:
    """Yield the pieces of a paragraph; several spaces and ends of lines are elements."""
    yield paragraph.text or ""
    for inner in paragraph:
        if inner.tag == f"{TEXT}s":
            yield " " * min(int(inner.get(f"{TEXT}c", "1")), MOST_COLUMNS)
        elif inner.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield "\n" if inner.tag.endswith("break") else " "
        elif inner.tag != f"{OFFICE}annotation":
            yield from _texts(inner)
        yield inner.tail or ""
