"""Figures: each is a ratio to something measured in the same run, or a size that was promised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

Pair = tuple[float, float]
"""What one round took: ours, and what it is compared with."""
HEADINGS = ("", "figure", "measured", "reach", "how")


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        what: is measured, and beside what.
        measured: what came out.
        reach: the limit.
        is_reached: whether the figure keeps to it.
        how: what else is needed to judge the line.
    """

    what: str
    measured: str
    reach: str
    is_reached: bool
    how: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it is shown."""
        return ("✓" if self.is_reached else "✗", self.what, self.measured, self.reach, self.how)


def times(what: str, rounds: Sequence[Pair], most: float, how: str = "") -> Figure:
    """The median of all rounds' ratios: the machine's noise falls on both sides of each."""
    middle, spread = _ratio(rounds, how)
    return Figure(what, f"{middle:.2f} ×", f"≤ {most:g} ×", middle <= most, spread)


def at_least(what: str, rounds: Sequence[Pair], least: float, how: str = "") -> Figure:
    """The median of all rounds' ratios, which is to be large."""
    middle, spread = _ratio(rounds, how)
    return Figure(what, f"{middle:.2f} ×", f"≥ {least:g} ×", middle >= least, spread)


def told(what: str, rounds: Sequence[Pair], how: str = "") -> Figure:
    """The median of all rounds' ratios, of which nothing was promised."""
    middle, spread = _ratio(rounds, how)
    return Figure(what, f"{middle:.2f} ×", "-", is_reached=True, how=spread)


def _ratio(rounds: Sequence[Pair], how: str) -> tuple[float, str]:
    ratios = [ours / theirs for ours, theirs in rounds]
    low, _, high = quantiles(ratios, n=4)
    ours, theirs = (quantiles(side, n=4)[0] for side in zip(*rounds, strict=True))
    spread = (
        f"{len(ratios)} rounds, half of them {low:.2f} to {high:.2f};"
        f" the fastest quarter of each {ours / theirs:.2f}"
    )
    return median(ratios), "; ".join(each for each in (spread, how) if each)


def table(figures: Iterable[Figure]) -> str:
    """All lines, in columns."""
    rows = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
