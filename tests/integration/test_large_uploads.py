"""A file of 200 MB, sent to a real server: it is refused before it has arrived."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.integration.installation import Installation
from tests.integration.serving import ServedSite

SENT_BYTES = 200 * 1024 * 1024
ON_THE_WAY_BYTES = 24 * 1024 * 1024
"""What two sockets and the server may hold of it before the refusal arrives."""
ON_DISK_BYTES = 200_000
BLOCK = b"x" * 65_536
PATH = "/cms/documents/multiple/add/"
PATIENCE_SECONDS = 30


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """A site whose temporary files lie in a folder of their own."""
    folder = tmp_path_factory.mktemp("large")
    installation = Installation.seeded(folder)
    temporary = folder / "temporary"
    temporary.mkdir()
    installation.settings["TMPDIR"] = str(temporary)
    with ServedSite.serving(installation) as served:
        yield served
    installation.delete()


@pytest.mark.parametrize(
    ("header", "status"),
    [(f"Content-Length: {SENT_BYTES}", 413), ("Transfer-Encoding: chunked", 411)],
)
def test_it_is_refused_while_it_is_sent(site: ServedSite, header: str, status: int) -> None:
    before = kept_files(site.installation.folder)

    with connected(site) as connection:
        connection.sendall(f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\n{header}\r\n\r\n".encode())
        sent = sent_until_refused(connection, is_chunked="chunked" in header)
        answer = connection.recv(65_536).decode()

    assert sent < ON_THE_WAY_BYTES
    assert re.match(rf"HTTP/1.1 {status} ", answer)
    assert kept_files(site.installation.folder) == before


def test_a_client_that_asks_first_is_refused_before_it_sends(site: ServedSite) -> None:
    with connected(site) as connection:
        connection.sendall(
            f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
            f"Content-Length: {SENT_BYTES}\r\n\r\n".encode()
        )

        answer = HTTPResponse(connection)
        answer.begin()
        said = answer.read().decode()

    assert answer.status == 413
    assert "20,0" in said or "20.0" in said


def test_what_the_disk_does_not_take_is_told_in_words(site: ServedSite) -> None:
    """A disk that takes nothing, played by a folder that is gone once the server knows it."""
    taken, _page = told_of_a_body(site)
    (site.installation.folder / "temporary").rmdir()

    status, page = told_of_a_body(site)

    assert (taken, status) == (403, 500)  # the first is Django's: there is no token of its form
    assert "<h1" in page


def told_of_a_body(site: ServedSite) -> tuple[int, str]:
    """Answers a stranger whose body is kept on the disk for a while."""
    head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {ON_DISK_BYTES}\r\n\r\n"
    with connected(site) as connection:
        connection.sendall(head.encode() + b"x" * ON_DISK_BYTES)
        with HTTPResponse(connection) as answer:
            answer.begin()
            return answer.status, answer.read().decode()


@contextmanager
def connected(site: ServedSite) -> Iterator[socket.socket]:
    """A connection to the server."""
    host, port = site.base_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS) as connection:
        yield connection


def sent_until_refused(connection: socket.socket, *, is_chunked: bool) -> int:
    """How many bytes of a body the server lets through."""
    block = b"%x\r\n%s\r\n" % (len(BLOCK), BLOCK) if is_chunked else BLOCK
    sent = 0
    while sent < SENT_BYTES:
        try:
            connection.sendall(block)
        except ConnectionError:
            break
        sent += len(BLOCK)
    return sent


def kept_files(folder: Path) -> set[Path]:
    """Everything that the server has written where files are kept, for a while or for good."""
    kept = (folder / "temporary", folder / "media")
    return {path for place in kept for path in place.rglob("*") if path.is_file()}
