"""Reads what rows of the store hold, and recognises what cannot have been written so."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError

from content_models.kinds import Document, parse_document
from content_models.published.errors import StoreCorruptError


def document_in(content: str) -> Document:
    """Read the document of a row; raise ``StoreCorruptError`` where it is none."""
    try:
        return parse_document(content)
    except ValidationError as error:
        raise StoreCorruptError("a row holds no document") from error


def is_as_written(content: str, digest: str) -> bool:
    """Return whether a row's content is what its digest was made of; see ``Document.digest``."""
    return hashlib.sha256(content.encode()).hexdigest() == digest


@contextmanager
def damage_told() -> Iterator[None]:
    """Raise ``StoreCorruptError`` where a column holds no value of its type."""
    try:
        yield
    except (ValueError, TypeError) as error:
        raise StoreCorruptError(f"a row cannot be read: {error}") from error
