"""A worker outlives its database, and says so; a second one stands by through it all."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from sqlalchemy.engine import make_url

from tests.integration import databases
from tests.integration.installation import Installation
from tests.integration.serving import ServedSite
from tests.integration.switchboard import Switchboard
from tests.integration.test_damage_while_running import wait_until, worker_of


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = Installation.to_be_served(tmp_path)
    yield made
    made.delete()


def readiness(site: ServedSite) -> tuple[int, dict[str, object]]:
    try:
        with urlopen(site.address("/readyz")) as answer:  # noqa: S310 - our own
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)


def status(site: ServedSite) -> object:
    return readiness(site)[1]["status"]


if databases.is_wanted():  # SQLite's files do not go away

    def test_workers_outlive_a_database_that_comes_late_and_restarts(
        installation: Installation, tmp_path: Path
    ) -> None:
        address = make_url(installation.database_url)
        line = Switchboard(address.host or "127.0.0.1", address.port or 5432)
        by_line = address.set(host="127.0.0.1", port=line.port)
        away = Installation(tmp_path, by_line.render_as_string(hide_password=False))
        serving = ServedSite.serving(away, ready="/healthz")

        with ExitStack() as running:
            running.callback(line.turn_off)
            site = running.enter_context(serving)
            standby = running.enter_context(worker_of(away))
            code, told = readiness(site)
            assert (code, told["reason"]) == (503, "the published store: does not answer")
            assert str(line.port) not in str(told)

            line.turn_on()
            wait_until(lambda: status(site) == "ready", "the database came, and nobody saw it")

            for _restart in range(2):
                line.turn_off()
                wait_until(lambda: readiness(site)[0] == 503, "the database went, unnoticed")
                line.turn_on()
                wait_until(lambda: status(site) == "ready", "the database came back, unnoticed")

            told_by_both = (tmp_path / "server.log").read_text() + standby.read_text()
            assert "the worker waits for the database" in told_by_both
            publish = "tests.integration.publishing_a_few"
            paths = json.loads(installation.run(publish).splitlines()[-1])
            with urlopen(site.address(paths["kept"])) as answer:  # noqa: S310 - our own
                assert answer.status == 200


def test_a_portal_without_a_worker_says_so_and_answers(installation: Installation) -> None:
    installation.run("cms", "rebuild")

    with ServedSite.serving(installation, has_worker=False) as site:
        code, told = readiness(site)

    assert (code, told) == (200, {"status": "without a living worker", "worker": None})
