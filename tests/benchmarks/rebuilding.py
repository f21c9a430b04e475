"""A full rebuild, as an operator runs it."""

import re
import resource
import time

from tests.benchmarks.figures import Figure
from tests.integration.installation import Installation

TARGET_PER_SECOND = 100.0
PUBLISHED = re.compile(r"(\d+) documents published")
INDEXED = re.compile(r"indexed (\d+) objects")


def measure(installation: Installation) -> Figure:
    """Rebuild, then let Wagtail rebuild the index of its own admin from the same rows."""
    started, worked = time.perf_counter(), _work_of_children()
    output = installation.run("cms", "rebuild")
    seconds, worked = time.perf_counter() - started, _work_of_children() - worked
    documents = _number(PUBLISHED, output)
    started = time.perf_counter()
    objects = _number(INDEXED, installation.run("cms", "update_index"))
    peer = objects / (time.perf_counter() - started)
    reached = documents / seconds
    return Figure(
        what="full rebuild",
        reach="≥ 100 a second",
        measured=f"{reached:.0f} documents a second",
        is_reached=reached >= TARGET_PER_SECOND,
        peer=f"Wagtail's own update_index: {peer:.0f} objects a second",
        how=(
            f"1 sample: {documents} documents in {seconds:.0f} s, {worked:.0f} s of them CPU,"
            " the command's start included"
        ),
    )


def _work_of_children() -> float:
    """Seconds of CPU that all ended children have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _number(pattern: re.Pattern[str], output: str) -> int:
    found = pattern.search(output)
    if found is None:
        raise RuntimeError(f"no {pattern.pattern!r} in {output!r}")
    return int(found[1])
