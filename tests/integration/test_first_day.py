"""docs/operations.md is followed, word by word, from an empty server to the first case study."""

import re
import smtplib
import socketserver
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPSHandler, OpenerDirector, Request, build_opener

import pytest

from tests.cms.previewing import EMPTY_CASE_STUDY
from tests.integration import doors
from tests.integration.doors import Door
from tests.integration.empty_server import EmptyServer, blocks
from tests.integration.serving import free_port
from tests.integration.units import Unit, settings_in

SECTION = "From an empty server to the first page"
SERVICES = {"insert-portal": 8001, "insert-cms": 8002, "insert-worker": 0}
MOST_MEGABYTES = 420
PATIENCE_SECONDS = 60
PASSWORD = "an-operators-first-day"
TITLE = "L’atelier vélo du premier jour"
WARNED = re.compile(r"\b(?:WARNING|ERROR|CRITICAL)\b|Traceback|\w+Warning\b")
PUBLISHED = {
    "title": TITLE,
    "slug": "atelier-velo",
    "summary": "On y répare des vélos.",
    "enterprise_name": "Atelier vélo",
    "country": "FR",
    "place": "Pau",
    "action-publish": "action-publish",
}


class Sink(socketserver.StreamRequestHandler):
    """A mail server that takes everything."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while self.rfile.readline() not in (b".\r\n", b""):
                    pass
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 fine\r\n")
            if word == b"QUIT":
                return


@contextmanager
def mail_server() -> Iterator[int]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Sink) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port: int = server.server_address[1]
        with smtplib.SMTP("127.0.0.1", port, timeout=PATIENCE_SECONDS):
            yield port
        server.shutdown()


def in_two(commands: list[str]) -> tuple[list[str], list[str]]:
    """What is to be done until the processes run, and afterwards."""
    started = next(place for place, block in enumerate(commands) if "enable --now" in block)
    return commands[: started + 1], commands[started + 1 :]


@contextmanager
def process(server: EmptyServer, name: str, port: int) -> Iterator[Path]:
    """A process as its unit starts it, at another port; yields its log."""
    unit = Unit.read(server.path(f"/etc/systemd/system/{name}.service"))
    words = server.translated(unit.value("ExecStart"))
    words = words.replace(f"--port {SERVICES[name]}", f"--port {port}")
    settings = settings_in(Path(server.translated(unit.value("EnvironmentFile"))))
    log = server.root / f"{name}.log"
    with log.open("wb") as lines:
        running = subprocess.Popen(
            words.split(),
            cwd=server.translated(unit.value("WorkingDirectory")),
            env=server.environment() | settings,
            stdout=lines,
            stderr=subprocess.STDOUT,
        )
    try:
        yield log
    finally:
        running.terminate()
        running.wait(PATIENCE_SECONDS)


def wait_until(is_so: Callable[[], bool], why_not: Callable[[], str]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, why_not()
        time.sleep(0.1)


def is_ready(port: int) -> bool:
    try:
        status, _headers, text = Door(port).ask("/readyz")
    except OSError:
        return False
    return status == 200 and '"ready"' in text


class Browser:
    """An editor's, as far as forms go."""

    def __init__(self, door: Door) -> None:
        context = ssl.create_default_context(cafile=door.certificate)
        self._base = f"https://localhost:{door.port}"
        self._opener: OpenerDirector = build_opener(
            HTTPSHandler(context=context), HTTPCookieProcessor(CookieJar())
        )
        self._opener.addheaders = [("Accept-Language", "fr"), ("Origin", "https://localhost")]

    def get(self, path: str) -> str:
        with self._opener.open(self._base + path, timeout=PATIENCE_SECONDS) as answer:
            return unescape(answer.read().decode())

    def post(self, path: str, **fields: str) -> str:
        """Fill in and send the form of a page."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path))
        assert token
        form = urlencode(fields | {"csrfmiddlewaretoken": token[1]}).encode()
        asked = Request(self._base + path, form)  # noqa: S310 - our own
        with self._opener.open(asked, timeout=PATIENCE_SECONDS) as answer:
            return unescape(answer.read().decode())


def first_case_study(door: Door) -> None:
    """Sign in, publish from the home page, and read it as everybody."""
    editor = Browser(door)
    home = editor.post("/cms/login/", username="operator", password=PASSWORD)
    new = re.search(r'href="(/cms/pages/add/library/casestudypage/\d+/)', home)
    assert new, home
    said = editor.post(new[1], **EMPTY_CASE_STUDY | PUBLISHED)
    assert "publiée" in said

    wait_until(lambda: TITLE in unescape(door.ask("/fr/")[2]), lambda: "it is not on the home page")
    found = unescape(door.ask("/fr/library?q=velo")[2])
    assert TITLE in re.sub("</?mark>", "", found)
    address = re.search(r'href="(/fr/case-studies/atelier-velo[^"?]*)"', found)
    assert address, found
    assert "On y répare des vélos." in unescape(door.ask(address[1])[2])


def warnings_in(text: str) -> list[str]:
    return [line for line in text.splitlines() if WARNED.search(line)]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmptyServer]:
    with EmptyServer.in_folder(tmp_path / "server") as made:
        yield made


def test_the_document_leads_from_an_empty_server_to_a_published_case_study(
    server: EmptyServer,
) -> None:
    commands = [each for each in blocks(SECTION) if server.cluster or "createdb" not in each]
    before, after = in_two(commands)
    with mail_server() as mail_port, ExitStack() as running:
        filled_in = (
            f"VAR_FOLDER={server.root}/var/lib/insert\nEMAIL_HOST=127.0.0.1\nEMAIL_TLS=none\n"
            f"EMAIL_PORT={mail_port}\nPUBLISHER='An association'\n"
        )
        if server.cluster:
            filled_in += f"DATABASE_URL={server.database_url}\n"
        told = server.follow(
            before,
            filled_in,
            PYTHONWARNINGS="default",
            DJANGO_SUPERUSER_USERNAME="operator",
            DJANGO_SUPERUSER_EMAIL="operator@localhost",
            DJANGO_SUPERUSER_PASSWORD=PASSWORD,
        )
        (megabytes,) = re.findall(r"^Installed in \S+: (\d+) MB", told, re.MULTILINE)
        assert int(megabytes) <= MOST_MEGABYTES

        ports = {name: free_port() for name in SERVICES}
        logs = [running.enter_context(process(server, name, ports[name])) for name in SERVICES]
        for name in ("insert-portal", "insert-cms"):
            wait_until(lambda: is_ready(ports[name]), (server.root / f"{name}.log").read_text)  # noqa: B023
        examined = server.follow(after, filled_in, HOST="localhost")
        assert "\nno fault" in examined
        assert "has taken a mail to operator@localhost" in examined

        configuration = server.path("/etc/nginx/conf.d/insert.conf")
        opened = doors.nginx(
            server.root / "nginx", ports["insert-portal"], ports["insert-cms"], configuration
        )
        first_case_study(running.enter_context(opened))

    told += examined + "".join(log.read_text() for log in logs)
    assert warnings_in(told) == []
