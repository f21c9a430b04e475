"""Defines the errors of the published store."""


class StoreUnavailableError(Exception):
    """The store cannot be read now; the subclasses say why."""


class StoreMissingError(StoreUnavailableError):
    """There is no store yet, or only an empty one."""


class StoreCorruptError(StoreUnavailableError):
    """The store is there, but damaged."""


class StoreOutdatedError(StoreUnavailableError):
    """The store was written by another schema version."""


class LockTimeoutError(Exception):
    """Another process held the write lock for longer than the caller would wait."""
