"""Defines a wish on its way in, and the form of a wish."""

from dataclasses import dataclass

from content_models.inbox import Section
from portal.sending.models import Searched


@dataclass(frozen=True)
class SentWish:
    """A sent wish is a form as it came; nothing in it is believed yet.

    Attributes:
        text: without signs that cannot be shown, otherwise as typed, of any length.
        token: of the form.
        searched: what found nothing.
    """

    text: str
    token: str
    searched: Searched


@dataclass(frozen=True)
class WishForm:
    """A wish form is the form as it stands on a page.

    Attributes:
        token: makes it a form of ours, and each form another one.
        section: the list that found nothing, as ``Searched`` has it.
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
