"""Runs ``python -m cms rebuild``."""

from typing import Any

import click
from django.core.management.base import BaseCommand

from cms.publishing import rebuilding
from cms.publishing.rooms import published_store, search_engine


class Command(BaseCommand):
    """Builds the published store and the index anew, beside the live ones."""

    help = "Build the published store and the search index anew, and swap them in."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the command."""
        with click.progressbar(length=1, label="Rebuilding") as bar:

            def show(done: int, total: int) -> None:
                bar.length = total
                bar.update(done - bar.pos)

            count = rebuilding.rebuild(published_store(), search_engine(), show)
        self.stdout.write(f"{count} documents published")
