"""From the editor's click on "Publish" until a reader's search finds the item."""

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.benchmarks.admin import Admin
from tests.benchmarks.figures import Figure, milliseconds, p95, spread, waiting
from tests.benchmarks.forms import CASE_STUDY, FIELDS, ORGANISATION, new_name
from tests.benchmarks.serving import HOST

GIVE_UP_SECONDS = 30.0
POLL_SECONDS = 0.01
PUBLISH = {"action-publish": "action-publish"}


@dataclass
class Timings:
    """Seconds of each publish: until found, until the admin answered, and without projection."""

    found: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    without: list[float] = field(default_factory=list)


class Publisher:
    """Publishes new items with invented names through the admin's own forms."""

    def __init__(self, port: int, password: str, forms: dict[str, str]) -> None:
        self._admin = Admin(port, "reviewer", password)
        self._forms = forms
        self._filled = {kind: self._admin.form(path) for kind, path in forms.items()}

    def publish(self, kind: str, name: str) -> None:
        """Publish an item of a kind."""
        self._admin.send(self._forms[kind], self._filled[kind] | FIELDS[kind](name) | PUBLISH)

    def close(self) -> None:
        """Leave."""
        self._admin.close()


def measure(
    port: int, peer_port: int, password: str, forms: dict[str, str], samples: int
) -> list[Figure]:
    """Publish by turns with and without projection, half organisations, half case studies.

    Args: as ``editing.measure``'s.
    """
    publisher = Publisher(port, password, forms)
    peer = Publisher(peer_port, password, forms)
    timings = Timings()
    for number in range(-2, samples):  # the first two, which load what is loaded once, do not count
        kind = (ORGANISATION, CASE_STUDY)[number % 2]
        once = _timed(publisher, peer, kind, port)
        if number >= 0:
            timings.found.append(once.found[0])
            timings.answered.append(once.answered[0])
            timings.without.append(once.without[0])
    publisher.close()
    peer.close()
    return [_answering(timings), _finding(timings)]


def _answering(timings: Timings) -> Figure:
    return waiting(
        "publish in the admin → its answer",
        timings.answered,
        peer=_without(timings),
        more=f"without projection {spread(timings.without)}",
    )


def _finding(timings: Timings) -> Figure:
    return waiting(
        "publish in the admin → found in the portal", timings.found, peer=_without(timings)
    )


def _without(timings: Timings) -> str:
    return f"the same without projection: p95 {milliseconds(p95(timings.without))}"


def _timed(publisher: Publisher, peer: Publisher, kind: str, port: int) -> Timings:
    without = _seconds(lambda: peer.publish(kind, new_name()))
    name = new_name()
    started = time.perf_counter()
    publisher.publish(kind, name)
    answered = time.perf_counter() - started
    _wait_until_found(port, "directory" if kind == ORGANISATION else "library", name)
    return Timings([time.perf_counter() - started], [answered], [without])


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _wait_until_found(port: int, section: str, name: str) -> None:
    """Search as a reader does, until the list leads to the item.

    Raises:
        TimeoutError: it never did.
    """
    connection = http.client.HTTPConnection(HOST, port, timeout=GIVE_UP_SECONDS)
    ends_at = time.monotonic() + GIVE_UP_SECONDS
    try:
        while time.monotonic() < ends_at:
            connection.request("GET", f"/fr/{section}?q={quote(name)}")
            # The name alone stands in the search box of every answer; the address only in a card.
            if f"accueil-{name.lower()}-".encode() in connection.getresponse().read():
                return
            time.sleep(POLL_SECONDS)
    finally:
        connection.close()
    raise TimeoutError(f"{name} was published and never found")
