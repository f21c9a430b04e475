"""The open data of the whole demonstration, as standards and their own checks read it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.integration.serving import ServedSite
from tests.standards import SERVED, assert_accepted, checker


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    with ServedSite.seeded(Path(tmp_path_factory.mktemp("site"))) as served:
        yield served


def read(site: ServedSite, path: str) -> Any:
    with urlopen(site.address(path), timeout=60) as answer:  # noqa: S310 - loopback
        return json.load(answer)


@pytest.mark.parametrize("standard", SERVED)
def test_a_running_server_conforms(
    site: ServedSite, capsys: pytest.CaptureFixture[str], standard: str
) -> None:
    check = checker()

    failures = check.walk(check.folder / standard, site.address(f"/{SERVED[standard]}"))

    told = capsys.readouterr().out
    assert failures == 0, told
    assert "no answer" not in told


def test_data_inclusion_accepts_every_row(site: ServedSite) -> None:
    structures = read(site, "/data/structures.json")
    services = read(site, "/data/services.json")

    assert len(structures) > 10
    assert len(services) >= len(structures)
    assert_accepted(structures, services)


def test_a_walk_through_all_pages_finds_every_service_once(site: ServedSite) -> None:
    address = site.address("/hsds/services?per_page=7")
    found: list[str] = []
    total = 0
    while address:
        with urlopen(address, timeout=60) as answer:  # noqa: S310 - loopback
            page = json.load(answer)
            link = answer.headers.get("Link", "")
        total = page["total_items"]
        found += [row["id"] for row in page["contents"]]
        address = link.partition(">")[0].removeprefix("<")

    assert len(found) == len(set(found)) == total
    assert total > 50
