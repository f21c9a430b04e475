"""Runs ``python -m cms seed``."""

import os
from typing import Any

from django.core.management.base import BaseCommand

from cms.demonstration.files import CONTENT_FOLDER
from cms.demonstration.logins import NAMES, ensure_logins
from cms.demonstration.seeding import Seed
from cms.publishing.request import deferred_drain, projector
from cms.publishing.soundness import ensure_sound

DRAIN_TIMEOUT_SECONDS = 120.0


class Command(BaseCommand):
    """Loads the demonstration content and its logins."""

    help = "Load the demonstration content; what is there already stays as it is."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the command."""
        with deferred_drain():
            password = ensure_logins(os.environ.get("DEMO_PASSWORD", ""))
            Seed(CONTENT_FOLDER, self.stdout.write).load()
        ensure_sound()
        projector().drain(timeout_seconds=DRAIN_TIMEOUT_SECONDS)
        shown = password or "as before; DEMO_PASSWORD sets another"
        self.stdout.write(f"logins: {', '.join(NAMES)}; password: {shown}")
