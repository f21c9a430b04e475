"""What happens when processes die or come together. Each runs in an installation of its own."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.installation import Installation

KILLS = 30
CROWD_SECONDS = 10


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = Installation.make(tmp_path)
    yield made
    made.delete()


def test_thirty_kills_at_random_moments_lose_no_confirmed_publish(
    installation: Installation,
) -> None:
    seed = secrets.randbelow(10**6)

    told = installation.run("tests.integration.crashing", str(KILLS), str(seed))

    assert f"{KILLS} kills survived" in told


def test_two_publishers_and_four_readers_meet_without_an_error(
    installation: Installation,
) -> None:
    told = installation.run("tests.integration.crowding", str(CROWD_SECONDS))

    assert told.count("publisher") == 2
    assert told.count("reader") == 4
