"""Reads rows of Parquet, where ``requirements/parquet.txt`` is installed."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from content_models.exchange.found import Reason, SourceUnreadableError
from content_models.exchange.sources.raw import Raw

MARK = b"PAR1"
ROWS_AT_ONCE = 256


def is_parquet(file: BinaryIO) -> bool:
    """Return True if a file begins as Parquet does."""
    file.seek(0)
    beginning = file.read(len(MARK))
    file.seek(0)
    return beginning == MARK


def parquet_records(file: BinaryIO) -> Iterator[Raw]:
    """Yield each row of a file.

    Raises:
        SourceUnreadableError: it is broken, or nothing here can read it.
    """
    try:
        from arro3.io import read_parquet  # noqa: PLC0415 - an installation may be without it
    except ImportError as error:
        raise SourceUnreadableError(Reason.FORMAT_NOT_INSTALLED, "arro3-io") from error
    number = 0
    try:
        for batch in read_parquet(file, batch_size=ROWS_AT_ONCE):
            names = [str(name) for name in batch.column_names]
            columns = [[_plain(each) for each in column.to_pylist()] for column in batch.columns]
            for values in zip(*columns, strict=True):
                number += 1
                yield Raw(f"row {number}", dict(zip(names, values, strict=True)))
    except (OSError, ValueError, TypeError) as error:
        raise SourceUnreadableError(Reason.BROKEN_FILE, str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of Rust; it has no name to import
            raise SourceUnreadableError(Reason.BROKEN_FILE, str(error)) from None
        raise


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, str | int | float | bool | dict):
        return value
    return str(value)
