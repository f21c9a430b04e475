"""Keeps one draft for each editor's preview, and the links that share drafts."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

TICKET_LIFE = timedelta(hours=1)


class PreviewTicket(models.Model):
    """A ticket keeps a draft as an editor sees it now, saved or not.

    ``slot`` names who looks at what: looking again replaces it, so that typing for an hour leaves
    one row. ``missing`` are required fields that are empty, as ``app.model.field``. ``tools`` is
    the HTML of Wagtail's checks.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slot = models.CharField(max_length=255, unique=True)
    document = models.TextField()
    missing = models.JSONField(default=list)
    tools = models.TextField(blank=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.slot


class SharedDraftQuerySet(models.QuerySet["SharedDraft"]):
    """Finds links."""

    def of(self, item: Any) -> "SharedDraftQuerySet":
        """Return the links to an item, the newest first."""
        kind = ContentType.objects.get_for_model(item)
        return self.filter(content_type=kind, object_id=str(item.pk)).order_by("-made_at")


class SharedDraft(models.Model):
    """A shared draft is a link to an item's latest draft, for whoever has it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(db_index=True)
    revoked_at = models.DateTimeField(null=True)

    objects = SharedDraftQuerySet.as_manager()

    class Meta:
        default_permissions = ()  # who may edit an item may share it
        indexes = [models.Index(fields=["content_type", "object_id"], name="shared_draft_item")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        """True if the link still shows anything."""
        return self.revoked_at is None and self.ends_at > timezone.now()


@dataclass(frozen=True)
class Row:
    """A row is a link in the list of an item.

    ``address`` is empty for a link that shows nothing. One that shows nothing as things are may
    still be revoked, so that it never does again.
    """

    identifier: uuid.UUID
    address: str
    made_by: str
    state: str
    is_revocable: bool
