"""Runs ``python -m cms mail [--retry]``."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand

from cms.mailing.models import QueuedMail
from cms.mailing.services import mail_state, try_again


class Command(BaseCommand):
    """Tells which mails have not got through."""

    help = "List the mails that wait for the mail server, and what it said."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare ``--retry``."""
        parser.add_argument(
            "--retry", action="store_true", help="have the worker try all of them at once"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the command."""
        if options["retry"]:
            self.stdout.write(f"{try_again()} mails are tried again")
        state = mail_state()
        self.stdout.write(
            f"{state.waiting} wait, {state.failing} of them tried in vain;"
            f" {state.given_up} given up"
        )
        for mail in QueuedMail.objects.order_by("queued_at"):
            end = "given up" if mail.gave_up_at else f"next try {mail.next_try_at.isoformat()}"
            line = [mail.queued_at.isoformat(), mail.receivers, mail.subject, end, mail.last_error]
            self.stdout.write("\t".join(line))
