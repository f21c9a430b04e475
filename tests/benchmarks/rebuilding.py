"""A full rebuild, as an operator runs it, beside Wagtail's own of its admin's index."""

import re

from tests.benchmarks.asking import seconds
from tests.benchmarks.figures import Figure
from tests.integration.installation import Installation

LEAST = 0.2
PUBLISHED = re.compile(r"(\d+) documents published")
INDEXED = re.compile(r"indexed (\d+) objects")


def measure(installation: Installation) -> Figure:
    """Rebuild, then have Wagtail rebuild from the same rows."""
    documents, ours = speed(installation, "rebuild", PUBLISHED)
    objects, theirs = speed(installation, "update_index", INDEXED)
    share = ours / theirs
    return Figure(
        what="documents rebuilt a second / objects that Wagtail's update_index takes",
        measured=f"{share:.2f} ×",
        reach=f"≥ {LEAST:g} ×",
        is_reached=share >= LEAST,
        how=f"1 sample: {documents:,} documents, {objects:,} objects",
    )


def speed(installation: Installation, command: str, told: re.Pattern[str]) -> tuple[int, float]:
    """What a command worked through, and how much of it a second, its own start included."""
    output: list[str] = []
    taken = seconds(lambda: output.append(installation.run("cms", command)))
    found = told.search(output[0])
    if found is None:
        raise RuntimeError(f"no {told.pattern!r} in {output[0]!r}")
    return int(found[1]), int(found[1]) / taken
