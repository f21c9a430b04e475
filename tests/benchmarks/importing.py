"""Measures an import of data·inclusion beside a rebuild of as many documents, in one run.

``python -m tests.benchmarks.importing RECORDS`` is what ``measure`` runs: a process of its own, of
which the system knows the peak memory, in a temporary folder.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import django

from content_models.deployment import PROJECT_FOLDER
from tests.benchmarks.figures import Figure

KIBIBYTES = 1 << 10
"""In a megabyte: what the system counts in."""
SLOWEST, MOST_MEGABYTES, SLOWEST_AGAIN = 3.0, 400, 0.2


class Taken(NamedTuple):
    """What an import took: seconds of processor time, megabytes, and lines that changed again."""

    first: float
    again: float
    rebuild: float
    peak: float
    changed: int


def measure(records: int) -> list[Figure]:
    """Import structures with two services each, again, and rebuild."""
    command = [sys.executable, "-m", __name__, str(records)]
    done = subprocess.run(
        command, cwd=PROJECT_FOLDER, stdout=subprocess.PIPE, check=True, text=True
    )
    taken = Taken(*json.loads(done.stdout.splitlines()[-1]))
    until_found, same = taken.first / taken.rebuild, taken.again / taken.first
    what = f"import of {records:,} data·inclusion structures"
    return [
        Figure(
            f"{what} until found / rebuild",
            f"{until_found:.2f} ×",
            f"≤ {SLOWEST:g} ×",
            until_found <= SLOWEST,
            f"two services each; the rebuild {taken.rebuild:.0f} s",
        ),
        Figure(
            f"{what}, peak memory",
            f"{taken.peak:.0f} MB",
            f"≤ {MOST_MEGABYTES} MB",
            taken.peak <= MOST_MEGABYTES,
        ),
        Figure(
            f"{what}, the same file again / the first time",
            f"{same:.2f} ×",
            f"≤ {SLOWEST_AGAIN:g} ×",
            same <= SLOWEST_AGAIN and not taken.changed,
            f"{taken.changed} changed",
        ),
    ]


def main(records: int) -> None:
    """Import, and print what was taken."""
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
        rebuild = _timed(lambda: call_command("rebuild", verbosity=0))
        taken = Taken(first, again, rebuild, peak, _changed_by_the_latest())
    sys.stdout.write(f"\n{json.dumps(taken)}\n")


def _write(file: Path, records: int) -> None:
    from content_models.exchange.data_inclusion import DataInclusion
    from tests.cms.imports.sources import said

    writer = DataInclusion("annuaire", lambda each: f"https://annuaire.example/{each.key}")
    rows = {
        "structures": map(writer.structure, map(said, range(records))),
        "services": chain.from_iterable(map(writer.services, map(said, range(records)))),
    }
    # Row by row: what it takes to write them is not to be the peak.
    with file.open("w", encoding="utf-8") as target:
        for name, each in rows.items():
            target.write(f'{"," if name == "services" else "{"}"{name}":[')
            target.writelines(f"{',' if n else ''}{json.dumps(row)}" for n, row in enumerate(each))
            target.write("]")
        target.write("}")


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


def _changed_by_the_latest() -> int:
    from cms.imports.models import Import, LineState

    return Import.objects.latest("pk").lines.exclude(state=LineState.UNCHANGED).count()


def _timed(work: Callable[[], object]) -> float:
    begins = time.process_time()
    work()
    return time.process_time() - begins


def _peak() -> float:
    """What this program took at most; ``ru_maxrss`` would count what began it, too."""
    (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(peak) / KIBIBYTES


if __name__ == "__main__":
    main(int(sys.argv[1]))
