"""Measures an import beside a rebuild of as many documents.

``python -m tests.benchmarks.importing [RECORDS]``, in a temporary folder of its own.
"""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import django

RECORDS = 1_000
MEGABYTE = 1 << 10
"""In kibibytes, as the system counts."""
SLOWEST, MOST_MEGABYTES, CHEAPEST_AGAIN = 3.0, 400, 0.2


def main(records: int) -> int:
    """Run; returns 1 where a figure is missed."""
    with TemporaryDirectory() as folder:
        os.environ |= {
            "VAR_FOLDER": folder,
            "DATABASE_URL": "",
            "VECTORS": "0",
            "LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "cms.settings",
        }
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("rebuild", verbosity=0)
        file = Path(folder) / "source.json"
        _write(file, records)
        first, peak = _timed(lambda: _import(file)), _peak()
        again = _timed(lambda: _import(file))
        rebuilt = _timed(lambda: call_command("rebuild", verbosity=0))
    print(f"{records} records with two services each")
    print(f"import until found  {first:8.1f} s  {first / rebuilt:5.2f} × the rebuild")
    print(f"rebuild             {rebuilt:8.1f} s")
    print(f"the same file again {again:8.1f} s  {again / first:5.2f} × the import")
    print(f"peak memory         {peak:8.0f} MB")
    reached = first <= SLOWEST * rebuilt and again <= CHEAPEST_AGAIN * first
    return 0 if reached and peak <= MOST_MEGABYTES else 1


def _write(file: Path, records: int) -> None:
    from tests.cms.imports.sources import as_file, said

    with file.open("wb") as target:
        target.write(b"[")
        for number in range(records):
            target.write(b"," if number else b"")
            target.write(as_file([said(number)])[1:-1])
        target.write(b"]")


def _import(file: Path) -> None:
    from cms.imports.models import Source
    from cms.imports.runs import begin, carry_out, held
    from cms.publishing.request import deferred_drain, projector

    source, _is_new = Source.objects.get_or_create(
        name="Annuaire (exemple)", licence="Licence Ouverte 2.0", language="fr"
    )
    with file.open("rb") as content, held(source) as hold, deferred_drain():
        run = begin(source, (content, file.name), goes_on=True)
        carry_out(run, hold)
    projector().drain(timeout_seconds=600)
    if run.state != "done":
        raise RuntimeError(f"{run.state}: {run.reason} {run.detail}")


def _timed(work: Callable[[], object]) -> float:
    begins = time.monotonic()
    work()
    return time.monotonic() - begins


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS))
