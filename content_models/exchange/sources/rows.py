"""Reads rows of tables under the names of their columns."""

import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import BinaryIO, TextIO

from content_models.exchange.columns import guessed_columns
from content_models.exchange.found import Reason, SourceUnreadableError
from content_models.exchange.sources.encodings import opened_as_text
from content_models.exchange.sources.raw import LARGEST_RECORD, Raw
from content_models.exchange.sources.spreadsheets import MOST_COLUMNS, ods_rows, xlsx_rows
from content_models.exchange.tables import FORMULA_BEGINNINGS

Row = tuple[int, list[str]]
DELIMITERS = (",", ";", "\t", "|")
LARGEST_CELL = 1_000_000
LINES_OF_A_GUESS = 5
ROWS_BEFORE_A_HEADER = 15
"""Titles and notes stand above the names of columns."""
_ENDS = ("\n", "\r")


def csv_records(file: BinaryIO, locale: str) -> Iterator[Raw]:
    """Yield the rows of a CSV or TSV file.

    Args:
        file: in Unicode, or in the code page of its language.
        locale: that language.

    Raises:
        SourceUnreadableError: it is no text, or one line of it is too long.
    """
    with opened_as_text(file, locale) as text:
        yield from _under_names(_csv_rows(text), "line")


def xlsx_records(file: BinaryIO) -> Iterator[Raw]:
    """Yield the rows of the first sheet of a workbook."""
    return _of_sheet(xlsx_rows, file)


def ods_records(file: BinaryIO) -> Iterator[Raw]:
    """Yield the rows of the first sheet of an OpenDocument file."""
    return _of_sheet(ods_rows, file)


def _of_sheet(rows: Callable[[BinaryIO], Iterator[Row]], file: BinaryIO) -> Iterator[Raw]:
    yield from _under_names(rows(file), "row")


def _csv_rows(text: TextIO) -> Iterator[Row | Raw]:
    csv.field_size_limit(LARGEST_CELL)
    lines = _lines(text)
    beginning = list(islice(lines, LINES_OF_A_GUESS))
    reader = csv.reader(chain(beginning, lines), delimiter=_delimiter(beginning))
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Raw(f"line {reader.line_num}", reason=Reason.BROKEN_RECORD)
        else:
            yield reader.line_num, [_without_apostrophe(cell.strip()) for cell in cells]


def _lines(text: TextIO) -> Iterator[str]:
    while line := text.readline(LARGEST_RECORD):
        if len(line) >= LARGEST_RECORD and not line.endswith(_ENDS):
            raise SourceUnreadableError(Reason.RECORD_TOO_LARGE)
        yield line


def _delimiter(lines: list[str]) -> str:
    """Return the sign that stands most often in one line, outside quotes."""
    outside = ["".join(line.split('"')[::2]) for line in lines]
    return max(DELIMITERS, key=lambda sign: max((line.count(sign) for line in outside), default=0))


def _without_apostrophe(cell: str) -> str:
    """Return a cell as it was before an apostrophe kept it from being a formula."""
    is_kept = cell.startswith("'") and cell[1:].startswith(FORMULA_BEGINNINGS)
    return cell[1:] if is_kept else cell


def _under_names(rows: Iterable[Row | Raw], unit: str) -> Iterator[Raw]:
    """Yield rows as fields; the row with the most known names has the names."""
    iterator = iter(rows)
    first: list[Row] = []
    for row in iterator:
        if isinstance(row, Raw):
            yield row
        elif any(row[1]):
            first.append(row)
            if len(first) == ROWS_BEFORE_A_HEADER:
                break
    if not first:
        return
    best = max(range(len(first)), key=lambda at: (len(guessed_columns(first[at][1])), -at))
    names = _each_once(first[best][1])
    for row in chain(first[best + 1 :], iterator):
        if isinstance(row, Raw):
            yield row
        elif any(row[1]):
            yield Raw(f"{unit} {row[0]}", dict(zip(names, row[1], strict=False)))


def _each_once(header: list[str]) -> list[str]:
    """Return a name of its own for each column."""
    names: list[str] = []
    for number, said in enumerate(header[:MOST_COLUMNS], start=1):
        name = " ".join(said.split()) or f"column {number}"
        while name in names:
            name = f"{name} ({number})"
        names.append(name)
    return names
