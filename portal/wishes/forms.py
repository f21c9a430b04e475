"""Turns a form as it was sent into a wish, and back into a form."""

import unicodedata
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from content_models.inbox import Section
from portal.listing.forms import NEED, ListingForm, read_form
from portal.wishes.models import SentWish, WishForm
from search.query import FACET_FIELDS, NUMBER_FIELDS

FIELDS = (*FACET_FIELDS, *NUMBER_FIELDS, NEED)
"""Those of all lists; a list passes over what it does not know."""
MAXIMUM_SEARCHED_CHARACTERS = 4_000
"""Of a list's query. What a reader clicks together has some hundreds."""
MAXIMUM_FILTERS_CHARACTERS = 1_000

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cs"})
"""Control characters, of which PostgreSQL takes no NUL, and halves of surrogate pairs."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They could turn round the text that an editor sees after them."""
_KEPT = "\n\t"


def offered_form(section: Section, token: str, listing: ListingForm) -> WishForm:
    """Return the empty form below a list that found nothing."""
    return WishForm(token, section, searched=_searched(listing))


def read_wish(sent: MultiDict[str, str]) -> SentWish:
    """Read whatever was sent; nothing is an error here."""
    name = sent.get("section", "")
    section = Section(name) if name in set(Section) else None
    searched = parse_qsl(sent.get("searched", "")[:MAXIMUM_SEARCHED_CHARACTERS], errors="replace")
    listing = read_form(MultiDict(searched), FIELDS if section else ())
    return SentWish(
        text=cleaned(sent.get("text", "")),
        token=sent.get("token", ""),
        section=section,
        words=listing.text.typed,
        filters=_filters(listing),
    )


def shown_again(sent: SentWish, token: str, *, field_error: str, form_error: str) -> WishForm:
    """Return the form with all that was typed, and what is wrong."""
    words = urlencode([("q", sent.words)]) if sent.words else ""
    return WishForm(
        token=token,
        section=sent.section,
        searched="&".join(part for part in (words, sent.filters) if part),
        text=sent.text,
        field_error=field_error,
        form_error=form_error,
    )


def cleaned(text: str) -> str:
    """Return a text without signs that cannot be shown or kept.

    Its lines are ended as everywhere here.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in _KEPT or _is_shown(sign))


def _is_shown(sign: str) -> bool:
    return sign not in _TURNING and unicodedata.category(sign) not in _HIDDEN_CATEGORIES


def _searched(listing: ListingForm) -> str:
    words = [("q", listing.text.typed)] if listing.text.typed else []
    return urlencode([*words, *_chosen(listing)])


def _filters(listing: ListingForm) -> str:
    """Return the filters, as many as there is room for."""
    kept = ""
    for pair in _chosen(listing):
        longer = f"{kept}&{urlencode([pair])}" if kept else urlencode([pair])
        if len(longer) > MAXIMUM_FILTERS_CHARACTERS:
            break
        kept = longer
    return kept


def _chosen(listing: ListingForm) -> Iterable[tuple[str, str]]:
    return [(name, value) for name, values in listing.chosen.items() for value in values]
