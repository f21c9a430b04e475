"""The inbox brings readers' wishes to editors: the portal writes, the CMS reads.

Unlike the published store it is derived from nothing: what is lost here is lost.
"""

from content_models.inbox.errors import InboxFullError, InboxUnavailableError, SenderFloodError
from content_models.inbox.store import Inbox
from content_models.inbox.values import (
    MAXIMUM_TEXT_CHARACTERS,
    Limits,
    Section,
    Wish,
    WishFilter,
)

__all__ = [
    "MAXIMUM_TEXT_CHARACTERS",
    "Inbox",
    "InboxFullError",
    "InboxUnavailableError",
    "Limits",
    "Section",
    "SenderFloodError",
    "Wish",
    "WishFilter",
]
