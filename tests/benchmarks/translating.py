"""The table of every item in every language, as an editor waits for it."""

import time

from tests.benchmarks.admin import Admin
from tests.benchmarks.figures import Figure, milliseconds, p95, waiting

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
    return waiting(
        f"the table of translations, {documents:,} documents",
        asked,
        peer=f"Wagtail's list of organisations: p95 {milliseconds(p95(peers))}",
    )


def _seconds(admin: Admin, path: str) -> float:
    started = time.perf_counter()
    admin.form(path)
    return time.perf_counter() - started
