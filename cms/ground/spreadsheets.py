"""Writes tables as files that spreadsheets open: CSV in UTF-8, safe from formulas.

Excel opens a CSV file by the list separator of its country and by the byte order mark. A line
``sep=;`` would name the separator, but Excel then overlooks the mark and shows "Ã©" for "é". So
the separator follows the language of the admin: a semicolon, but for English, where it is a comma.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.translation import get_language, override
from wagtail.admin.views.mixins import SpreadsheetExportMixin

BYTE_ORDER_MARK = "\ufeff"
"""By which a spreadsheet knows that the file is in UTF-8."""
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
COMMA, SEMICOLON = ",", ";"
"""Where the comma divides decimals, as in French, German, Greek and Arabic, it divides no list."""


def csv_answer(name: str, lines: Iterable[str]) -> StreamingHttpResponse:
    """Return an answer that is kept as a file of this name."""
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def csv_lines(headings: Iterable[object], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Return a table line by line, in the language that is active now.

    The lines are sent when the view has ended, and with it the language of whoever asked.
    """
    writer = csv.writer(_Lines(), delimiter=separator())
    first: str = BYTE_ORDER_MARK + writer.writerow([harmless(str(each)) for each in headings])
    return chain([first], _in_language(get_language(), writer, iter(rows)))


def _in_language(language: str | None, writer: Any, rows: Iterator[Iterable[str]]) -> Iterator[str]:
    while True:
        with override(language):
            row = next(rows, None)
            if row is None:
                return
            line: str = writer.writerow([harmless(cell) for cell in row])
        yield line


def separator() -> str:
    """Return what stands between cells in the language that is active."""
    return COMMA if (get_language() or "").startswith("en") else SEMICOLON


def harmless(cell: str) -> str:
    """Return a cell that a spreadsheet takes for text.

    Attack: somebody writes ``=HYPERLINK(…)`` or ``=cmd|…``; the editor who opens the file runs it.
    The apostrophe is the sign by which spreadsheets know a text. Some pass over spaces before it.
    """
    is_formula = cell.startswith(("\t", "\r")) or cell.lstrip().startswith(FORMULA_BEGINNINGS)
    return f"'{cell}" if is_formula else cell


def make_exports_safe() -> None:
    """Have all CSV files of Wagtail's own lists and reports written in this way.

    They share one method. Cells of its XLSX files are texts already, never formulas.
    """
    SpreadsheetExportMixin.stream_csv = _stream


def _stream(view: Any, items: Iterable[Any]) -> Iterator[str]:
    headings = (view.get_heading(items, field) for field in view.list_export)
    return csv_lines(headings, (_cells(view, item) for item in items))


def _cells(view: Any, item: Any) -> Iterator[str]:
    for field, value in view.to_row_dict(item).items():
        cell = view.preprocess_field_value(field, value, view.FORMAT_CSV)
        yield "" if cell is None else str(cell)


class _Lines:
    """Hands each line back to ``csv``'s caller instead of keeping it in a file."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line
