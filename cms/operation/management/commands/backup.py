"""Runs ``python -m cms backup FOLDER``."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.operation.saving import SavingError, save

KEPT = 14


class Command(BaseCommand):
    """Saves what cannot be made anew."""

    help = "Save the databases, pictures, files and the secret key in a new folder."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the folder and ``--keep``."""
        parser.add_argument("folder", type=Path, help="each backup is a folder in this one")
        parser.add_argument("--keep", type=_positive, default=KEPT, help="as many stay (14)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the command."""
        try:
            saved = save(options["folder"], keep=options["keep"])
        except SavingError as error:
            raise CommandError(f"nothing was saved: {error}") from error
        self.stdout.write(str(saved))


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("keep one at least")
    return number
