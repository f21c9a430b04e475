"""Begins, carries out, stops and resumes imports, one of a source at a time."""

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from django.core.files import File
from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.utils import timezone

from cms.imports.applying import Application, gone_too_many
from cms.imports.comparing import BATCH, Comparison
from cms.imports.models import RESUMABLE, UNDER_WAY, Import, Source, Stage, State
from cms.imports.reasons import Reason
from cms.publishing.rooms import published_store
from content_models.exchange.reading import SourceUnreadableError
from content_models.published import LockTimeoutError, StoreUnavailableError
from content_models.published.locks import Hold

logger = logging.getLogger(__name__)

Progress = Callable[[Import], None]
"""Called after each batch."""


class BusyError(Exception):
    """Another import of this source is under way."""


class WorkerStopsError(Exception):
    """The process ends; whoever holds the source next goes on with the next batch."""


class NotAskedError(Exception):
    """Many records are gone, and nobody has said yet what becomes of them."""


@contextmanager
def held(source: Source) -> Iterator[Hold]:
    """Hold a source, alone among all processes; who dies lets it go.

    Raises:
        BusyError: another holds it.
    """
    try:
        with published_store().lock(f"import-{source.pk}").held(0) as hold:
            yield hold
    except LockTimeoutError as error:
        raise BusyError from error


def begin(
    source: Source,
    file: tuple[BinaryIO, str],
    services: tuple[BinaryIO, str] | None = None,
    user: Any = None,
    *,
    goes_on: bool = False,
    is_paused: bool = False,
) -> Import:
    """Keep a file, and have it compared.

    Args:
        source: where it comes from.
        file: opened for bytes, with its name.
        services: the second file of data·inclusion.
        user: who imports; None for the operator.
        goes_on: write without asking once it is compared.
        is_paused: somebody has to choose its columns first.

    Raises:
        BusyError: another import of this source is under way, or waits.
    """
    run = Import(
        source=source,
        name=file[1][:255],
        services_name=services[1][:255] if services else "",
        digest=digest_of(file, services),
        started_by=user,
        goes_on=goes_on,
    )
    try:
        with transaction.atomic():
            run.save()  # it takes the place of the source before a large file is copied
            _replace_older(run)
            run.file.save("file", File(file[0]), save=False)
            if services:
                run.services.save("services", File(services[0]), save=False)
            if is_paused:
                run.state = State.STOPPED
            run.save()
    except IntegrityError as error:
        raise BusyError from error
    return run


def digest_of(*files: tuple[BinaryIO, str] | None) -> str:
    """Return what tells files from others."""
    digest = hashlib.sha256()
    for each in filter(None, files):
        each[0].seek(0)
        while part := each[0].read(1 << 20):
            digest.update(part)
        each[0].seek(0)
    return digest.hexdigest()


def _replace_older(run: Import) -> None:
    """Give up what older imports of the source have not written."""
    left = Import.objects.filter(source=run.source, state__in=(State.READY, *RESUMABLE))
    left.exclude(pk=run.pk).update(state=State.REPLACED)


def unfinished(source: Source) -> Import | None:
    """Return the import of a source that waits or is under way; None without."""
    return Import.objects.filter(source=source, state__in=UNDER_WAY).first()


def resume(run: Import) -> None:
    """Have an import go on where it ended.

    Raises:
        BusyError: another import of this source is under way.
    """
    run.state, run.wants_to_stop, run.reason, run.detail = State.WAITING, False, "", ""
    run.ended_at = None
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError as error:
        raise BusyError from error


def compare_anew(run: Import) -> None:
    """Forget what was compared, and compare from the beginning: columns are read otherwise.

    Raises:
        BusyError: another import of this source is under way.
    """
    with held(run.source):
        run.lines.all().delete()
        run.records, run.stage = 0, Stage.COMPARE
        resume(run)


def approve(run: Import, *, archives_gone: bool | None) -> None:
    """Have a compared import written.

    Raises:
        NotAskedError: many records are gone, and nobody has said what becomes of them.
        BusyError: another import of this source is under way.
    """
    if archives_gone is None and gone_too_many(run):
        raise NotAskedError
    run.archives_gone = archives_gone is not False
    run.stage = Stage.APPLY
    resume(run)


def ask_to_stop(run: Import) -> None:
    """Have an import stop after the batch that it is in."""
    Import.objects.filter(pk=run.pk, state__in=UNDER_WAY).update(wants_to_stop=True)
    waiting = Import.objects.filter(pk=run.pk, state=State.WAITING)
    waiting.update(state=State.STOPPED, ended_at=timezone.now())


def carry_out(
    run: Import, hold: Hold, progress: Progress | None = None, batch: int = BATCH
) -> None:
    """Carry an import out as far as it goes without being asked.

    It ends compared, written, stopped or failed. A process that dies in between leaves it under
    way; whoever holds the source next goes on with its next batch.

    Args:
        run: one that waits, or whose process has died.
        hold: on its source.
        progress: see ``Progress``.
        batch: records in one transaction.
    """
    run.state = State.RUNNING
    run.save(update_fields=["state"])

    def goes_on() -> bool:
        hold.check()
        if progress:
            progress(run)
        return not Import.objects.filter(pk=run.pk, wants_to_stop=True).exists()

    try:
        is_whole = _carry_on(run, goes_on, batch)
    except SourceUnreadableError as error:
        _end(run, State.FAILED, error.reason.value, error.value)
    except FileNotFoundError:
        _end(run, State.FAILED, Reason.FILE_GONE.value)
    except (WorkerStopsError, StoreUnavailableError, OperationalError, InterfaceError):
        raise  # it is left under way
    except Exception as error:
        logger.exception("import %s failed in a way nobody thought of", run.pk)
        _end(run, State.FAILED, Reason.FAILED.value, type(error).__name__)
        raise
    else:
        if not is_whole:
            _end(run, State.STOPPED)


def _carry_on(run: Import, goes_on: Callable[[], bool], batch: int) -> bool:
    if run.stage == Stage.COMPARE:
        if not Comparison(run, batch).carry_on(goes_on):
            return False
        run.stage = Stage.APPLY
        run.save(update_fields=["stage"])
        if not run.goes_on or (run.archives_gone is None and gone_too_many(run)):
            _end(run, State.READY)
            return True
    if not Application(run, batch).carry_on(goes_on):
        return False
    _end(run, State.DONE)
    return True


def _end(run: Import, state: State, reason: str = "", detail: str = "") -> None:
    run.state, run.reason, run.detail, run.ended_at = state, reason, detail, timezone.now()
    run.wants_to_stop = False
    run.save(update_fields=["state", "reason", "detail", "ended_at", "wants_to_stop", "stage"])
