"""Ways to reach a site on loopback: directly, through nginx, through Caddy, as deploy/ has them."""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path

import pytest

from content_models.deployment import PROJECT_FOLDER
from tests.integration.serving import free_port

DEPLOY = PROJECT_FOLDER / "deploy"
PATIENCE_SECONDS = 30
POLL_SECONDS = 0.05
CADDY_WITH_NEW_BUFFERS = (2, 6, 3)


@dataclass(frozen=True)
class Door:
    """Where strangers come in.

    Attributes:
        port: on loopback.
        certificate: of who speaks TLS there.
    """

    port: int
    certificate: Path | None = None

    def connect(self) -> socket.socket:
        """A connection that takes in little at a time."""
        plain = socket.socket()
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        plain.settimeout(PATIENCE_SECONDS)
        plain.connect(("127.0.0.1", self.port))
        if not self.certificate:
            return plain
        return self._tls().wrap_socket(plain, server_hostname="localhost")

    def ask(
        self, path: str, method: str = "GET", body: bytes = b"", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of an answer."""
        where = ("localhost", self.port)
        asked = (
            HTTPSConnection(*where, timeout=PATIENCE_SECONDS, context=self._tls())
            if self.certificate
            else HTTPConnection(*where, timeout=PATIENCE_SECONDS)
        )
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            asked.request(method, path, body or None, named)
            return told(asked.getresponse())
        finally:
            asked.close()

    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.certificate)


def told(answer: HTTPResponse) -> tuple[int, dict[str, str], str]:
    """Status, headers by their name in lower case, and text."""
    headers = {name.lower(): value for name, value in answer.getheaders()}
    return answer.status, headers, answer.read().decode(errors="replace")


@contextmanager
def nginx(
    folder: Path, portal: int, cms: int, configuration: Path = DEPLOY / "nginx" / "insert.conf"
) -> Iterator[Door]:
    """Deploy's nginx in front of the processes at two ports, or one that an operator filled in."""
    program = _program("nginx", "nginx-light")
    folder.mkdir()
    certificate, key = _certificate(folder)
    port, unsafe = free_port(), free_port()
    shipped = configuration.read_text().replace("insert.example.org", "localhost")
    for written, instead in (
        ("127.0.0.1:8001", f"127.0.0.1:{portal}"),
        ("127.0.0.1:8002", f"127.0.0.1:{cms}"),
        ("listen [::]:80;", ""),
        ("listen [::]:443 ssl http2;", ""),
        ("listen 80;", f"listen 127.0.0.1:{unsafe};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;"),
        ("/etc/letsencrypt/live/localhost/fullchain.pem", str(certificate)),
        ("/etc/letsencrypt/live/localhost/privkey.pem", str(key)),
        ("/var/log/nginx/insert.log", f"{folder}/access.log"),
    ):
        assert written in shipped, written
        shipped = shipped.replace(written, instead)
    (folder / "insert.conf").write_text(shipped)
    places = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{'user root;' if os.geteuid() == 0 else ''}\n"
        f"daemon off;\nworker_processes 1;\npid {folder}/pid;\nerror_log {folder}/error.log;\n"
        f"events {{ worker_connections 4096; }}\n"
        f"http {{\naccess_log off;\n{places}include {folder}/insert.conf;\n}}\n"
    )
    with _running([program, "-p", str(folder), "-c", str(folder / "nginx.conf")], folder, port):
        yield Door(port, certificate)


@contextmanager
def caddy(folder: Path, portal: int, cms: int) -> Iterator[Door]:
    """Deploy's Caddy in front of the processes at two ports."""
    program = _program("caddy", "caddy")
    shutil.copytree(DEPLOY / "caddy", folder)
    if _caddy_version(program) < CADDY_WITH_NEW_BUFFERS:
        (folder / "buffering-2.6.2.caddy").rename(folder / "buffering.caddy")
    certificate, key = _certificate(folder)
    port = free_port()
    shipped = (folder / "Caddyfile").read_text()
    for written, instead in (
        ("127.0.0.1:8001", f"127.0.0.1:{portal}"),
        ("127.0.0.1:8002", f"127.0.0.1:{cms}"),
        ("\ninsert.example.org {", f"\nhttps://localhost:{port} {{\ntls {certificate} {key}"),
        ("\n{\n\tservers", "\n{\nadmin off\nauto_https disable_redirects\n\tservers"),
    ):
        assert written in shipped, written
        shipped = shipped.replace(written, instead)
    (folder / "Caddyfile").write_text(shipped)
    words = [program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with _running(words, folder, port):
        yield Door(port, certificate)


def _program(name: str, package: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if not found or not shutil.which("openssl"):
        pytest.skip(f"{name} is missing: apt-get install {package} openssl")
    return found


def _caddy_version(program: str) -> tuple[int, ...]:
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    return tuple(int(part) for part in said.split()[0].lstrip("v").split("-")[0].split("."))


def _certificate(folder: Path) -> tuple[Path, Path]:
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    wish = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    whom = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    made = ["openssl", *wish.split(), *whom, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    return certificate, key


@contextmanager
def _running(words: list[str], folder: Path, port: int) -> Iterator[None]:
    log = folder / "server.log"
    homes = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with log.open("wb") as lines:
        server = subprocess.Popen(words, stdout=lines, stderr=lines, env=os.environ | homes)
    try:
        _wait_until(lambda: _listens(port), server, log)
        yield
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until(is_so: Callable[[], bool], server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert server.poll() is None, log.read_text(errors="replace")
        assert time.monotonic() < deadline, log.read_text(errors="replace")
        time.sleep(POLL_SECONDS)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
