"""Defines the errors of the inbox."""


class InboxUnavailableError(Exception):
    """The inbox cannot be used now.

    It is locked for too long or damaged, the disk is full, or the server is not there.
    """


class SenderFloodError(Exception):
    """One sender has sent as much as a sender may within an hour."""


class InboxFullError(Exception):
    """All senders together have sent as much as may come within a day."""
