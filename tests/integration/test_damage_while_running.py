"""What is damaged under processes that go on running is noticed, rebuilt, and told truly."""

import json
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from sqlalchemy import text

from content_models.damage_reports import DamageReports
from content_models.published import PublishedStore
from tests.integration.installation import Installation
from tests.integration.serving import ServedSite

PATIENCE_SECONDS = 120
POLL_SECONDS = 0.2
PAGES_OVERWRITTEN = 40
SQLITE_PAGE_BYTES = 4096


@dataclass
class Running:
    """A portal that runs, and a worker in another process."""

    site: ServedSite
    kept: str
    gone: str

    @property
    def installation(self) -> Installation:
        return self.site.installation

    def status(self, path: str) -> int:
        try:
            with urlopen(self.site.address(path)) as answer:  # noqa: S310 - our own
                return int(answer.status)
        except HTTPError as error:
            return error.code

    def state(self) -> tuple[int, ...]:
        """What readers see: readiness, a page, one that was taken away, two searches."""
        paths = ("/readyz", self.kept, self.gone, "/fr/library?q=mot7", "/api/v1/search?q=mot7")
        return tuple(self.status(path) for path in paths)


@contextmanager
def worker_of(installation: Installation) -> Iterator[Path]:
    """A worker in a process of its own; gives its log."""
    log = installation.folder / "worker.log"
    with log.open("wb") as lines:
        process = subprocess.Popen(
            [installation.python, "-m", "cms", "worker"],
            cwd=installation.checkout,
            env=installation.environment,
            stdout=lines,
            stderr=subprocess.STDOUT,
        )
    try:
        yield log
        assert process.poll() is None, log.read_text()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def flip(file: Path, seed: int) -> None:
    """Change one byte of a file where it lies."""
    place = random.Random(seed).randrange(file.stat().st_size)
    with file.open("r+b") as opened:
        opened.seek(place)
        (byte,) = opened.read(1)
        opened.seek(place)
        opened.write(bytes([byte ^ 0xFF]))


def files_of_the_index(running: Running, pattern: str) -> list[Path]:
    files = sorted(running.installation.deployment.index_folder.glob(f"*/{pattern}"))
    assert files, pattern
    return files


def flip_in_segments(running: Running) -> None:
    for file in files_of_the_index(running, "*.seg"):
        flip(file, 1)


def delete_contents(running: Running) -> None:
    for file in files_of_the_index(running, "*.toc"):
        file.unlink()


def flip_in_all_files_of_the_index(running: Running) -> None:
    for file in files_of_the_index(running, "[!M]*") + files_of_the_index(running, "*.se*"):
        flip(file, 2)


def overwrite_the_store(running: Running) -> None:
    """Forty pages in the middle of the file; on PostgreSQL the words of half the rows."""
    deployment = running.installation.deployment
    if deployment.uses_postgresql:
        execute(
            running,
            "UPDATE {schema}.documents SET content = '{{' || content WHERE sequence % 2 = 0",
        )
        return
    file = PublishedStore(deployment).path
    pages = file.stat().st_size // SQLITE_PAGE_BYTES
    assert pages > 2 * PAGES_OVERWRITTEN
    with file.open("r+b") as opened:
        opened.seek((pages - PAGES_OVERWRITTEN) // 2 * SQLITE_PAGE_BYTES)
        opened.write(random.Random(3).randbytes(PAGES_OVERWRITTEN * SQLITE_PAGE_BYTES))


def change_a_letter_in_the_store(running: Running) -> None:
    """What neither database can notice: a letter of a text."""
    deployment = running.installation.deployment
    if deployment.uses_postgresql:
        execute(running, "UPDATE {schema}.documents SET content = replace(content, 'mot7', 'mut7')")
        return
    file = PublishedStore(deployment).path
    content = file.read_bytes()
    place = content.index(b"mot77 ")
    with file.open("r+b") as opened:
        opened.seek(place)
        opened.write(b"mut77 ")


def drop_a_table(running: Running) -> None:
    """On SQLite the first page, in which its tables are described."""
    deployment = running.installation.deployment
    if deployment.uses_postgresql:
        execute(running, "DROP TABLE {schema}.tombstones")
        return
    with PublishedStore(deployment).path.open("r+b") as opened:
        opened.write(b"\0" * SQLITE_PAGE_BYTES)


def execute(running: Running, statement: str) -> None:
    deployment = running.installation.deployment
    store = PublishedStore(deployment)
    with store.engine().begin() as connection:
        connection.execute(text(statement.format(schema=f'"{deployment.schema("published")}"')))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, Path]]:
    installation = Installation.to_be_served(tmp_path_factory.mktemp("running"))
    paths = json.loads(installation.run("tests.integration.publishing_a_few"))
    checkpoint(installation)
    try:
        with (
            worker_of(installation) as log,
            ServedSite.serving(installation, has_worker=False) as site,
        ):
            yield Running(site, **paths), log
    finally:
        installation.delete()


def checkpoint(installation: Installation) -> None:
    """Have SQLite write its log into the file, where damage can be done."""
    if installation.deployment.uses_postgresql:
        return
    store = PublishedStore(installation.deployment)
    with store.engine().connect() as connection:
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()


def wait_until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(POLL_SECONDS)


HARMS = (
    flip_in_segments,
    delete_contents,
    flip_in_all_files_of_the_index,
    change_a_letter_in_the_store,
    overwrite_the_store,
    drop_a_table,
)


@pytest.mark.parametrize("harm", HARMS)
def test_damage_is_repaired_while_all_processes_go_on(
    running: tuple[Running, Path], harm: Callable[[Running], None]
) -> None:
    portal, log = running
    before = portal.state()
    sequence = latest_change(portal)
    checkpoint(portal.installation)
    told = log.stat().st_size
    assert before == (200, 200, 410, 200, 200)

    harm(portal)
    # A page that somebody reads may not touch what is damaged: the clock's check finds it then.
    portal.state()
    DamageReports(portal.installation.deployment).leave()

    wait_until(lambda: b"sound again" in log.read_bytes()[told:], log.read_text())
    # With its table, the past is lost: what was taken away is unknown now.
    expected = (*before[:2], 404, *before[3:]) if harm is drop_a_table else before
    wait_until(lambda: portal.state() == expected, str(portal.state()))
    assert "rebuilding what readers see" in log.read_text()[told:]
    assert latest_change(portal) >= sequence
    assert portal.installation.run("cms", "verify").strip() == "no difference"


def latest_change(portal: Running) -> int:
    store = PublishedStore(portal.installation.deployment)
    sequence = store.state().sequence
    store.close()
    return sequence
