"""Runs ``python -m cms reread_files``."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.documents import get_document_model

from cms.media.texts import read_again
from cms.publishing.management.commands.drain import TIMEOUT_SECONDS
from cms.publishing.request import deferred_drain, projector
from cms.publishing.soundness import ensure_sound


class Command(BaseCommand):
    """Reads the words of files that an older release read otherwise."""

    help = "Read the words of all files again, and index what differs."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the command."""
        changed = 0
        with deferred_drain():
            for document in get_document_model().objects.order_by("pk").iterator():
                if read_again(document):
                    document.save()  # by which publishing knows
                    changed += 1
        ensure_sound()
        projector().drain(timeout_seconds=TIMEOUT_SECONDS)
        self.stdout.write(f"the words of {changed} files have changed")
