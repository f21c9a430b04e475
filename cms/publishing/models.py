"""Defines the outbox: what changed in the CMS and has not reached readers yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reach(models.TextChoices):
    """Says which items a change can touch, besides the changed object itself."""

    ITEM = "item"
    DESCENDANTS = "descendants"
    OWNERS = "owners"
    CONTENTS = "contents"


class OutboxEvent(models.Model):
    """An event is one change of one object, written in the editor's transaction.

    A row says *that* something changed, not what: the projector reads the current state. ``key`` is
    the changed item's own, kept here because a deleted object can no longer be asked; it is null
    for pictures and files, which are no items.
    """

    model = models.CharField(max_length=100)
    object_id = models.CharField(max_length=40)
    key = models.UUIDField(null=True)
    reach = models.CharField(max_length=20, choices=Reach.choices, default=Reach.ITEM)
    created_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("outbox event")
        verbose_name_plural = _("outbox events")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"
