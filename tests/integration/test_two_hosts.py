"""Two hosts serve one site by PostgreSQL and OpenSearch, and either may lose its power."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from sqlalchemy.engine import make_url

from content_models.search_cluster import SearchCluster
from tests.integration import databases
from tests.integration.hosts import BRIDGE_ADDRESS, Host, can_be_made, two_hosts
from tests.integration.installation import Installation
from tests.integration.switchboard import Switchboard

SECONDS = 120


def shows(host: Host, path: str, wanted: str) -> bool:
    try:
        with urlopen(host.base_url + path, timeout=30) as answer:  # noqa: S310 - our own
            return wanted in answer.read().decode()
    except (URLError, OSError):
        return False


def wait_until_shown(hosts: list[Host], path: str, wanted: str) -> None:
    until = time.monotonic() + SECONDS
    while not all(shows(host, path, wanted) for host in hosts):
        logs = [Path(host.environment["VAR_FOLDER"], "log").read_text() for host in hosts]
        assert time.monotonic() < until, f"{wanted} is not shown at {path}:\n{logs}"
        time.sleep(0.2)


@contextmanager
def line_to(host: str, port: int) -> Iterator[int]:
    """A port at which the hosts reach a server of this machine."""
    line = Switchboard(host, port, BRIDGE_ADDRESS)
    line.turn_on()
    yield line.port
    line.turn_off()


@contextmanager
def site_of(cluster: SearchCluster, folder: Path) -> Iterator[list[Host]]:
    """Two hosts with one database and one cluster, and nothing running yet."""
    installation = Installation.with_tables(folder)
    address = make_url(installation.database_url)
    with ExitStack() as lines:
        hosts = lines.enter_context(two_hosts(folder))
        database = lines.enter_context(line_to(address.host or "127.0.0.1", address.port or 5432))
        nodes = [
            lines.enter_context(line_to("127.0.0.1", int(each.rpartition(":")[2])))
            for each in cluster.addresses
        ]
        by_line = address.set(host=BRIDGE_ADDRESS, port=database)
        for host in hosts:
            host.environment |= {
                "DJANGO_SETTINGS_MODULE": "cms.settings",
                "SECRET_KEY": "shared by both hosts of this test",
                "LOG_LEVEL": "WARNING",
                "DATABASE_URL": by_line.render_as_string(hide_password=False),
                "SEARCH_URL": ",".join(f"http://{BRIDGE_ADDRESS}:{port}" for port in nodes),
                "SEARCH_PREFIX": cluster.prefix,
            }
        yield hosts
    installation.delete()


if databases.is_wanted():  # SQLite's files are on one host

    def test_two_hosts_serve_one_site_and_either_may_lose_its_power(
        cluster: SearchCluster, tmp_path: Path
    ) -> None:
        if not can_be_made():
            pytest.skip("two hosts want root, and the command ip (apt-get install iproute2)")
        with site_of(cluster, tmp_path) as (first, second):
            first.run("cms", "migrate", "--verbosity", "0")
            first.run("tests.integration.publishing_later", "Fromagerie")
            first.serve("wsgi:serve_site", EMBEDDED_WORKER="1")
            second.serve("wsgi:serve_portal")
            second.start("cms", "worker")  # waits to take over

            wait_until_shown(
                [first, second], "/fr/library?q=fromagerei", "/case-studies/fromagerie"
            )
            second.run("tests.integration.publishing_later", "Verger")
            wait_until_shown([first, second], "/fr/library?q=verger", "/case-studies/verger")
            first.lose_power()
            second.run("tests.integration.publishing_later", "Rucher")
            wait_until_shown([second], "/fr/library?q=rucher", "/case-studies/rucher")

            assert not shows(first, "/fr/", "INSERT")
            assert shows(second, "/fr/library?q=fromagerie", "/case-studies/fromagerie")
