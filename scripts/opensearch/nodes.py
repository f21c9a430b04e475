"""Runs one node of a cluster on loopback."""

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"
_HEAP_MEGABYTES = 384
"""A node does not start with 256."""
_JAVA_OPTIONS_LEFT_OUT = ("-Xms", "-Xmx", "9-:-Xlog:gc", "20-:--add-modules", "11-:", "-X")
"""The heap is ours, and the wheel of Java lacks a module that only makes vectors faster."""
_JAVA_OPTIONS = (
    f"-Xms{_HEAP_MEGABYTES}m",
    f"-Xmx{_HEAP_MEGABYTES}m",
    # A node that lives for minutes starts in half the time so.
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Djava.locale.providers=SPI,CLDR",  # finds what splits Thai
)
_NOBODY = 65534
_CHARACTERS_OF_LAST_WORDS = 3000


@dataclass
class Node:
    """A node is one process of the cluster, with a folder of its own.

    Attributes:
        distribution: the folder of OpenSearch.
        java: the folder of the Java that it runs on.
    """

    name: str
    folder: Path
    http_port: int
    transport_port: int
    distribution: Path
    java: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return its address."""
        return f"http://{LOOPBACK}:{self.http_port}"

    @property
    def transport(self) -> str:
        """Return its address for other nodes."""
        return f"{LOOPBACK}:{self.transport_port}"

    def configure(self, nodes: Sequence["Node"]) -> None:
        """Make its folder, as one of the nodes of a cluster."""
        settings = {
            "cluster.name": "insert",
            "node.name": self.name,
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
            "network.host": LOOPBACK,
            "http.port": self.http_port,
            "transport.port": self.transport_port,
            "discovery.seed_hosts": [each.transport for each in nodes],
            "cluster.initial_cluster_manager_nodes": [each.name for each in nodes],
            "node.store.allow_mmap": False,  # it would need a setting of the kernel
            "cluster.routing.allocation.disk.threshold_enabled": False,
        }
        config = self.folder / "config"
        shutil.copytree(self.distribution / "config", config)
        for name in ("data", "logs", "tmp"):
            (self.folder / name).mkdir()
        lines = (f"{name}: {json.dumps(value)}" for name, value in settings.items())
        (config / "opensearch.yml").write_text("\n".join(lines))
        options = config / "jvm.options"
        kept = self._options_kept(options.read_text())
        options.write_text("\n".join([*kept, *_JAVA_OPTIONS, ""]))
        if os.geteuid() == 0:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, _NOBODY, _NOBODY)

    def run(self) -> None:
        """Start it, or start it again."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "OPENSEARCH_JAVA_HOME": str(self.java),
            "OPENSEARCH_PATH_CONF": str(self.folder / "config"),
            "OPENSEARCH_TMPDIR": str(self.folder / "tmp"),
        }
        command = [*_unprivileged(), str(self.distribution / "bin" / "opensearch")]
        with (self.folder / "output").open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603 - our own words
                command, env=environment, cwd=self.folder, stdout=output, stderr=output
            )

    def has_ended(self) -> bool:
        """Return whether it ended by itself."""
        return self.process is not None and self.process.poll() is not None

    def last_words(self) -> str:
        """Return what it wrote last."""
        return (self.folder / "output").read_text(errors="replace")[-_CHARACTERS_OF_LAST_WORDS:]

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def _options_kept(self, options: str) -> Iterator[str]:
        for line in options.splitlines():
            if not line.startswith(_JAVA_OPTIONS_LEFT_OUT):
                yield line.replace("agent/", f"{self.distribution}/agent/")


def free_ports(count: int) -> list[int]:
    """Return ports that nothing listens at now."""
    sockets = [socket.create_server((LOOPBACK, 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _unprivileged() -> list[str]:
    """Return what stands before a node's command.

    No node outlives whoever started it, and OpenSearch refuses to run as root.
    """
    setpriv = ["setpriv", "--pdeathsig", "KILL"]
    if os.geteuid() == 0:
        setpriv += [f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]
    return setpriv
