"""Reads organisations from files of others, one by one.

What a file is, it says itself by its first bytes; its name is asked only where they do not. Memory
holds one record at a time, whatever the size of the file: rows that belong to others wait on the
disk.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import BinaryIO

from content_models.exchange.columns import FIELD_LABELS, Columns, guessed_columns
from content_models.exchange.found import (
    REASON_LABELS,
    Format,
    Found,
    ReadingOptions,
    Reason,
    Refusal,
    SourceUnreadableError,
)
from content_models.exchange.readers import data_inclusion, geojson, hsds
from content_models.exchange.readers.hsds_tables import is_tables, read_tables
from content_models.exchange.readers.records import refused
from content_models.exchange.readers.table import TableReader
from content_models.exchange.sources.archives import is_archive, members, opened, unpacked
from content_models.exchange.sources.json_records import (
    from_json,
    from_lines,
    is_lines,
    looks_like_json,
)
from content_models.exchange.sources.parquet import is_parquet, parquet_records
from content_models.exchange.sources.raw import Raw
from content_models.exchange.sources.rows import csv_records, ods_records, xlsx_records
from content_models.exchange.sources.shelf import Shelf, new_shelf

__all__ = [
    "FIELD_LABELS",
    "REASON_LABELS",
    "Columns",
    "Format",
    "Found",
    "ReadingOptions",
    "Reason",
    "Refusal",
    "SourceUnreadableError",
    "format_of",
    "guessed_columns",
    "read_records",
    "sample",
]
STRUCTURES = ("structures", "structure")
PARTS = (".csv", ".json", ".ndjson", ".jsonl", ".parquet", ".geojson", ".tsv")
"""Endings of the members of an archive that are read."""
SAMPLE = 10
Records = Iterator[tuple[str, Raw]]


def read_records(file: BinaryIO, name: str, options: ReadingOptions) -> Iterator[Found]:
    """Yield each record of a file, in its order.

    Args:
        file: opened for bytes; it can be read from the beginning more than once, and stays open.
        name: of the file; its ending counts where its bytes do not say what it is.
        options: what the file does not say.

    Raises:
        SourceUnreadableError: the file cannot be read, from its beginning or from there on. What
            was found before stays true.
    """
    if is_archive(file):
        with opened(file) as archive:
            if is_tables(archive):
                yield from read_tables(archive, options)
                return
            if not _is_spreadsheet(archive):
                yield from _in_archive(archive, options)
                return
    records = _read(_records(file, options), options)
    first = next(records, None)
    if first is None:
        raise SourceUnreadableError(Reason.EMPTY, name)
    yield first
    yield from records


def sample(
    file: BinaryIO, name: str, options: ReadingOptions
) -> tuple[Format, tuple[str, ...], tuple[dict[str, str], ...]]:
    """Return the format of a file, the names of its columns and its first rows.

    Names and rows are those of a table or of GeoJSON, for a choice of columns; of other formats
    there are none.

    Raises:
        SourceUnreadableError: the file cannot be read.
    """
    if is_archive(file):
        with opened(file) as archive:
            if is_tables(archive):
                return Format.HSDS, (), ()
            if not _is_spreadsheet(archive):
                return format_of(file, name, options), (), ()
    rows: list[Raw] = []
    for _list, raw in _records(file, options):
        if raw.reason is None:
            rows.append(raw)
        if len(rows) == SAMPLE:
            break
    if not rows:
        raise SourceUnreadableError(Reason.EMPTY, name)
    kind = _format(rows[0], options)
    if kind is Format.GEOJSON:
        rows = [geojson.as_row(raw) for raw in rows]
    elif kind is not Format.TABLE:
        return kind, (), ()
    names = tuple(dict.fromkeys(name for raw in rows for name in raw.fields))
    shown = ({name: str(value)[:200] for name, value in raw.fields.items()} for raw in rows)
    return kind, names, tuple(shown)


def format_of(file: BinaryIO, name: str, options: ReadingOptions) -> Format:
    """Return the format that a file says it has.

    Raises:
        SourceUnreadableError: it cannot be read.
    """
    if is_archive(file):
        with opened(file) as archive:
            if is_tables(archive):
                return Format.HSDS
            if not _is_spreadsheet(archive):
                part = _part(archive, STRUCTURES)
                with unpacked(archive, part) as inner:
                    return format_of(inner, part.filename, options)
    first = next((raw for _list, raw in _records(file, options) if raw.reason is None), None)
    if first is None:
        raise SourceUnreadableError(Reason.EMPTY, name)
    return _format(first, options)


def _is_spreadsheet(archive: zipfile.ZipFile) -> bool:
    names = set(archive.namelist())
    return "xl/workbook.xml" in names or {"mimetype", "content.xml"} <= names


def _in_archive(archive: zipfile.ZipFile, options: ReadingOptions) -> Iterator[Found]:
    """Yield the records of a file in an archive, and of the services beside it."""
    structures = _part(archive, STRUCTURES)
    services = _named(archive, ("services", "service"))
    with unpacked(archive, structures) as file:
        if services is None or services.filename == structures.filename or options.services:
            yield from _read(_records(file, options), options)
            return
        with unpacked(archive, services) as second:
            both = replace(options, services=(second, services.filename))
            yield from _read(_records(file, both), both)


def _named(archive: zipfile.ZipFile, names: tuple[str, ...]) -> zipfile.ZipInfo | None:
    found = members(archive)
    wanted = (f"{name}{ending}" for name in names for ending in PARTS)
    return next((found[each] for each in wanted if each in found), None)


def _part(archive: zipfile.ZipFile, names: tuple[str, ...]) -> zipfile.ZipInfo:
    """Return the file of an archive with a known name, or the only one.

    Raises:
        SourceUnreadableError: there is none, or nobody can say which.
    """
    named = _named(archive, names)
    parts = [each for name, each in members(archive).items() if name.endswith(PARTS)]
    if named is None and len(parts) != 1:
        raise SourceUnreadableError(Reason.UNKNOWN_FORMAT, ", ".join(members(archive)))
    return named or parts[0]


def _records(file: BinaryIO, options: ReadingOptions) -> Records:
    """Yield the raw records of a file, each with the name of its list."""
    file.seek(0)
    if is_parquet(file):
        return _unnamed(parquet_records(file))
    if is_archive(file):
        with opened(file) as archive:
            is_workbook = "xl/workbook.xml" in archive.namelist()
        return _unnamed(xlsx_records(file) if is_workbook else ods_records(file))
    if looks_like_json(file):
        if is_lines(file):
            return _unnamed(from_lines(file))
        return from_json(file, options.locale)
    return _unnamed(csv_records(file, options.locale))


def _unnamed(raws: Iterable[Raw]) -> Records:
    return (("", raw) for raw in raws)


def _format(first: Raw, options: ReadingOptions) -> Format:
    if options.format is not None:
        return options.format
    fields = first.fields
    if data_inclusion.is_structure(fields):
        return Format.DATA_INCLUSION
    if geojson.is_feature(fields):
        return Format.GEOJSON
    is_nested = any(isinstance(value, list | dict) for value in fields.values())
    if is_nested and (hsds.is_service(fields) or hsds.is_organization(fields)):
        return Format.HSDS
    return Format.TABLE


def _read(records: Records, options: ReadingOptions) -> Iterator[Found]:
    """Yield the records of a file whose format its first record tells."""
    for list_name, raw in records:
        if raw.reason is not None:
            yield refused(raw, "", "", raw.reason)
            continue
        every = chain([(list_name, raw)], records)
        yield from READERS[_format(raw, options)](every, raw, options)
        return


def _read_data_inclusion(records: Records, first: Raw, options: ReadingOptions) -> Iterator[Found]:
    """Yield structures with their services, which a second file or a second list has."""
    del first
    with new_shelf() as shelf:
        if options.services is not None:
            file, _name = options.services
            beside = (raw for _list, raw in _records(file, options))
            yield from data_inclusion.shelve(shelf, beside)
        waiting = _Waiting(shelf)
        for list_name, raw in records:
            if list_name == "services" or data_inclusion.is_service(raw.fields):
                yield from data_inclusion.shelve(shelf, [raw])
            elif list_name == "structures":
                waiting.keep(raw)
            else:
                yield _structure(raw, shelf, options)
        for raw in waiting.all():
            yield _structure(raw, shelf, options)
        yield from data_inclusion.left_on(shelf)


def _structure(raw: Raw, shelf: Shelf, options: ReadingOptions) -> Found:
    if raw.reason is not None:
        return refused(raw, "", "", raw.reason)
    return data_inclusion.read_structure(raw, shelf, options)


class _Waiting:
    """Keeps structures of a file whose services may come after them."""

    TABLE = "structures"

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def keep(self, raw: Raw) -> None:
        """Keep a structure on the disk."""
        self._shelf.put(self.TABLE, "", {**raw.fields, "": raw.where})

    def all(self) -> Iterator[Raw]:
        """Yield what was kept."""
        for row in self._shelf.each(self.TABLE, ""):
            yield Raw(str(row.pop("")), row)


def _read_hsds(records: Records, first: Raw, options: ReadingOptions) -> Iterator[Found]:
    """Yield organisations; services that name theirs are gathered first."""
    del first
    with new_shelf() as shelf:
        for _list, raw in records:
            if raw.reason is not None:
                yield refused(raw, "", "", raw.reason)
            elif hsds.is_service(raw.fields):
                refusal = hsds.shelve(shelf, raw)
                if refusal is not None:
                    yield refusal
            else:
                yield hsds.read_organization(raw, options)
        yield from hsds.gathered(shelf, options)


def _read_geojson(records: Records, first: Raw, options: ReadingOptions) -> Iterator[Found]:
    row = geojson.as_row(first)
    guess = partial(geojson.columns_of, ours=geojson.is_ours(first.fields))
    rows = (geojson.as_row(raw) for _list, raw in records)
    yield from _rows(rows, TableReader(options, row.fields, guess), row)


def _read_table(records: Records, first: Raw, options: ReadingOptions) -> Iterator[Found]:
    rows = (raw for _list, raw in records)
    yield from _rows(rows, TableReader(options, first.fields), first)


def _rows(rows: Iterable[Raw], reader: TableReader, first: Raw) -> Iterator[Found]:
    if not reader.has_names:
        raise SourceUnreadableError(Reason.NO_COLUMNS, ", ".join(first.fields))
    yield from reader.records(rows)


READERS: dict[Format, Callable[[Records, Raw, ReadingOptions], Iterator[Found]]] = {
    Format.DATA_INCLUSION: _read_data_inclusion,
    Format.HSDS: _read_hsds,
    Format.GEOJSON: _read_geojson,
    Format.TABLE: _read_table,
}
