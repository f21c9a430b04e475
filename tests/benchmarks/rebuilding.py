"""A full rebuild, as an operator runs it, beside Wagtail's own of its admin's index."""

import re

from tests.benchmarks.asking import seconds
from tests.benchmarks.figures import Figure
from tests.integration.installation import Installation

MOST = 25
PUBLISHED = re.compile(r"(\d+) documents published")
INDEXED = re.compile(r"indexed (\d+) objects")


def measure(installation: Installation) -> Figure:
    """Rebuild, then have Wagtail rebuild from the same rows."""
    documents, ours = run(installation, "rebuild", PUBLISHED)
    objects, theirs = run(installation, "update_index", INDEXED)
    ratio = (ours / documents) / (theirs / objects)
    return Figure(
        what="rebuild, for each document / Wagtail's update_index, for each object",
        measured=f"{ratio:.2f} ×",
        reach=f"≤ {MOST:g} ×",
        is_reached=ratio <= MOST,
        how=f"1 round: {documents:,} documents, {objects:,} objects",
    )


def run(installation: Installation, command: str, told: re.Pattern[str]) -> tuple[int, float]:
    """How many things a command worked through, and its seconds, its own start included."""
    output: list[str] = []
    taken = seconds(lambda: output.append(installation.run("cms", command)))
    found = told.search(output[0])
    if found is None:
        raise RuntimeError(f"no {told.pattern!r} in {output[0]!r}")
    return int(found[1]), taken
