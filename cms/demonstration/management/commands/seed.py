"""Runs ``python -m cms seed [--vocabulary]``."""

import argparse
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
    """Loads the demonstration content and its logins, or only the themes to begin with."""

    help = "Load the demonstration content; what is there already stays as it is."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare ``--vocabulary``."""
        parser.add_argument(
            "--vocabulary",
            action="store_true",
            help="load only the themes that editors choose from: no content, no logins",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the command."""
        seed = Seed(CONTENT_FOLDER, self.stdout.write)
        if options["vocabulary"]:
            with deferred_drain():
                seed.load_vocabulary()
            _publish()
            return
        with deferred_drain():
            password = ensure_logins(os.environ.get("DEMO_PASSWORD", ""))
            seed.load()
        _publish()
        shown = password or "as before; DEMO_PASSWORD sets another"
        self.stdout.write(f"logins: {', '.join(NAMES)}; password: {shown}")


def _publish() -> None:
    ensure_sound()
    projector().drain(timeout_seconds=DRAIN_TIMEOUT_SECONDS)
