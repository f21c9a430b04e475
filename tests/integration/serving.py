"""A whole site on loopback, served as in production: one process with portal, CMS and worker."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.integration.installation import Installation

APPLICATION = "wsgi:serve_site"
READY_SECONDS = 180
STOP_SECONDS = 30
ANSWER_SECONDS = 30
POLL_SECONDS = 0.1


@dataclass
class ServedSite:
    """A running site.

    Attributes:
        installation: where it lives.
        base_url: scheme, host and port, without a slash at the end.
    """

    installation: Installation
    base_url: str

    @classmethod
    @contextmanager
    def seeded(cls, folder: Path, application: str = APPLICATION) -> Iterator["ServedSite"]:
        """A site with the demonstration content; see ``Installation.seeded``."""
        installation = Installation.seeded(folder)
        try:
            with cls.serving(installation, application) as site:
                yield site
        finally:
            installation.delete()

    @classmethod
    @contextmanager
    def serving(
        cls,
        installation: Installation,
        application: str = APPLICATION,
        ready: str = "/readyz",
        *,
        has_worker: bool = True,
    ) -> Iterator["ServedSite"]:
        """Serve an installation for as long as the context lasts, once ``ready`` answers."""
        own = {"EMBEDDED_WORKER": "1" if has_worker else ""}
        port = free_port()
        site = cls(installation, f"http://127.0.0.1:{port}")
        log = installation.folder / "server.log"
        with log.open("wb") as lines:
            server = subprocess.Popen(
                [installation.python, *_options(port, application), application],
                cwd=installation.checkout,
                env=own | installation.environment | {"BASE_URL": site.base_url},
                stdout=lines,
                stderr=subprocess.STDOUT,
            )
        try:
            _wait_until_ready(site.address(ready), server, log)
            yield site
        finally:
            _stop(server)

    @property
    def port(self) -> int:
        """Where it listens, on loopback."""
        return int(self.base_url.rpartition(":")[2])

    def address(self, path: str) -> str:
        """The address of a path of this site."""
        return self.base_url + path


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _options(port: int, application: str) -> list[str]:
    """Serve as in production, or as any WSGI application of an earlier release or a benchmark."""
    options = "-m granian --host 127.0.0.1 --workers 1 --no-ws"
    if application.startswith("wsgi:serve_"):
        own = "--interface rsgi --http 1 --factory --http1-header-read-timeout 10000"
    else:
        own = "--interface wsgi --blocking-threads 4"
    return [*options.split(), *own.split(), "--port", str(port)]


def _wait_until_ready(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not _is_ready(address):
        told = log.read_text(errors="replace")
        assert server.poll() is None, f"the server has ended: {told}"
        assert time.monotonic() < deadline, f"not ready after {READY_SECONDS} s: {told}"
        time.sleep(POLL_SECONDS)


def _is_ready(address: str) -> bool:
    try:
        with urlopen(address, timeout=ANSWER_SECONDS) as answer:  # noqa: S310 - our own
            return bool(answer.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End it by its process id; granian ends its worker itself."""
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
