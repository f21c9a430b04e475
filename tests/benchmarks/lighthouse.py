"""What Lighthouse says of each template on a telephone: its figures, its medians, its limits.

Lighthouse slows network and processor down by calculation; a machine that is busy with something
else adds to that. Nothing else should run beside it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from content_models.deployment import PROJECT_FOLDER
from tests.benchmarks.figures import Figure
from tests.browser.chromium import FLAGS, chromium_path
from tests.browser.places import Place, places
from tests.integration.serving import ServedSite

LIGHTHOUSE = PROJECT_FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
LANGUAGES = ("fr", "ar")
ROUNDS = 5
TRIES = 3
"""On a busy machine Chromium now and then gives no trace, and Lighthouse asks to be run again."""
SECONDS = 180

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST_PERFORMANCE = 99
LARGEST_PAINT_SECONDS = 1.2
LONGEST_BLOCKING_MILLISECONDS = 30
REACH = (
    f"{LEAST_PERFORMANCE}/100/100/100;"
    f" LCP ≤ {LARGEST_PAINT_SECONDS} s, CLS 0, TBT ≤ {LONGEST_BLOCKING_MILLISECONDS} ms"
)


@dataclass(frozen=True)
class Run:
    """One run.

    Attributes:
        scores: of the categories, 0 to 100.
        largest_paint: when the largest part of the page was there, in seconds.
        shift: how much the page jumped; has no unit.
        blocking: for how long the page did not listen, in milliseconds.
    """

    scores: tuple[float, ...]
    largest_paint: float
    shift: float
    blocking: float

    @classmethod
    def read(cls, report: dict[str, Any]) -> "Run":
        """What Lighthouse wrote."""
        audits = report["audits"]
        return cls(
            scores=tuple(round(report["categories"][name]["score"] * 100) for name in CATEGORIES),
            largest_paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
            shift=audits["cumulative-layout-shift"]["numericValue"],
            blocking=audits["total-blocking-time"]["numericValue"],
        )

    @classmethod
    def median_of(cls, runs: Sequence["Run"]) -> "Run":
        """The median of each figure."""
        return cls(
            scores=tuple(median(each) for each in zip(*(run.scores for run in runs), strict=True)),
            largest_paint=median(run.largest_paint for run in runs),
            shift=median(run.shift for run in runs),
            blocking=median(run.blocking for run in runs),
        )

    @property
    def is_within_limits(self) -> bool:
        """Whether every figure is what was promised."""
        performance, *others = self.scores
        return (
            performance >= LEAST_PERFORMANCE
            and all(score == 100 for score in others)
            and round(self.largest_paint, 1) <= LARGEST_PAINT_SECONDS
            and round(self.shift, 3) == 0
            and round(self.blocking) <= LONGEST_BLOCKING_MILLISECONDS
        )

    def __str__(self) -> str:
        scores = "/".join(f"{score:.0f}" for score in self.scores)
        return (
            f"{scores}; LCP {self.largest_paint:.1f} s,"
            f" CLS {self.shift:.3g}, TBT {self.blocking:.0f} ms"
        )


def measure(site: ServedSite, rounds: int = ROUNDS, only: str = "") -> list[Figure]:
    """Every template in its usual state, by turns, so that noise falls on all of them alike.

    Args:
        site: serves them.
        rounds: how often each page is run.
        only: the name of the one place to run, or nothing for all.
    """
    asked = list(_asked(site, only))
    runs: dict[Place, list[Run]] = {place: [] for place in asked}
    for number in range(rounds):
        for place in asked:
            print(f"… Lighthouse, round {number + 1}: {place.path}", file=sys.stderr, flush=True)
            runs[place].append(run(site.address(place.path), is_indexed=place.is_indexed))
    return [_figure(place, runs[place]) for place in asked]


def run(address: str, *, is_indexed: bool = True) -> Run:
    """Run Lighthouse once, as it is for a telephone.

    Raises:
        RuntimeError: it could not, however often it was tried.
    """
    words = [
        "node",
        str(LIGHTHOUSE),
        address,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(FLAGS)}",
        # What asks search engines to pass it by does so on purpose.
        *([] if is_indexed else ["--skip-audits=is-crawlable"]),
    ]
    environment = os.environ | {"CHROME_PATH": chromium_path()}
    for _ in range(TRIES):
        done = subprocess.run(
            words, capture_output=True, text=True, timeout=SECONDS, check=False, env=environment
        )
        if done.returncode == 0:
            return Run.read(json.loads(done.stdout))
    raise RuntimeError(f"{address}: {done.stderr}")


def _asked(site: ServedSite, only: str) -> Iterator[Place]:
    for language in LANGUAGES:
        for place in places(site, language):
            if place.is_plain and only in {"", place.name}:
                yield place


def _figure(place: Place, runs: list[Run]) -> Figure:
    found = Run.median_of(runs)
    performance = [each.scores[0] for each in runs]
    paint = [each.largest_paint for each in runs]
    blocking = [each.blocking for each in runs]
    return Figure(
        what=f"Lighthouse, telephone, {place.name} {place.path[1:3]}",
        reach=REACH,
        measured=str(found),
        is_reached=found.is_within_limits,
        peer="–",
        how=(
            f"median of {len(runs)}: performance {min(performance):.0f} to {max(performance):.0f},"
            f" LCP {min(paint):.1f} to {max(paint):.1f} s,"
            f" TBT {min(blocking):.0f} to {max(blocking):.0f} ms"
        ),
    )
