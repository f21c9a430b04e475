"""Writes tables as files that spreadsheets open: CSV in UTF-8."""

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

BYTE_ORDER_MARK = "\ufeff"
"""By which a spreadsheet knows that the file is in UTF-8."""
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def csv_answer(name: str, lines: Iterable[str]) -> StreamingHttpResponse:
    """Return an answer that is kept as a file of this name."""
    response = StreamingHttpResponse(lines, content_type="text/csv")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def csv_lines(headings: Iterable[object], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a table line by line, its headings first."""
    writer = csv.writer(_Lines())
    yield BYTE_ORDER_MARK + writer.writerow(map(str, headings))
    for row in rows:
        yield writer.writerow(map(harmless, row))


def harmless(cell: str) -> str:
    """Return a cell that a spreadsheet takes for text.

    Attack: somebody writes ``=HYPERLINK(…)`` or ``=cmd|…``; the editor who opens the file runs it.
    The apostrophe is the sign by which spreadsheets know a text. Some pass over spaces before it.
    """
    is_formula = cell.startswith(("\t", "\r")) or cell.lstrip().startswith(FORMULA_BEGINNINGS)
    return f"'{cell}" if is_formula else cell


class _Lines:
    """Hands each line back to ``csv``'s caller instead of keeping it in a file."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line
