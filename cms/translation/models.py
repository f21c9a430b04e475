"""Keeps what was last published of each version of an item, part by part."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import StringTranslation

from cms.translation.records import Record, Stale, to_json


class Version(models.Model):
    """A version is an item in one language, as readers have it.

    Attributes:
        key: of the item: Wagtail's translation key.
        language: the code of its locale.
        parts: its records, as JSON; see ``Record``.
        left_out: names of the original's parts that it lacked when it was first published, and
            that somebody has said it can do without.
        stale: which of its parts are older than the original, as JSON; kept here because lists and
            the projection ask for many. See ``Stale``.
        worked_at: when somebody last translated a segment that is not published yet.
        is_placeholder: nobody has translated any of it: readers do not get it. None where that is
            not known yet, of what was published before it was asked.
    """

    key = models.UUIDField()
    language = models.CharField(max_length=20)
    parts = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    stale = models.JSONField(default=list)
    worked_at = models.DateTimeField(null=True)
    is_placeholder = models.BooleanField(null=True, default=False)

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        default_permissions = ()  # written by publishing alone
        constraints = [
            models.UniqueConstraint(fields=["key", "language"], name="one_version_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.language}"

    @property
    def records(self) -> list[Record]:
        """Return its parts, in its order."""
        return [Record(**each) for each in self.parts]

    @records.setter
    def records(self, records: list[Record]) -> None:
        self.parts = to_json(records)

    @property
    def stale_parts(self) -> list[Stale]:
        """Return its parts that are older than the original."""
        return [Stale(**each) for each in self.stale]

    @stale_parts.setter
    def stale_parts(self, parts: list[Stale]) -> None:
        self.stale = to_json(parts)


class CarriedOver(models.Model):
    """A carried-over segment was translated from an older text of the original.

    It is what readers have until somebody translates the new text, or says that it still holds.
    """

    translation = models.OneToOneField(
        StringTranslation, on_delete=models.CASCADE, primary_key=True, related_name="carried_over"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("translation of an older text")
        verbose_name_plural = _("translations of older texts")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.translation)


def iso(moment: datetime) -> str:
    """Return a time as it stands in the columns of JSON."""
    return moment.isoformat(timespec="seconds")
