"""What deploy/ has for nginx and Caddy leads each request to the right process, told truly."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings

from portal import MAXIMUM_BODY_BYTES
from tests.integration import doors
from tests.integration.doors import DEPLOY, Door


class Telling(BaseHTTPRequestHandler):
    """Answers with what it was asked."""

    protocol_version = "HTTP/1.1"
    name: str

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        told = {
            "by": self.name,
            "path": self.path,
            "headers": headers,
            "body": len(self.rfile.read(length)),
        }
        text = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.send_header("Strict-Transport-Security", "max-age=1")
        self.end_headers()
        self.wfile.write(text)

    do_POST = do_GET  # noqa: N815 - its name is the library's

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def telling(name: str) -> Iterator[int]:
    """The port of a process that tells what it was asked."""
    handler = type(name, (Telling,), {"name": name})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def door(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Door]:
    with ExitStack() as stack:
        portal, cms = (stack.enter_context(telling(name)) for name in ("portal", "cms"))
        folder: Path = tmp_path_factory.mktemp("door") / request.param
        yield stack.enter_context(getattr(doors, request.param)(folder, portal=portal, cms=cms))


@pytest.mark.parametrize(
    ("path", "process"),
    [
        ("/", "portal"),
        ("/fr/library?q=v%C3%A9lo", "portal"),
        ("/media/documents/a.pdf", "portal"),
        ("/fr/_previews", "portal"),
        ("/cmsx", "portal"),
        ("/cms", "cms"),
        ("/cms/", "cms"),
        ("/cms/static/a.css", "cms"),
        ("/fr/_preview/a:b:c", "cms"),
        ("/prs/_preview/a:b:c", "cms"),
    ],
)
def test_each_address_reaches_its_process_unchanged(door: Door, path: str, process: str) -> None:
    status, headers, text = door.ask(path)

    told = json.loads(text)
    assert status == 200
    assert (told["by"], told["path"]) == (process, path)
    assert headers["strict-transport-security"] == "max-age=1"


@pytest.mark.parametrize("path", ["/fr/", "/cms/"])
def test_a_process_is_told_who_asks_and_not_what_they_claim(door: Door, path: str) -> None:
    claims = {"X_Forwarded_For": "198.51.100.1", "Forwarded": "for=198.51.100.1"}

    told = json.loads(door.ask(path, **claims)[2])["headers"]

    assert told["x-forwarded-for"] == "127.0.0.1"
    assert told["x-forwarded-proto"] == "https"
    assert "forwarded" not in told
    assert told["host"].partition(":")[0] == "localhost"


def test_a_file_of_the_largest_size_reaches_the_cms_whole(door: Door) -> None:
    file = b"x" * settings.MAXIMUM_REQUEST_BYTES

    status, _headers, text = door.ask("/cms/documents/multiple/add/", "POST", file)

    assert status == 200
    assert json.loads(text)["body"] == len(file)


def test_both_allow_what_the_processes_allow() -> None:
    nginx = (DEPLOY / "nginx" / "insert.conf").read_text()
    caddy = (DEPLOY / "caddy" / "Caddyfile").read_text()

    sizes = re.findall(r"client_max_body_size (\d+)([km]);", nginx)
    bytes_of = {"k": 1024, "m": 1024 * 1024}
    of_readers, of_editors, of_imports = (int(number) * bytes_of[unit] for number, unit in sizes)
    least_of_imports, least_of_editors, least_of_readers = map(
        int, re.findall(r"max_size (\d+)", caddy)
    )

    assert (of_readers, of_editors) == (MAXIMUM_BODY_BYTES, settings.MAXIMUM_REQUEST_BYTES)
    assert of_imports == settings.MAXIMUM_IMPORT_BYTES <= least_of_imports
    assert least_of_readers >= MAXIMUM_BODY_BYTES
    assert least_of_editors >= settings.MAXIMUM_REQUEST_BYTES


def test_the_log_keeps_no_search_no_draft_and_no_whole_address(
    tmp_path: Path,
) -> None:
    with ExitStack() as stack:
        port = stack.enter_context(telling("portal"))
        with doors.nginx(tmp_path / "nginx", portal=port, cms=port) as door:
            door.ask("/fr/library?q=secret")
            door.ask("/fr/_preview/secret")

        log = (tmp_path / "nginx" / "access.log").read_text()

    assert log.count("\n") == 1
    assert log.startswith("127.0.0.0 [")
    assert "secret" not in log
