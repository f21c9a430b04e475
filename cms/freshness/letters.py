"""Writes the mail that reminds somebody of records to check."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.directory.checks import last_checks
from cms.freshness.records import known_since
from cms.freshness.rounds import may_be_archived_on
from cms.ground.addresses import admin_address, form_address, title_of
from cms.people.letters import Letter, Writing, line

TABLE, UNVERIFIED = "desk_table", "unverified"
LISTED = 50
"""Records that a mail names; a longer one is not read. The table has all of them."""


def reminder(records: Sequence[Any], now: datetime) -> Writing:
    """Return the one letter on all records that somebody should check."""
    checks = last_checks(records)

    def write(receiver: Any) -> Letter:
        number = len(records)
        subject = ngettext(
            "Please check %(number)s organisation",
            "Please check %(number)s organisations",
            number,
        )
        listed = [
            _record(receiver, each, checks[each.translation_key].day) for each in records[:LISTED]
        ]
        more = number - len(listed)
        return Letter(
            subject % {"number": number},
            (
                _(
                    "Nobody has checked these organisations for more than six months. Readers are"
                    " told so, and find them later in lists."
                ),
                "\n".join(listed),
                ngettext("and %(number)s more", "and %(number)s more", more) % {"number": more}
                if more
                else "",
                line(
                    _(
                        "Call them or look at their website. Then say in one click what is still"
                        " correct:"
                    ),
                    admin_address(TABLE, UNVERIFIED),
                ),
                _what_comes(now),
            ),
        )

    return write


def _record(receiver: Any, record: Any, checked: date | None) -> str:
    if checked is None:
        told = _("never checked")
    else:
        day = date_format(known_since(record, checked), "SHORT_DATE_FORMAT")
        told = _("checked on %(day)s") % {"day": day}
    return f"- {title_of(record)} ({told})\n  {form_address(receiver, record)}"


def _what_comes(now: datetime) -> str:
    if not settings.ARCHIVES_UNCHECKED:
        return ""
    day = date_format(may_be_archived_on(localtime(now).date()), "SHORT_DATE_FORMAT")
    return _(
        "What nobody checks in a year, in spite of two reminders, is taken from readers: none of"
        " these before %(day)s. It can be brought back."
    ) % {"day": day}
