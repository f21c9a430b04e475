"""Commits saves together with their outbox row, or not at all."""

from typing import Any

from django.db import models, transaction


class SavedAtOnce(models.Model):
    """Saves and deletes in one transaction with what the signals write.

    Wagtail saves pages so; snippets it publishes outside any transaction, and a crash between the
    row and its outbox event would lose the event.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with everything the signals write."""
        with transaction.atomic():
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, with everything the signals write."""
        with transaction.atomic():
            return super().delete(*args, **kwargs)
