"""What a benchmark found, and the table of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = ("", "figure", "reach", "measured", "peer, same run", "how")
LONGEST_WAIT_SECONDS = 1.0


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        what: is measured.
        reach: the target, as the reader of the table compares it.
        measured: what came out.
        is_reached: whether the target was.
        peer: what it is compared with, measured in the same run.
        how: samples, spread, and what else is needed to judge the line.
    """

    what: str
    reach: str
    measured: str
    is_reached: bool
    peer: str
    how: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it is shown."""
        mark = "✓" if self.is_reached else "✗"
        return (mark, self.what, self.reach, self.measured, self.peer, self.how)


def percentile(samples: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: always a value that was measured."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def p50(samples: Sequence[float]) -> float:
    """The median."""
    return percentile(samples, 0.5)


def p95(samples: Sequence[float]) -> float:
    """What 95 % of the samples stay within."""
    return percentile(samples, 0.95)


def milliseconds(seconds: float) -> str:
    """A duration to read: two digits where it is short."""
    value = seconds * 1000
    return f"{value:.2f} ms" if value < 10 else f"{value:.0f} ms"


def spread(samples: Sequence[float]) -> str:
    """How many samples there were, and how far apart."""
    shown = f"p50 {milliseconds(p50(samples))}, p95 {milliseconds(p95(samples))}"
    return f"{len(samples)} samples: {shown}"


def waiting(what: str, samples: Sequence[float], *, peer: str, more: str = "") -> Figure:
    """How long an editor waits, which is bounded for all that they do.

    Args:
        what: they wait for.
        samples: in seconds.
        peer: as for ``Figure``.
        more: what else is needed to judge the line.
    """
    reached = p95(samples)
    return Figure(
        what=what,
        reach=f"p95 ≤ {LONGEST_WAIT_SECONDS:g} s",
        measured=f"p95 {milliseconds(reached)}",
        is_reached=reached <= LONGEST_WAIT_SECONDS,
        peer=peer,
        how="; ".join(each for each in (spread(samples), more) if each),
    )


def table(figures: Sequence[Figure]) -> str:
    """All lines, in columns."""
    rows = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)
