"""Runs ``python -m cms worker``."""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from cms.publishing.worker import Worker


class Command(BaseCommand):
    """Runs the worker in a process of its own."""

    help = "Sweep the outbox and publish what is scheduled, until stopped."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run until SIGTERM or SIGINT."""
        worker = Worker()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop())
        worker.run()
