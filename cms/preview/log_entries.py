"""Writes the links to an item's drafts into its history."""

from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log

from cms.preview.models import SharedDraft

SHARE = "preview.share"
REVOKE = "preview.revoke"


def log_link(action: str, item: Any, user: Any, link: SharedDraft) -> None:
    """Note in an item's history who made or ended a link, never the link itself."""
    times = {"made_at": link.made_at.isoformat(), "ends_at": link.ends_at.isoformat()}
    log(instance=item, action=action, user=user, data=times, revision=item.latest_revision)


class Shared(LogFormatter):
    """Somebody has made a link."""

    label = gettext_lazy("Share the draft")

    def format_message(self, log_entry: Any) -> str:
        """Say how long the link works."""
        return _("Shared the draft by a link that works until %(date)s") % {
            "date": written(parse_datetime(log_entry.data["ends_at"]))
        }


class Revoked(LogFormatter):
    """Somebody has ended a link."""

    label = gettext_lazy("Revoke a link to the draft")

    def format_message(self, log_entry: Any) -> str:
        """Say which link was revoked."""
        return _("Revoked the link to the draft that was made on %(date)s") % {
            "date": written(parse_datetime(log_entry.data["made_at"]))
        }


def written(moment: datetime | None) -> str:
    """Return a moment as an editor reads it."""
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
