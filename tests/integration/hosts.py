"""Two hosts in network namespaces, joined by a bridge to this machine. Only root may make them."""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from content_models.deployment import PROJECT_FOLDER

NETWORK = "198.18.14"
"""Of the range that RFC 2544 leaves to tests."""
BRIDGE_ADDRESS = f"{NETWORK}.1"
PORT = 8000


@dataclass
class Host:
    """A host has an address, a folder and processes of its own, and shares nothing else."""

    name: str
    address: str
    environment: dict[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def base_url(self) -> str:
        """Where its site answers."""
        return f"http://{self.address}:{PORT}"

    def run(self, module: str, *words: str) -> None:
        """Run ``python -m module words`` there to its end."""
        done = subprocess.run(
            self._command(module, *words),
            cwd=PROJECT_FOLDER,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"{module} {words}: {done.stdout}\n{done.stderr}"

    def start(self, module: str, *words: str, **more: str) -> None:
        """Start ``python -m module words`` there."""
        log = Path(self.environment["VAR_FOLDER"]) / "log"
        with log.open("ab") as lines:
            self.processes.append(
                subprocess.Popen(
                    self._command(module, *words),
                    cwd=PROJECT_FOLDER,
                    env=self.environment | {"BASE_URL": self.base_url} | more,
                    stdout=lines,
                    stderr=lines,
                    start_new_session=True,
                )
            )

    def serve(self, application: str, **more: str) -> None:
        """Serve an application."""
        options = "--workers 1 --no-ws --interface rsgi --http 1 --factory"
        own = ["--host", self.address, "--port", str(PORT)]
        self.start("granian", *options.split(), *own, application, **more)

    def lose_power(self) -> None:
        """Kill every process at once."""
        found = _ip("netns", "pids", self.name).split()
        for process in found:
            with suppress(ProcessLookupError):
                os.kill(int(process), signal.SIGKILL)
        for each in self.processes:
            each.wait()
        self.processes.clear()

    def _command(self, module: str, *words: str) -> list[str]:
        return ["ip", "netns", "exec", self.name, sys.executable, "-m", module, *words]


@contextmanager
def two_hosts(folder: Path) -> Iterator[list[Host]]:
    """Two hosts that reach this machine at ``BRIDGE_ADDRESS``, and it them."""
    run = secrets.token_hex(2)
    bridge = f"bridge-{run}"
    hosts = []
    for number, letter in enumerate("ab", start=2):
        own = folder / letter
        own.mkdir()
        environment = {"PATH": os.environ["PATH"], "VAR_FOLDER": str(own)}
        hosts.append(Host(f"{letter}-{run}", f"{NETWORK}.{number}", environment))
    try:
        _ip("link", "add", bridge, "type", "bridge")
        _ip("address", "add", f"{BRIDGE_ADDRESS}/24", "dev", bridge)
        _ip("link", "set", bridge, "up")
        for host in hosts:
            cable = f"cable-{host.name}"
            _ip("netns", "add", host.name)
            _ip("link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", host.name)
            _ip("link", "set", cable, "master", bridge, "up")
            _ip("-n", host.name, "address", "add", f"{host.address}/24", "dev", "eth0")
            for device in ("lo", "eth0"):
                _ip("-n", host.name, "link", "set", device, "up")
        yield hosts
    finally:
        for host in hosts:
            with suppress(subprocess.CalledProcessError):
                host.lose_power()
                _ip("netns", "delete", host.name)
        with suppress(subprocess.CalledProcessError):
            _ip("link", "delete", bridge)


def can_be_made() -> bool:
    """Whether this process may make hosts."""
    name = f"try-{secrets.token_hex(2)}"
    try:
        _ip("netns", "add", name)
    except (OSError, subprocess.CalledProcessError):
        return False
    _ip("netns", "delete", name)
    return True


def _ip(*words: str) -> str:
    return subprocess.run(["ip", *words], check=True, capture_output=True, text=True).stdout
