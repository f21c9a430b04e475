"""Defines the errors of the published store."""

from typing import ClassVar


class StoreUnavailableError(Exception):
    """The store cannot be read now; the subclasses say why.

    Attributes:
        trouble: what may be told to anybody. The message itself can name hosts and files.
    """

    trouble: ClassVar[str] = "does not answer"


class StoreMissingError(StoreUnavailableError):
    """There is no store yet, or only an empty one."""

    trouble = "missing"


class StoreCorruptError(StoreUnavailableError):
    """The store is there, but damaged."""

    trouble = "damaged"


class StoreOutdatedError(StoreUnavailableError):
    """The store was written by another schema version."""

    trouble = "of another version"


class LockTimeoutError(Exception):
    """Another process held the write lock for longer than the caller would wait."""
