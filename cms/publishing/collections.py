"""Saves collections together with their outbox row, or not at all."""

from django.db import transaction
from wagtail.admin.views.collections import Edit
from wagtail.models import Collection


class EditCollection(Edit):
    """Saves and moves a collection in one transaction.

    Wagtail moves it by queries after the save, and no signal tells of that. A sweep in between
    would find it where it was, and a file that has become private would stay public.
    """

    def save_instance(self) -> Collection:
        """Save, with everything the signals write."""
        with transaction.atomic():
            saved: Collection = super().save_instance()
        return saved
