"""Says why a line of an import is as it is."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content_models.exchange.found import LONGEST_VALUE
from content_models.exchange.reading import REASON_LABELS, Refusal
from content_models.exchange.reading import Reason as ReadingReason


class Reason(StrEnum):
    """A reason of ours, beside those of the readers."""

    REPEATED = "repeated"
    ABROAD = "abroad"
    UNKNOWN_THEME = "unknown-theme"
    SHORTENED = "shortened"
    LEFT_OUT = "left-out"
    CHANGED_HERE = "changed-here"
    DRAFT_HERE = "draft-here"
    WITHDRAWN_HERE = "withdrawn-here"
    DELETED_HERE = "deleted-here"
    OF_ANOTHER_SOURCE = "of-another-source"
    RETURNED = "returned"
    TAKEN = "taken"
    OTHER_LANGUAGE = "other-language"
    FAILED = "failed"
    FILE_GONE = "file-gone"


LABELS = {
    Reason.REPEATED: _("The same identifier came before. The first record counts."),
    Reason.ABROAD: _("A place is not in the country of this source."),
    Reason.UNKNOWN_THEME: _("We have no such theme."),
    Reason.SHORTENED: _("The text was too long, and is shortened."),
    Reason.LEFT_OUT: _("The value does not fit the field, and is left out."),
    Reason.CHANGED_HERE: _("It was changed both here and in the source."),
    Reason.DRAFT_HERE: _("Somebody is working on it here. Publish that first, then import again."),
    Reason.WITHDRAWN_HERE: _("It was taken from readers here, and stays so."),
    Reason.DELETED_HERE: _("It was deleted here, and stays so."),
    Reason.OF_ANOTHER_SOURCE: _("This organisation comes from another source."),
    Reason.RETURNED: _("The source has it again."),
    Reason.TAKEN: _("Its identifier belongs to something else here."),
    Reason.OTHER_LANGUAGE: _("Here its original is in another language than this source."),
    Reason.FILE_GONE: _("The file is not kept any more. Send it again."),
    Reason.FAILED: _("It could not be written. The log says why."),
}


@dataclass(frozen=True)
class Because:
    """Holds one reason of a line.

    Attributes:
        field: the name of the field; empty for the whole record.
        reason: a value of either enumeration of reasons.
        value: what stood there.
    """

    field: str
    reason: str
    value: str = ""

    @classmethod
    def of(cls, refusal: Refusal) -> Self:
        """Return a reader's refusal as a reason."""
        return cls(refusal.field, refusal.reason.value, refusal.value)

    @classmethod
    def because(cls, reason: Reason, field: str = "", value: Any = "") -> Self:
        """Return a reason of ours, its value cut."""
        return cls(field, reason.value, str(value)[:LONGEST_VALUE])

    @property
    def label(self) -> str:
        """Return the reason in words."""
        return label_of(self.reason)


def label_of(reason: str) -> str:
    """Return a reason in the active language; an unknown one as it stands."""
    if reason in set(Reason):
        return str(LABELS[Reason(reason)])
    if reason in set(ReadingReason):
        return gettext(REASON_LABELS[ReadingReason(reason)])
    return reason
