"""Runs ``python -m cms rebuild``."""

from typing import Any

import click
from django.core.management.base import BaseCommand, CommandError

from cms.publishing import rebuilding
from cms.publishing.rooms import published_store, search_engine
from content_models.published import LockTimeoutError, StoreUnavailableError


class Command(BaseCommand):
    """Builds the published store and the index anew, beside the live ones."""

    help = "Build the published store and the search index anew, and swap them in."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the command."""
        with click.progressbar(length=1, label="Rebuilding") as bar:

            def show(done: int, total: int) -> None:
                bar.length = total
                bar.update(done - bar.pos)

            try:
                count = rebuilding.rebuild(published_store(), search_engine(), show)
            except LockTimeoutError as error:
                raise CommandError("another process is rebuilding or writing") from error
            except StoreUnavailableError as error:
                raise CommandError(f"the published store {error.trouble}: {error}") from error
        self.stdout.write(f"{count} documents published")
