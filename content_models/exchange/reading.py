"""Reads organisations from files of others, one by one."""

from collections.abc import Iterator
from typing import BinaryIO

from content_models.exchange.found import (
    REASON_LABELS,
    Format,
    Found,
    ReadingOptions,
    Reason,
    Refusal,
    SourceUnreadableError,
)

__all__ = [
    "REASON_LABELS",
    "Format",
    "Found",
    "ReadingOptions",
    "Reason",
    "Refusal",
    "SourceUnreadableError",
    "read_records",
]


def read_records(file: BinaryIO, name: str, options: ReadingOptions) -> Iterator[Found]:
    """Yield each record of a file, in its order.

    Args:
        file: opened for bytes; it can be read from the beginning more than once.
        name: of the file, which may tell what it is.
        options: what the file does not say.

    Raises:
        SourceUnreadableError: the file cannot be read, from its beginning or from there on.
    """
    raise SourceUnreadableError(Reason.UNKNOWN_FORMAT, name)
    yield  # the readers come one by one
