"""Defines a wish, the filter by which editors see wishes, and their limits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MAXIMUM_TEXT_CHARACTERS = 500
"""Some sentences: enough to say what is missing, too little to paste a case file."""
SENDER_KEPT_FOR = timedelta(days=1)
"""Two wishes are known to come from one sender for this long. Flood limits need an hour."""

HANDLED_KEPT_FOR = timedelta(days=365)
KEPT_FOR = timedelta(days=730)
"""A wish that nobody has handled in two years says nothing about what is missing today, and may
name a person."""


class Section(StrEnum):
    """A section is the list that a reader searched.

    Its value is an address segment of the portal.
    """

    LIBRARY = "library"
    DIRECTORY = "directory"


@dataclass(frozen=True)
class Wish:
    """A wish says what a reader looked for and did not find.

    Attributes:
        identifier: of the form in which it was written; a form sent twice counts once.
        text: the reader's own words, at most ``MAXIMUM_TEXT_CHARACTERS``. Anybody may write them.
        language: of the interface, which may not be the language of the text.
        section: None where the reader came from no list.
        words: the search that found nothing, as typed.
        filters: the other parameters of its address, percent-encoded: ``country=FR&theme=…``.
        received_at: in UTC.
        is_handled: true once an editor is done with it.
    """

    identifier: str
    text: str
    language: str
    section: Section | None
    words: str
    filters: str
    received_at: datetime
    is_handled: bool = False


@dataclass(frozen=True)
class WishFilter:
    """A filter chooses the wishes that an editor looks at.

    A field that is empty or None narrows nothing.
    """

    language: str = ""
    is_handled: bool | None = None


@dataclass(frozen=True)
class Limits:
    """Limits bound the number of wishes that may come in.

    Attributes:
        a_sender_an_hour: people type one or two; a class of trainees behind one address types ten.
        a_day: of all senders. Not even a thousand robots fill the disk with more than some
            megabytes a day, and editors can still read past what they sent.
    """

    a_sender_an_hour: int = 10
    a_day: int = 2_000
