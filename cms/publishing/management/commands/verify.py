"""Runs ``python -m cms verify [--repair]``."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.publishing.request import projector
from cms.publishing.rooms import live_index, published_store
from cms.publishing.soundness import ensure_sound
from cms.publishing.verification import differences, repair
from content_models.published import StoreUnavailableError
from search.engine import IndexUnavailableError

REMEDY = "The worker rebuilds both, or: python -m cms verify --repair"


class Command(BaseCommand):
    """Compares the CMS, the store and the index."""

    help = "List every difference between the CMS, the published store and the search index."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare ``--repair``."""
        parser.add_argument("--repair", action="store_true", help="mend what differs")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the command; it fails where a difference is left."""
        if options["repair"]:
            ensure_sound()
        else:
            _check()
        found = differences(published_store(), live_index())
        for difference in found:
            self.stdout.write(str(difference))
        if found and options["repair"]:
            repair(projector(), found)
            found = differences(published_store(), live_index())
        if found:
            raise CommandError(f"{len(found)} differences")
        self.stdout.write("no difference")


def _check() -> None:
    """Raise ``CommandError`` where the store or the index is damaged: nothing can be compared."""
    try:
        store = published_store()
        store.check()
        live_index().check(store.state())
    except StoreUnavailableError as error:
        raise CommandError(f"the published store is unsound: {error}. {REMEDY}") from error
    except IndexUnavailableError as error:
        raise CommandError(f"the search index is unsound: {error}. {REMEDY}") from error
