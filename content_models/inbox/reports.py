"""Defines reports of errors, and what editors decide on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from content_models.inbox.values import Section

MAXIMUM_ADDRESS_CHARACTERS = 254
"""RFC 5321 has no longer email addresses."""
MAXIMUM_PROOF_CHARACTERS = 600
ADDRESS_KEPT_FOR = timedelta(days=90)
"""Whoever has heard nothing after three months expects nothing any more."""


class Topic(StrEnum):
    """A topic is what can be wrong with a record or a search."""

    HOURS = "hours"
    PHONE = "phone"
    ADDRESS = "address"
    CLOSED = "closed"
    NEVER_THERE = "never-there"
    LANGUAGES = "languages"
    COST = "cost"
    TEXT = "text"
    OUTDATED = "outdated"
    LINK = "link"
    TRANSLATION = "translation"
    MISSING = "missing"
    NOT_FOUND = "not-found"
    OTHER = "other"


class Decision(StrEnum):
    """A decision closes a report."""

    CORRECTED = "corrected"
    RIGHT_ALREADY = "right-already"
    UNCHECKABLE = "uncheckable"
    SPAM = "spam"


ANSWERED = (Decision.CORRECTED, Decision.RIGHT_ALREADY, Decision.UNCHECKABLE)
"""Of spam nobody is told."""


@dataclass(frozen=True)
class Claim:
    """A claim is one thing that is wrong.

    ``text`` says what would be right; it may be empty.
    """

    topic: Topic
    text: str = ""


@dataclass(frozen=True)
class Subject:
    """A subject is what a report is about, as the reader saw it.

    Attributes:
        item: the key of the record; None for a search.
        kind: of the record; empty where nobody could tell.
        title: of the version shown. It names what has been deleted since.
        locale: of the version shown.
        section: the list that was searched.
        words, filters: as ``Wish`` has them.
    """

    item: UUID | None = None
    kind: str = ""
    title: str = ""
    locale: str = ""
    section: Section | None = None
    words: str = ""
    filters: str = ""


@dataclass(frozen=True)
class Decided:
    """Holds one decision of an editor, with the short word to the reporter."""

    decision: Decision
    word: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Report:
    """A report says what is wrong.

    Attributes:
        identifier: of the form in which it was written; a form sent twice counts once.
        about: what it is about.
        claims: what is wrong with it; anybody may have written them.
        language: of the interface, which may not be that of the text.
        received_at: in UTC.
        proof: of a signed link that led here; empty for everybody else. See ``record_links``.
        history: every decision on it, the latest last.
        is_open: True until an editor has decided.
        is_awaited: True while the reporter is to be told.
    """

    identifier: str
    about: Subject
    claims: tuple[Claim, ...]
    language: str
    received_at: datetime
    proof: str = ""
    history: tuple[Decided, ...] = ()
    is_open: bool = True
    is_awaited: bool = False

    @property
    def thread(self) -> str:
        """Return what reports on the same record share."""
        return str(self.about.item) if self.about.item else self.identifier


@dataclass(frozen=True)
class Reply:
    """A reply waits for a decision, written in the reporter's language.

    The portal writes it, which speaks that language; the CMS may not. It goes with the address.

    Attributes:
        address: of the reporter.
        subject: of the mail.
        outcomes: the text for each decision that is told.
        before_word: what stands before the editor's own words.
        closing: what stands below.
    """

    address: str
    subject: str
    outcomes: Mapping[str, str]
    before_word: str
    closing: str

    def text(self, decided: Decided) -> str:
        """Return the whole mail on a decision."""
        word = f"{self.before_word}\n{decided.word}" if decided.word else ""
        parts = (self.outcomes[decided.decision], word, self.closing)
        return "\n\n".join(part for part in parts if part) + "\n"


@dataclass(frozen=True)
class ReportFilter:
    """A filter chooses the reports that an editor looks at.

    Attributes:
        is_open: False for those that are closed.
        language: of the page; empty for all.
        items: keys of the records that somebody may decide on; None for all. Reports on no record
            are always among them.
    """

    is_open: bool = True
    language: str = ""
    items: frozenset[UUID] | None = None


@dataclass(frozen=True)
class Thread:
    """A thread holds the latest report on a record, and their number."""

    latest: Report
    count: int
