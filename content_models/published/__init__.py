"""The published store holds every document that readers may see, and nothing else.

It is derived from the CMS and can be thrown away: it has no migrations but a schema version, and is
rebuilt where that differs.
"""

from content_models.published.errors import (
    LockTimeoutError,
    StoreCorruptError,
    StoreMissingError,
    StoreOutdatedError,
    StoreUnavailableError,
)
from content_models.published.store import PublishedStore
from content_models.published.values import (
    Change,
    Found,
    Gone,
    KeptVector,
    Link,
    Outline,
    StoreState,
)
from content_models.published.writing import Writer

__all__ = [
    "Change",
    "Found",
    "Gone",
    "KeptVector",
    "Link",
    "LockTimeoutError",
    "Outline",
    "PublishedStore",
    "StoreCorruptError",
    "StoreMissingError",
    "StoreOutdatedError",
    "StoreState",
    "StoreUnavailableError",
    "Writer",
]
