"""Defines the queue of mails that no mail server has taken yet."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class QueuedMail(models.Model):
    """A queued mail waits for the mail server, or was given up.

    It goes as soon as a server has taken it: links in it are keys to accounts.

    Attributes:
        recipients: lists of addresses by ``to``, ``cc``, ``bcc`` and ``reply_to``.
        headers: by name; the message's identity among them, by which a second copy is known.
        asked_by: who is told where it does not get through.
        next_try_at: when it is tried next; whoever tries it moves this on first.
        last_error: what the mail server said.
        gave_up_at: None while it is tried.
        is_for_reader: True where the address belongs to somebody without an account, who was
            promised that nobody sees it and that it is not kept.
    """

    queued_at = models.DateTimeField(default=timezone.now)
    sender = models.TextField()
    recipients = models.JSONField()
    subject = models.TextField()
    body = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now, db_index=True)
    last_error = models.TextField(blank=True)
    gave_up_at = models.DateTimeField(null=True, db_index=True)
    is_for_reader = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.subject

    @property
    def receivers(self) -> str:
        """Return the addresses that it goes to, with commas between them."""
        return ", ".join(self.recipients["to"])
