"""Why the inbox takes nothing in."""


class InboxUnavailableError(Exception):
    """The inbox cannot be used now: locked for too long, damaged, no room, no server."""


class SenderFloodError(Exception):
    """One sender has sent as much as a sender may within an hour."""


class InboxFullError(Exception):
    """All senders together have sent as much as may come within a day."""
