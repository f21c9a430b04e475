"""Reads the inbox, and writes it out as a table."""

import logging
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.ground.choices import language_name
from cms.ground.lists import listed
from cms.ground.spreadsheets import csv_lines
from cms.inbox.forms import Action
from cms.inbox.models import Row
from content_models.inbox import Inbox, InboxUnavailableError, Section, Wish, WishFilter

logger = logging.getLogger(__name__)

SECTION_LABELS = {Section.LIBRARY: _("Library"), Section.DIRECTORY: _("Directory")}
ROWS_AT_ONCE = 500


@cache
def inbox() -> Inbox:
    """Return the inbox of this installation, opened on first use."""
    return Inbox(settings.DEPLOYMENT)


def act(action: Action, identifiers: Collection[str]) -> None:
    """Do what an editor asks with some wishes; raises ``InboxUnavailableError``."""
    if action is Action.DELETE:
        inbox().delete_handled(identifiers)
    else:
        inbox().set_handled(identifiers, is_handled=action is Action.HANDLE)


def forget_old_wishes() -> None:
    """Forget wishes and senders whose time is over.

    That is done also where no reader writes any more.
    """
    try:
        inbox().forget(datetime.now(UTC))
    except InboxUnavailableError as error:
        logger.error("old wishes could not be forgotten; the next round tries again: %s", error)


def row(wish: Wish) -> Row:
    """Return a wish in words."""
    words = [wish.words] if wish.words else []
    filters = parse_qsl(wish.filters)
    query = urlencode([*(("q", each) for each in words), *filters])
    path = f"/{wish.language}/{wish.section}?{query}" if wish.section and query else ""
    return Row(
        identifier=wish.identifier,
        received_at=wish.received_at,
        language=language_name(wish.language),
        section=SECTION_LABELS[wish.section] if wish.section else "",
        searched=listed([*words, *(f"{name}: {value}" for name, value in filters)]),
        search_address=path and f"{settings.BASE_URL}{path}",
        text=wish.text,
        is_handled=wish.is_handled,
    )


def wish_lines(headings: Collection[str | Promise], chosen: WishFilter) -> Iterator[str]:
    """Return the wishes of a filter as lines of a CSV file, newest first.

    The first are read before the first line comes: ``InboxUnavailableError`` is raised there.
    Read some at a time. One that comes in meanwhile may make another come twice; none is left out.
    """
    first = inbox().page(chosen, start=0, limit=ROWS_AT_ONCE)
    return csv_lines(headings, map(_cells, _all_from(first, chosen)))


def _all_from(first: Sequence[Wish], chosen: WishFilter) -> Iterator[Wish]:
    start, wishes = 0, first
    while wishes:
        yield from wishes
        start += ROWS_AT_ONCE
        wishes = inbox().page(chosen, start=start, limit=ROWS_AT_ONCE)


def _cells(wish: Wish) -> list[str]:
    return [
        wish.received_at.isoformat(timespec="seconds"),
        wish.language,
        wish.section or "",
        wish.words,
        wish.filters,
        wish.text,
        "1" if wish.is_handled else "0",
    ]
