"""Defines the envelope of a message, and why it may be refused."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from content_models.inbox import Section


@dataclass(frozen=True)
class Envelope:
    """An envelope holds what is known of a message besides the form.

    A header that is missing is empty.

    Attributes:
        language: of the interface.
        sender: stands for whoever sent it; see ``services.sender_of``.
        now: in UTC.
        sec_fetch_site: how the page that held the form relates to this portal.
        origin: scheme and host of that page.
        host: that the request was sent to.
        base_url: of this portal.
    """

    language: str
    sender: str
    now: datetime
    sec_fetch_site: str
    origin: str
    host: str
    base_url: str


@dataclass(frozen=True)
class Searched:
    """Holds a search that found nothing, as a form carries it along.

    Attributes:
        section: the list; None where the reader came from no list, or from one that does not exist.
        words: as typed.
        filters: the other parameters of its address, percent-encoded.
    """

    section: Section | None = None
    words: str = ""
    filters: str = ""


class Problem(StrEnum):
    """Lists the reasons why a message is not taken in."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    WRONG = "wrong"
    STALE = "stale"
    FOREIGN = "foreign"
    FLOOD = "flood"
    FULL = "full"
    UNAVAILABLE = "unavailable"


class RefusedError(Exception):
    """A message was not taken in."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem
