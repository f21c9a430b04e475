"""Runs ``python -m cms import_directory``."""

import argparse
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from cms.ground.spreadsheets import csv_lines
from cms.imports.applying import gone_too_many
from cms.imports.comparing import BATCH
from cms.imports.models import RESUMABLE, UNDER_WAY, Import, Source, State
from cms.imports.runs import (
    BusyError,
    approve,
    begin,
    carry_out,
    digest_of,
    held,
    resume,
)
from cms.imports.services import HEADINGS, counts, csv_rows, failure
from cms.publishing.request import deferred_drain, drain_after_commit
from content_models.exchange.reading import Format
from content_models.languages import INTERFACE_LANGUAGES
from content_models.published.locks import Hold

MANY_GONE = (
    "So many records are gone that nothing was written. Is the file whole? Then run it again with"
    " --archive-gone to take them from readers, or with --keep-gone to leave them."
)
BUSY = "another import of this source is under way"


class Command(BaseCommand):
    """Compares a file of others with the directory and, if asked, writes what it found."""

    help = "Compare a file of others with the directory; with --apply, write it."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what it is told."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, metavar="NAME", help="where it comes from")
        parser.add_argument("--services", type=Path, help="the second file of data·inclusion")
        parser.add_argument("--apply", action="store_true", help="write what was found")
        gone = parser.add_mutually_exclusive_group()
        gone.add_argument("--archive-gone", action="store_true", help="however many are gone")
        gone.add_argument("--keep-gone", action="store_true", help="only note what is gone")
        parser.add_argument("--batch", type=int, default=BATCH, help="records in a transaction")
        parser.add_argument(
            "--lines", type=Path, help="write each line with its reasons there, CSV"
        )
        new = parser.add_argument_group("a source that is not there yet")
        new.add_argument("--licence", default="", help="readers see it")
        new.add_argument("--licence-address", default="")
        new.add_argument("--address", default="")
        new.add_argument("--country", default="", help="two letters; none for several")
        new.add_argument("--language", default="", choices=["", *INTERFACE_LANGUAGES])
        new.add_argument("--format", default="", choices=["", *Format])

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run; it fails where nothing could be read, or must be asked."""
        source = _source(options)
        with ExitStack() as files:
            try:
                hold = files.enter_context(held(source))
                files.enter_context(deferred_drain())
                file = (_opened(files, options["file"]), options["file"].name)
                services = options["services"]
                second = (_opened(files, services), services.name) if services else None
                run = self._begun(source, file, second, options)
            except BusyError as error:
                raise CommandError(BUSY) from error
            self._carry_out(run, hold, options)
        drain_after_commit()
        self._tell(run, options)

    def _begun(
        self,
        source: Source,
        file: tuple[BinaryIO, str],
        services: tuple[BinaryIO, str] | None,
        options: dict[str, Any],
    ) -> Import:
        """Return a new import, or the one of the same file that was broken off."""
        last = source.imports.first()
        digest = digest_of(file, services)
        if last and last.digest == digest and last.state in {*UNDER_WAY, *RESUMABLE}:
            self.stdout.write(f"going on after {last.records} records")
            resume(last)
            last.goes_on = options["apply"]
        elif last and last.digest == digest and last.state == State.READY and options["apply"]:
            return last
        else:
            # Nobody holds the source: what is under way has died.
            source.imports.filter(state__in=UNDER_WAY).update(state=State.REPLACED)
            last = begin(source, file, services, goes_on=options["apply"])
        last.archives_gone = _archives_gone(options)
        last.save()
        return last

    def _carry_out(self, run: Import, hold: Hold, options: dict[str, Any]) -> None:
        said = 0

        def show(now: Import) -> None:
            nonlocal said
            if now.records != said:
                said = now.records
                self.stdout.write(f"{said} records compared")

        progress = show if options["verbosity"] > 1 else None
        if run.state != State.READY:
            carry_out(run, hold, progress, options["batch"])
        elif options["apply"] and _may_apply(run, options):
            approve(run, archives_gone=_archives_gone(options))
            carry_out(run, hold, progress, options["batch"])

    def _tell(self, run: Import, options: dict[str, Any]) -> None:
        with override("en"):
            for state, count in counts(run).items():
                self.stdout.write(f"{count:8} {state}")
            if options["lines"]:
                lines = csv_lines(HEADINGS, csv_rows(run, ""))
                options["lines"].write_text("".join(lines), encoding="utf-8")
            if run.state == State.FAILED:
                raise CommandError(failure(run))
        if run.state == State.READY:
            if options["apply"]:
                raise CommandError(MANY_GONE)
            self.stdout.write("nothing was written: see what it would be, then add --apply")


def _source(options: dict[str, Any]) -> Source:
    found = Source.objects.filter(name=options["source"]).first()
    if found:
        return found
    if not (options["licence"] and options["language"]):
        raise CommandError(
            f"there is no source “{options['source']}”: give --licence and --language, and it is"
            " made"
        )
    return Source.objects.create(
        name=options["source"],
        licence=options["licence"],
        licence_address=options["licence_address"],
        address=options["address"],
        country=options["country"].upper(),
        language=options["language"],
        format=options["format"],
    )


def _opened(files: ExitStack, path: Path) -> BinaryIO:
    try:
        return files.enter_context(path.open("rb"))
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error


def _archives_gone(options: dict[str, Any]) -> bool | None:
    return True if options["archive_gone"] else False if options["keep_gone"] else None


def _may_apply(run: Import, options: dict[str, Any]) -> bool:
    return _archives_gone(options) is not None or not gone_too_many(run)
