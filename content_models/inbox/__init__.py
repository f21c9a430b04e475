"""The inbox brings what readers and organisations write to editors.

The portal writes, the CMS reads. Unlike the published store it is derived from nothing: what is
lost here is lost.
"""

from content_models.inbox.confirmations import Confirmation, Confirmations
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
    "Confirmation",
    "Confirmations",
    "Inbox",
    "InboxFullError",
    "InboxUnavailableError",
    "Limits",
    "Section",
    "SenderFloodError",
    "Wish",
    "WishFilter",
]
