"""Runs ``python -m cms clean_pictures``."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.images import get_image_model

from cms.media.old_pictures import clean_all, clean_other_files, forget_old_renditions
from cms.media.originals import put_apart
from cms.publishing.management.commands.drain import TIMEOUT_SECONDS
from cms.publishing.models import OutboxEvent
from cms.publishing.request import deferred_drain, projector
from cms.publishing.soundness import ensure_sound


class Command(BaseCommand):
    """Cleans pictures that were uploaded before pictures were cleaned."""

    help = "Take metadata out of all pictures, and put their originals where nothing is served."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the command; it fails where readers could not be given the new addresses."""
        public = settings.DEPLOYMENT.media_folder
        put_apart(public, settings.DEPLOYMENT.originals_folder)
        count = 0
        with deferred_drain():
            for picture, trouble in clean_all():
                count += 1
                if trouble:
                    self.stderr.write(f"picture {picture.pk}, {picture.title}: {trouble}")
        self.stdout.write(f"{count} pictures are clean")
        self.stdout.write(f"{clean_other_files(public)} other files were cleaned")
        self._publish()
        forget_old_renditions(public)

    def _publish(self) -> None:
        """Have documents name the new files before the old ones go."""
        ensure_sound()
        report = projector().drain(timeout_seconds=TIMEOUT_SECONDS)
        waiting = OutboxEvent.objects.filter(model=get_image_model()._meta.label_lower).count()
        if waiting:
            raise CommandError(
                f"The old files stay until readers have the new ones: {waiting} changes of pictures"
                " wait. See `python -m cms drain`, then run this again."
            )
        self.stdout.write(f"{report.changed} items were published anew")
