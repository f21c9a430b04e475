"""Writes merges into the histories of both organisations."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

TAKEN, GIVEN = "directory.merge", "directory.merge_into"
UNDONE = "directory.merge_undo"


class Taken(LogFormatter):
    """Another organisation became part of this one."""

    label = gettext_lazy("Merge organisations")

    def format_message(self, log_entry: Any) -> str:
        """Name the other one."""
        return _("“%(name)s” was merged into this organisation") % log_entry.data


class Given(LogFormatter):
    """It became part of another organisation."""

    label = gettext_lazy("Merge an organisation into another")

    def format_message(self, log_entry: Any) -> str:
        """Name the one that was kept."""
        return _("This organisation was merged into “%(name)s”") % log_entry.data


class Undone(LogFormatter):
    """A merge was undone."""

    label = gettext_lazy("Undo a merge of organisations")

    def format_message(self, log_entry: Any) -> str:
        """Name the other one."""
        return _("The merge with “%(name)s” was undone") % log_entry.data
