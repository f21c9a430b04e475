"""Defines a wish on its way in, and the form of a wish."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from content_models.inbox import Section


@dataclass(frozen=True)
class SentWish:
    """A sent wish is a form as it came; nothing in it is believed yet.

    Attributes:
        text: without signs that cannot be shown, otherwise as typed, of any length.
        token: of the form.
        section: None where the reader came from no list, or from one that does not exist.
        words: the search that found nothing.
        filters: the other parameters of its address, percent-encoded.
    """

    text: str
    token: str
    section: Section | None
    words: str
    filters: str


@dataclass(frozen=True)
class Envelope:
    """An envelope holds what is known of a wish besides the form.

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


class Problem(StrEnum):
    """Lists the reasons why a wish is not taken in."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    STALE = "stale"
    FOREIGN = "foreign"
    FLOOD = "flood"
    FULL = "full"
    UNAVAILABLE = "unavailable"


class WishRefusedError(Exception):
    """A wish was not taken in."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True)
class WishForm:
    """A wish form is the form as it stands on a page.

    Attributes:
        token: makes it a form of ours, and each form another one.
        section: the list that found nothing, as ``SentWish`` has it.
        searched: the query of that list's address.
        text: what stands in the field.
        field_error: what is wrong with it, in the reader's language.
        form_error: why it was not taken in although nothing is wrong with it.
    """

    token: str
    section: Section | None = None
    searched: str = ""
    text: str = ""
    field_error: str = ""
    form_error: str = ""
