"""Tells a page the moment that it may speak of, and notes that it did.

A page that says "open now" is the same for a quarter of an hour, its time slot. The page cache
keeps it for that long and gives it an ETag of its own; all other pages keep theirs.
"""

from datetime import UTC, datetime

from flask import request

from content_models.hours.prepared import slot_begins, time_slot

NOW = "insert.now"
"""Where the page cache leaves the slot for whoever renders the page."""


class Now:
    """A time slot, and whether the page has spoken of it."""

    def __init__(self, slot: int) -> None:
        self.slot = slot
        self.is_told = False

    def tell(self) -> datetime:
        """Return the moment in UTC to speak of, which ties the page to this slot."""
        self.is_told = True
        return slot_begins(self.slot)


def current_slot() -> int:
    """Return the time slot that it is."""
    return time_slot(datetime.now(UTC))


def slot_to_look_up() -> int:
    """Return the time slot of this request, which does not tie its page yet."""
    held: Now | None = request.environ.get(NOW)
    return held.slot if held else current_slot()


def now() -> datetime:
    """Return the moment that a page of this request may speak of, in UTC."""
    held: Now | None = request.environ.get(NOW)
    return (held or Now(current_slot())).tell()
