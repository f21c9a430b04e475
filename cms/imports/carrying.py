"""Carries out the imports that were begun in the admin, beside the worker."""

import logging
import threading
from contextlib import AbstractContextManager
from datetime import timedelta

from django.utils import timezone

from cms.ground.beside import sweeping
from cms.imports.models import UNDER_WAY, Import, ImportLine
from cms.imports.runs import BusyError, WorkerStopsError, carry_out, held
from cms.publishing.request import deferred_drain

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 2.0
PAUSE_AFTER_ERROR_SECONDS = 30.0
STOP_SECONDS = 20.0
"""A batch takes less."""
KEPT = timedelta(days=90)
"""Files and lines hold names and numbers of people; which records came from where stays."""


def carrying_imports() -> AbstractContextManager[None]:
    """Import in a thread of its own: a large file keeps nobody's publish waiting."""
    return sweeping(
        "imports",
        carry_out_due,
        seconds=SWEEP_SECONDS,
        pause_after_error=PAUSE_AFTER_ERROR_SECONDS,
        seconds_to_stop=STOP_SECONDS,
        logger=logger,
    )


def carry_out_due(stopped: threading.Event | None = None) -> int:
    """Carry out what waits or was broken off; return how many there were.

    What is written is published by the worker's sweeps, meanwhile.
    """
    done = 0
    for pk in Import.objects.filter(state__in=UNDER_WAY).values_list("pk", flat=True):
        run = Import.objects.select_related("source").get(pk=pk)
        try:
            with held(run.source) as hold, deferred_drain():
                run.refresh_from_db()
                if run.is_under_way:
                    carry_out(run, hold, lambda _run: _check(stopped))
                    done += 1
        except BusyError:
            continue  # a command of the operator has it
        except WorkerStopsError:
            break
    return done


def _check(stopped: threading.Event | None) -> None:
    if stopped is not None and stopped.is_set():
        raise WorkerStopsError


def forget_old_imports() -> None:
    """Delete files and lines of imports that ended long ago."""
    old = Import.objects.filter(ended_at__lt=timezone.now() - KEPT)
    ImportLine.objects.filter(run__in=old).delete()
    for run in old.exclude(file=""):
        for file in (run.file, run.services):
            if file:
                file.delete(save=False)
        run.file, run.services = "", ""
        run.save(update_fields=["file", "services"])
