"""Turns a form as it was sent into a wish, and back into a form."""

from werkzeug.datastructures import MultiDict

from content_models.inbox import Section
from portal.listing.forms import ListingForm
from portal.sending.searched import carried, read_searched, searched_in
from portal.sending.typed import cleaned
from portal.wishes.models import SentWish, WishForm


def offered_form(section: Section, token: str, listing: ListingForm) -> WishForm:
    """Return the empty form below a list that found nothing."""
    return WishForm(token, section, searched=searched_in(listing))


def read_wish(sent: MultiDict[str, str]) -> SentWish:
    """Read whatever was sent; nothing is an error here."""
    return SentWish(
        text=cleaned(sent.get("text", "")),
        token=sent.get("token", ""),
        searched=read_searched(sent),
    )


def shown_again(sent: SentWish, token: str, *, field_error: str, form_error: str) -> WishForm:
    """Return the form with all that was typed, and what is wrong."""
    return WishForm(
        token=token,
        section=sent.searched.section,
        searched=carried(sent.searched),
        text=sent.text,
        field_error=field_error,
        form_error=form_error,
    )
