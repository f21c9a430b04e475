"""Defines a report on its way in, its record and its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from content_models.inbox import Subject, Topic
from content_models.kinds import Document
from portal.sending.models import Searched


@dataclass(frozen=True)
class Record:
    """A record is what a report is about, as known now.

    Attributes:
        subject: as the inbox keeps it.
        topics: what may be wrong with it.
        document: the version that serves the reader best; None for what is not published.
        address: of its page; empty for what is not published.
        values: the template that shows its values; empty where there are none.
    """

    subject: Subject
    topics: tuple[Topic, ...]
    document: Document | None = None
    address: str = ""
    values: str = ""


@dataclass(frozen=True)
class SentReport:
    """A sent report is a form as it came; nothing in it is believed yet.

    Attributes:
        token: of the form.
        item: the key of the record; None for a search.
        proof: of the signed link that led to the form.
        searched: what found nothing.
        chosen: the topics that are ticked.
        texts: what was typed beside topics, ticked or not, of any length.
        email: where to tell the outcome, as typed.
    """

    token: str = ""
    item: UUID | None = None
    proof: str = ""
    searched: Searched = field(default_factory=Searched)
    chosen: frozenset[Topic] = frozenset()
    texts: Mapping[Topic, str] = field(default_factory=dict)
    email: str = ""


@dataclass(frozen=True)
class Choice:
    """A choice is one topic as it stands in the form.

    Attributes:
        topic: its value names the fields.
        label: in the reader's language.
        question: over the field for text.
        is_chosen: ticked.
        text: what stands in the field.
        error: what is wrong with it.
    """

    topic: Topic
    label: str
    question: str
    is_chosen: bool
    text: str
    error: str


@dataclass(frozen=True)
class ReportForm:
    """A report form is the form as it stands on a page.

    Attributes:
        token: makes it a form of ours, and each form another one.
        sent: what stands in its fields.
        searched: the query that found nothing, as a form carries it.
        choices: what may be wrong.
        error: why nothing was taken in, where that is no field's fault.
        nothing_chosen: asks to choose something; empty where something is chosen.
        email_error: what is wrong with the address.
    """

    token: str
    sent: SentReport
    searched: str
    choices: tuple[Choice, ...]
    error: str = ""
    nothing_chosen: str = ""
    email_error: str = ""

    @property
    def has_errors(self) -> bool:
        """True if something is to be mended, or was not taken in."""
        wrong = any(each.error for each in self.choices)
        return bool(self.error or self.nothing_chosen or self.email_error or wrong)
