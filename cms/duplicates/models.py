"""Defines the pairs that are proposed, and the search that found them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class DuplicatePair(models.Model):
    """A pair may be one organisation, or somebody has said that it is two.

    Attributes:
        one, other: keys, the smaller first.
        score: between 0.5 and 1.
        signs: what speaks for and against it, see ``search.duplicates.evidence.Sign``.
        fingerprint: of all that was compared of both.
        settled: the fingerprint at which somebody said that these are two; empty if nobody has.
    """

    one = models.UUIDField(db_index=True)
    other = models.UUIDField(db_index=True)
    score = models.FloatField()
    signs = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)
    settled = models.CharField(max_length=64, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("likely duplicate")
        verbose_name_plural = _("likely duplicates")
        ordering = ["-score", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="one_pair_of_two")]

    def __str__(self) -> str:
        return f"{self.one} {self.other}"


def open_pairs() -> Any:
    """Return the pairs on which nobody has decided as they stand, the likeliest first."""
    return DuplicatePair.objects.exclude(settled=F("fingerprint"))


class DuplicateSearch(models.Model):
    """The last search for duplicates; there is one row.

    Attributes:
        wanted_at: somebody asked for another; None if nobody does.
        ended_at: None before the first.
        sequence: of the published store, as it was read.
        organisations: how many were compared.
        was_cut: there were more than are compared.
    """

    wanted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    sequence = models.BigIntegerField(default=-1)
    organisations = models.PositiveIntegerField(default=0)
    was_cut = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.ended_at}"


def last_search() -> DuplicateSearch:
    """Return the row."""
    return DuplicateSearch.objects.get_or_create(pk=1)[0]
