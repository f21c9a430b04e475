"""Runs ``python -m cms drain``."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.publishing.request import projector
from cms.publishing.soundness import ensure_sound

TIMEOUT_SECONDS = 60.0


class Command(BaseCommand):
    """Projects what the outbox holds, once."""

    help = "Bring what readers see up to date, once."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the command."""
        ensure_sound()
        report = projector().drain(timeout_seconds=TIMEOUT_SECONDS)
        self.stdout.write(f"{report.events} events, {report.changed} items changed")
        for key, error in report.failures.items():
            self.stderr.write(f"{key}: {error}")
