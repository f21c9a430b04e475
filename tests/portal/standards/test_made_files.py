"""Large files are made on the disk, one at a time, and sent in pieces."""

import gzip
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portal.standards import made_files
from portal.standards.made_files import MadeFiles, NotMadeYetError
from tests.portal.conftest import Site, text_of
from tests.portal.standards.samples import whole

GZIP = {"Accept-Encoding": "gzip"}


def content(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode()


def test_a_file_is_made_once_for_each_state(tmp_path: Path) -> None:
    files, made = MadeFiles(), []

    def make() -> Iterator[str]:
        made.append(1)
        yield "é"
        yield "β"

    first = files.file(tmp_path, "a.csv", "1", make)
    assert content(first) == "éβ"
    assert MadeFiles().file(tmp_path, "a.csv", "1", make) == first  # another process
    second = files.file(tmp_path, "a.csv", "2", make)

    assert len(made) == 2
    assert second != first
    assert [each.name for each in tmp_path.iterdir()] == [second.name]


def test_what_takes_long_is_the_file_before_or_comes_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, may_go_on = MadeFiles(), threading.Event()

    def slow() -> Iterator[str]:
        may_go_on.wait(10)
        yield "new"

    before = files.file(tmp_path, "a.csv", "1", lambda: ["old"])
    monkeypatch.setattr(made_files, "PATIENCE_SECONDS", 0)
    assert files.file(tmp_path, "a.csv", "2", slow) == before
    with pytest.raises(NotMadeYetError):
        files.file(tmp_path, "b.csv", "2", slow)
    may_go_on.set()
    monkeypatch.setattr(made_files, "PATIENCE_SECONDS", 10)

    assert content(files.file(tmp_path, "a.csv", "2", slow)) == "new"
    assert content(files.file(tmp_path, "b.csv", "2", slow)) == "new"


def test_whoever_waits_is_told_what_went_wrong_and_nothing_is_left(tmp_path: Path) -> None:
    def fails() -> Iterator[str]:
        yield "half"
        raise LookupError("gone")

    with pytest.raises(LookupError):
        MadeFiles().file(tmp_path, "a.csv", "1", fails)

    assert list(tmp_path.iterdir()) == []


def test_no_more_than_so_many_files_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_files, "MOST_FILES", 3)
    files = MadeFiles()

    for number in range(6):
        files.file(tmp_path, f"list-{number}", "1", lambda: ["a"])

    assert len(list(tmp_path.iterdir())) == 3


def test_a_program_is_asked_to_come_back(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_files, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(made_files.threading.Thread, "start", lambda _thread: None)

    response = site.client().get("/data/services.csv")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert response.get_json()["error"]["status"] == 503


def test_a_file_is_sent_as_it_lies_or_unpacked(site: Site) -> None:
    site.publish(whole())
    reader = site.client()

    packed = reader.get("/data/organisations.ndjson", headers=GZIP)
    plain = reader.get("/data/organisations.ndjson")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    for response, headers in ((packed, GZIP), (plain, {})):
        asked = headers | {"If-None-Match": response.headers["ETag"]}
        assert reader.get("/data/organisations.ndjson", headers=asked).status_code == 304
    assert packed.headers["ETag"] != plain.headers["ETag"]


def test_a_download_that_broke_off_goes_on(site: Site) -> None:
    site.publish(whole())
    reader = site.client()
    whole_file = reader.get("/data/services.json", headers=GZIP)

    rest = reader.get("/data/services.json", headers=GZIP | {"Range": "bytes=100-"})

    assert rest.status_code == 206
    assert rest.data == whole_file.data[100:]


@pytest.mark.parametrize("path", ["/data/organisations.csv", "/hsds/services",
                                  "/hsds/services?format=ndjson"])  # fmt: skip
def test_a_head_has_the_headers_of_a_get_and_no_body(site: Site, path: str) -> None:
    site.publish(whole())
    reader = site.client()

    head, get = reader.head(path, headers=GZIP), reader.get(path, headers=GZIP)

    assert head.data == b""
    for name in ("ETag", "Content-Type", "Cache-Control", "Access-Control-Allow-Origin"):
        assert head.headers[name] == get.headers[name], name
    assert "Link" in get.headers["Access-Control-Expose-Headers"]


@pytest.fixture
def filled(site: Site) -> FlaskClient:
    site.publish(whole(), whole("ossau"))
    return site.client()


@pytest.mark.parametrize("root", ["hsds", "oruk"])
@pytest.mark.parametrize(("path", "number"), [
    ("services", 4), ("organizations", 2), ("service_at_locations", 6), ("taxonomies", 10),
])  # fmt: skip
def test_all_of_a_list_comes_as_lines(
    filled: FlaskClient, root: str, path: str, number: int
) -> None:
    page = filled.get(f"/{root}/{path}?per_page=200").get_json()["contents"]
    response = filled.get(f"/{root}/{path}?format=ndjson&per_page=1&page=7")
    lines = [json.loads(each) for each in text_of(response).splitlines()]

    assert response.content_type == "application/x-ndjson"
    assert len(lines) == number
    assert sorted(lines, key=lambda row: row["id"]) == sorted(page, key=lambda row: row["id"])


def test_lines_are_filtered_and_whole_if_wanted(filled: FlaskClient) -> None:
    answer = filled.get("/hsds/services?format=ndjson&full=true&minimum_age=16")
    lines = [json.loads(each) for each in text_of(answer).splitlines()]

    assert [each["name"] for each in lines] == ["Cours de français"] * 2
    assert all(each["cost_options"] for each in lines)


ENDING = """
import sys, threading
from pathlib import Path
from portal.standards import made_files

made_files.PATIENCE_SECONDS = 0
begun = threading.Event()

def endless():
    while True:
        begun.set()
        yield "a"

try:
    made_files.MadeFiles().file(Path(sys.argv[1]), "a.csv", "1", endless)
except made_files.NotMadeYetError:
    begun.wait(10)
"""


def test_a_process_that_ends_makes_no_file_to_its_end(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ENDING, str(tmp_path)]

    assert subprocess.run(command, check=False, timeout=60).returncode == 0
    assert list(tmp_path.iterdir()) == []
