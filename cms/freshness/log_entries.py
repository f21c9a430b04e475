"""Writes checks, questions and the archive into the history of a record."""

from datetime import date
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

CHECK, ASK = "directory.check", "directory.ask"
ARCHIVE, RESTORE = "directory.archive", "directory.restore"


class Checked(LogFormatter):
    """Somebody found it still correct."""

    label = gettext_lazy("Check an organisation")

    def format_message(self, log_entry: Any) -> str:
        """Say what was checked, and by whom."""
        words = {"part": log_entry.data.get("said", "")}
        if log_entry.data.get("by_itself"):
            return _("Recorded that the organisation itself calls this correct")
        if not words["part"]:
            return _("Checked all of it: still correct")
        return _("Checked: %(part)s, still correct") % words


class Asked(LogFormatter):
    """The organisation was asked by mail."""

    label = gettext_lazy("Ask an organisation")

    def format_message(self, log_entry: Any) -> str:
        """Say where the question went."""
        return _("Asked the organisation by email: %(email)s") % {"email": log_entry.data["email"]}


class Archived(LogFormatter):
    """Nobody had checked it for a year."""

    label = gettext_lazy("Archive an organisation")

    def format_message(self, log_entry: Any) -> str:
        """Say why readers do not see it any more."""
        first, *_rest = reminders = [_day(each) for each in log_entry.data["reminders"]]
        return _(
            "Taken from readers: not checked since %(since)s, in spite of reminders on %(first)s"
            " and %(last)s"
        ) % {"since": _plain_day(log_entry.data["since"]), "first": first, "last": reminders[-1]}


class Restored(LogFormatter):
    """Somebody brought it back from the archive."""

    label = gettext_lazy("Bring an organisation back")

    def format_message(self, log_entry: Any) -> str:  # noqa: ARG002 - Wagtail's signature
        """Say that readers see it again."""
        return _("Brought back to readers from the archive")


def _day(moment: str) -> str:
    parsed = parse_datetime(moment)
    return date_format(localtime(parsed).date(), "SHORT_DATE_FORMAT") if parsed else ""


def _plain_day(day: str) -> str:
    return date_format(date.fromisoformat(day), "SHORT_DATE_FORMAT")
