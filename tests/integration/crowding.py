"""Two publishers and four readers at once, for some seconds or rounds: no error, nothing lost.

Run by test_bad_days.py as ``python -m tests.integration.crowding SECONDS``, in an installation of
its own.
"""

import logging
import os
import sys
import time
from collections.abc import Iterator
from itertools import count, takewhile

import django
from flask.testing import FlaskClient

from tests.integration import children

PUBLISHERS = 2
READERS = 4
ROUNDS = 3
"""What each comes to at least, however slow the machine is."""


class ErrorsRaise(logging.Handler):
    """Ends the process at the first error logged: a swallowed error is an error here."""

    def emit(self, record: logging.LogRecord) -> None:
        print(self.format(record), file=sys.stderr, flush=True)
        os._exit(1)


def main(seconds: float) -> None:
    django.setup()
    logging.getLogger().addHandler(ErrorsRaise(logging.ERROR))
    children.run(prepare)
    ends_at = time.monotonic() + seconds
    started = [
        *(children.start(lambda n=n: publish_until(ends_at, n)) for n in range(PUBLISHERS)),
        *(children.start(lambda: read_until(ends_at)) for _ in range(READERS)),
    ]
    codes = [children.exit_code(pid) for pid in started]
    assert codes == [0] * len(started), codes
    children.run(check)


def prepare() -> None:
    from cms.publishing.soundness import ensure_sound
    from tests.cms import factories

    ensure_sound()
    factories.published_case_study("Atelier premier")


def publish_until(ends_at: float, number: int) -> None:
    from tests.cms import factories

    for step in rounds(ends_at):
        page = factories.published_case_study(
            f"Atelier {number} {step}", slug=f"atelier-{number}-{step}"
        )
        factories.published_organisation(f"Accueil {number} {step}")
        if step % 3 == 2:
            page.unpublish()
    print(f"publisher {number}: {step + 1} rounds", flush=True)


def read_until(ends_at: float) -> None:
    import wsgi

    client = wsgi.create_app().test_client()
    asked = [read_with(client) for _ in rounds(ends_at)]
    print(f"reader: {len(asked)} rounds", flush=True)


def read_with(client: FlaskClient) -> None:
    for address in ("/fr/", "/fr/library?q=atelir", "/fr/directory?q=accueil", "/en/library"):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status)


def rounds(ends_at: float) -> Iterator[int]:
    return takewhile(lambda step: step < ROUNDS or time.monotonic() < ends_at, count())


def check() -> None:
    """After the last sweep everything is the same everywhere."""
    from cms.publishing.request import projector
    from cms.publishing.rooms import live_index, published_store
    from cms.publishing.verification import differences

    projector().drain(timeout_seconds=30)
    assert differences(published_store(), live_index()) == []


if __name__ == "__main__":
    main(float(sys.argv[1]))
