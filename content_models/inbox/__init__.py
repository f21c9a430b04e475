"""The inbox brings what readers and organisations write to editors.

The portal writes, the CMS reads. Unlike the published store it is derived from nothing: what is
lost here is lost.
"""

from content_models.inbox.confirmations import Confirmation, Confirmations
from content_models.inbox.errors import InboxFullError, InboxUnavailableError, SenderFloodError
from content_models.inbox.report_store import Reports
from content_models.inbox.reports import (
    MAXIMUM_ADDRESS_CHARACTERS,
    MAXIMUM_PROOF_CHARACTERS,
    Claim,
    Decided,
    Decision,
    Reply,
    Report,
    ReportFilter,
    Subject,
    Thread,
    Topic,
)
from content_models.inbox.store import Inbox
from content_models.inbox.values import (
    MAXIMUM_TEXT_CHARACTERS,
    Limits,
    Section,
    Wish,
    WishFilter,
)

__all__ = [
    "MAXIMUM_ADDRESS_CHARACTERS",
    "MAXIMUM_PROOF_CHARACTERS",
    "MAXIMUM_TEXT_CHARACTERS",
    "Claim",
    "Confirmation",
    "Confirmations",
    "Decided",
    "Decision",
    "Inbox",
    "InboxFullError",
    "InboxUnavailableError",
    "Limits",
    "Reply",
    "Report",
    "ReportFilter",
    "Reports",
    "Section",
    "SenderFloodError",
    "Subject",
    "Thread",
    "Topic",
    "Wish",
    "WishFilter",
]
