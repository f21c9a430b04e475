"""A crawl over real sockets misses nothing while another process changes 200 records."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any
from urllib.request import urlopen

import pytest

from content_models.deployment import Deployment
from tests.portal.conftest import Site
from tests.portal.standards.changing import CHANGED, NEW, RECORDS
from tests.portal.standards.samples import whole
from tests.portal.standards.test_conformance import running

BASE = "https://insert.example"


@pytest.fixture
def address(site: Site) -> Iterator[str]:
    """A portal on a real socket, with records."""
    site.publish(*(whole(f"record {number}") for number in range(RECORDS)))
    with running(site) as at:
        yield at


@contextmanager
def changing(deployment: Deployment) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """Let another process change records, some for each line that is written to it."""
    environment = os.environ | {
        "VAR_FOLDER": str(deployment.var_folder),
        "DATABASE_URL": deployment.database_url,
        "SCHEMA_PREFIX": deployment.schema_prefix,
    }
    command = [sys.executable, "-m", "tests.portal.standards.changing"]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, bufsize=0) as process:
        assert process.stdin is not None
        try:
            yield process, process.stdin
            assert process.wait(timeout=120) == 0
        finally:
            process.kill()


def read(address: str) -> tuple[Any, str]:
    with urlopen(address, timeout=60) as answer:  # noqa: S310 - loopback
        return json.load(answer), answer.headers.get("Link", "")


def crawl(address: str, path: str, then: Callable[[], object] = bool) -> list[dict[str, Any]]:
    """All rows of a list, page after page by its links; after each something else is done."""
    rows: list[dict[str, Any]] = []
    while path:
        page, link = read(address + path)
        rows += page["contents"]
        then()
        path = link.partition(">")[0].removeprefix(f"<{BASE}")
    return rows


class Copy:
    """Keeps a copy by ``/api/v1/changes``, as docs/api.md says."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.summaries: dict[tuple[str, str], str] = {}
        self.sequences: list[int] = []

    def follow(self) -> None:
        after: int | None = self.sequences[-1] if self.sequences else 0
        while after is not None:
            page, _link = read(f"{self._address}/api/v1/changes?after={after}&limit=7")
            for change in page["items"]:
                self.sequences.append(change["sequence"])
                version = (change["key"], change["locale"])
                self.summaries.pop(version, None)
                if change["document"] is not None:
                    self.summaries[version] = change["document"]["summary"]
            after = page["next"]


def test_a_crawl_has_each_that_stays_once_and_a_copy_is_the_store(address: str, site: Site) -> None:
    crawls: list[list[dict[str, Any]]] = []
    copy = Copy(address)

    with changing(site.settings.deployment) as (process, line):

        def let_it_change() -> None:
            with suppress(BrokenPipeError):  # it has done all
                line.write(b"\n")

        while process.poll() is None:
            crawls.append(crawl(address, "/hsds/services?per_page=5", let_it_change))
            copy.follow()
    copy.follow()

    stays = services_of(CHANGED)
    for rows in crawls:
        ids = [row["id"] for row in rows]
        assert stays <= set(ids)
        assert len(ids) == len(set(ids))
    assert len(crawls) > 1
    after = crawl(address, "/hsds/services?per_page=200")
    assert {row["id"] for row in after} == services_of([*CHANGED, *NEW])
    with site.store.reading() as snapshot:
        documents = snapshot.documents(sorted(snapshot.versions_of_kind("organisation")))
    assert copy.summaries == {(str(each.key), each.locale): each.summary for each in documents}
    assert copy.sequences == sorted(set(copy.sequences))
    assert len(documents) == len(CHANGED) + len(NEW)


def services_of(numbers: Iterable[int]) -> set[str]:
    return {str(each.key) for number in numbers for each in whole(f"record {number}").services}
