"""The table of every item in every language, as an editor waits for it."""

import time

from tests.benchmarks.admin import Admin
from tests.benchmarks.figures import Figure, milliseconds, p95, spread

TARGET_SECONDS = 1.0
TABLE = "/cms/translation/"
STALE = "/cms/translation/?state=stale"
PEER = "/cms/snippets/directory/organisation/"
WARM_UPS = 2


def measure(port: int, password: str, documents: int, samples: int) -> Figure:
    """Ask for the table, all of it and what is stale, by turns with Wagtail's own list."""
    admin = Admin(port, "reviewer", password)
    asked: list[float] = []
    peers: list[float] = []
    for number in range(-WARM_UPS, samples):
        seconds, peer = (_seconds(admin, path) for path in ((TABLE, STALE)[number % 2], PEER))
        if number >= 0:
            asked.append(seconds)
            peers.append(peer)
    admin.close()
    reached = p95(asked)
    return Figure(
        what=f"the table of translations, {documents:,} documents",
        reach="p95 ≤ 1 s",
        measured=f"p95 {milliseconds(reached)}",
        is_reached=reached <= TARGET_SECONDS,
        peer=f"Wagtail's list of organisations: p95 {milliseconds(p95(peers))}",
        how=spread(asked),
    )


def _seconds(admin: Admin, path: str) -> float:
    started = time.perf_counter()
    admin.form(path)
    return time.perf_counter() - started
