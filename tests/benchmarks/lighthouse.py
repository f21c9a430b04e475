"""What Lighthouse says of each template on a telephone.

It slows network and processor down by calculation; a machine that is busy with something else adds
to that. Nothing else should run beside it.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict
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
LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
SHIFT = "cumulative-layout-shift"
"""How much a page jumps: has no unit, and must be nothing."""
REACH = f"≥ {'/'.join(map(str, LEAST.values()))}, no shift"


def measure(site: ServedSite, rounds: int = ROUNDS, only: str = "") -> list[Figure]:
    """Every template in its usual state, by turns, so that noise falls on all of them alike.

    Args:
        site: serves them.
        rounds: how often each page is run.
        only: the name of the one place to run, or nothing for all.
    """
    asked = [
        place
        for language in LANGUAGES
        for place in places(site, language)
        if place.is_plain and only in {"", place.name}
    ]
    reports: dict[Place, list[dict[str, Any]]] = defaultdict(list)
    for number in range(rounds):
        for place in asked:
            print(f"… Lighthouse, round {number + 1}: {place.path}", file=sys.stderr, flush=True)
            reports[place].append(report(site.address(place.path), is_indexed=place.is_indexed))
    return [figure(place, reports[place]) for place in asked]


def report(address: str, *, is_indexed: bool) -> dict[str, Any]:
    """Run Lighthouse once, as it is for a telephone.

    Raises:
        RuntimeError: it could not, however often it was tried.
    """
    words = ["node", str(LIGHTHOUSE), address, "--quiet", "--output=json", "--output-path=stdout"]
    words += [f"--only-categories={','.join(LEAST)}", f"--chrome-flags={' '.join(FLAGS)}"]
    if not is_indexed:  # what asks search engines to pass it by does so on purpose
        words.append("--skip-audits=is-crawlable")
    environment = os.environ | {"CHROME_PATH": chromium_path()}
    for _ in range(TRIES):
        done = subprocess.run(
            words, capture_output=True, text=True, timeout=SECONDS, check=False, env=environment
        )
        if done.returncode == 0:
            found: dict[str, Any] = json.loads(done.stdout)
            return found
    raise RuntimeError(f"{address}: {done.stderr}")


def figure(place: Place, reports: list[dict[str, Any]]) -> Figure:
    """The medians of a place's scores, 0 to 100, and its largest shift."""
    scores = {
        name: median(round(each["categories"][name]["score"] * 100) for each in reports)
        for name in LEAST
    }
    shift = max(each["audits"][SHIFT]["numericValue"] for each in reports)
    return Figure(
        what=f"Lighthouse, telephone, {place.name} {place.path[1:3]}",
        measured=f"{'/'.join(f'{score:g}' for score in scores.values())}, shift {shift:.3g}",
        reach=REACH,
        is_reached=round(shift, 3) == 0 and all(scores[name] >= LEAST[name] for name in LEAST),
        how=f"medians of {len(reports)}",
    )
